"""Template filters that turn stored codes into what people read and see."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()

# How a state looks on its chip, for all rooms at once; the words themselves come from the models.
TONES = {
    "new": "open", "taken": "progress", "waiting": "wait", "verified": "done", "set_aside": "stop",
    "merged": "neutral",
    "unknown": "wait", "true": "done", "false": "stop", "cannot_tell": "neutral",
    "raised": "open", "acknowledged": "wait", "responding": "progress", "closed": "done",
    "assigned": "open", "accepted": "progress", "refused": "stop", "done": "wait", "checked": "done",
    "open": "open", "asked": "wait", "judged": "progress", "clarified": "done", "watching": "progress",
    "draft": "open", "approved": "progress", "published": "done", "replaced": "neutral", "withdrawn": "stop",
    "cancelled": "neutral", "planned": "wait", "held": "progress",
    "adopted": "progress", "sent": "done", "returned": "stop",
    "building": "progress", "live": "done", "ended": "neutral",
    "heard": "done", "silent": "stop", "help": "stop", "fine": "done", "free": "neutral", "resting": "neutral",
    "helped": "done", "harmed": "stop", "no_difference": "neutral", "cannot_say": "wait",
}  # fmt: skip


@register.filter
def of(labels: Mapping[str, str], code: str) -> str:
    """Return the label of a code, `{{ labels|of:incident.category }}`; a code without one is shown as it is."""
    return labels.get(code, code) if code else ""


@register.filter
def tone(state: str) -> str:
    """Return the tone of a state's chip, `{{ report.state|tone }}`."""
    return TONES.get(state, "neutral")


@register.filter
def sign(level: str) -> str:
    """Return the sign of a level, `{{ region.level|sign }}`: whatever is no level is silence, which has its own."""
    return level if level in {"aman", "waspada", "siaga", "awas"} else "senyap"


@register.filter
def secrecy(thing: Any) -> str:
    """Return the word of a thing's classification, or nothing for what is open."""
    return thing.get_classification_display() if thing.classification else ""
