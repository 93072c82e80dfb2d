"""Counts per area and day in, findings out."""

from kentongan.detection.panel import CountPanel, PanelError

__all__ = ["CountPanel", "PanelError"]
