"""Kentongan: see social conflict coming, settle it while it is small, prove that it was settled."""

__version__ = "0.1.0"
