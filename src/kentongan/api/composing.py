"""From an alert to the words of a CAP message, by the rows of the city's profile."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import translation

from kentongan.alerts.models import Alert, AlertStage, Degree
from kentongan.api import cap, outlines
from kentongan.api.models import CapCategory, CapLevel, CapProfile
from kentongan.city.models import Classification, Term

# How sure, after the standard: Observed = it happened or goes on; Likely = above one in two; Possible = up to that;
# Unlikely = hardly. A real disturbance (GN) is observed whatever the matrix says. On rows older than the matrix the
# stage alone tells.
CERTAINTY = {
    Degree.VERY_HIGH: "Likely",
    Degree.HIGH: "Likely",
    Degree.MEDIUM: "Possible",
    Degree.LOW: "Unlikely",
}
WITHOUT_MATRIX = {AlertStage.POTENTIAL: "Possible", AlertStage.THRESHOLD: "Likely"}
SCOPES = {Classification.LIMITED: "Restricted", Classification.SECRET: "Private"}
WITHDRAWN = "Pesan-pesan yang dirujuk tidak berlaku lagi."
CANCELLED = "Pembatalan pesan sebelumnya"


@dataclass(frozen=True)
class Words:
    """The rows that one alert needs, loaded once."""

    profile: CapProfile
    level: CapLevel
    categories: list[str]
    label: str
    gloss: str


def words_for(alert: Alert) -> Words:
    """Load what is said of this level and kind of trouble."""
    row = CapCategory.objects.filter(pk=alert.category).first()
    term = Term.objects.filter(kind="issue_category", code=alert.category).order_by("-valid_from").first()
    return Words(
        profile=CapProfile.objects.get(),
        level=CapLevel.objects.get(pk=alert.level),
        categories=row.categories if row else ["Other"],
        label=term.label if term else alert.category,
        gloss=term.gloss if term else "",
    )


def facts(alert: Alert) -> dict[str, Any]:
    """Return what a later message is measured against: codes and numbers."""
    return {
        "level": alert.level,
        "stage": alert.stage,
        "category": alert.category,
        "simulated": alert.is_simulated,
        "incidents": alert.incidents.count(),
    }


def is_news(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Has something changed that whoever heard the last message should hear? Of incidents, only a doubling.

    >>> told = {"level": "siaga", "incidents": 3}
    >>> is_news(told, {"level": "siaga", "incidents": 5}), is_news(told, {"level": "siaga", "incidents": 6})
    (False, True)
    """
    same = all(now[name] == before[name] for name in now if name != "incidents")
    return not same or now["incidents"] >= 2 * max(before["incidents"], 1)


def certainty(alert: Alert) -> str:
    """Return how sure CAP should be told we are."""
    if alert.stage == AlertStage.ACTUAL:
        return "Observed"
    if alert.likelihood is None:
        return WITHOUT_MATRIX[AlertStage(alert.stage)]
    return CERTAINTY[Degree(alert.likelihood)]


def scope(alert: Alert, profile: CapProfile) -> str:
    """Return for whom it is: an ordinary alert is for the public only where the city has said so."""
    ordinary = "Public" if profile.is_public else "Restricted"
    return SCOPES.get(Classification(alert.classification), ordinary)


def addresses(classification: int) -> str:
    """Return the addressees that the standard wants of a private message; several words stand in quotation marks."""
    with translation.override("id"):
        return f'"Hak baca {Classification(classification).label}"'


def expiry(words: Words, at: datetime) -> datetime:
    """Return until when a message of this level holds."""
    return at + timedelta(hours=words.level.hours)


def headline(alert: Alert, words: Words) -> str:
    """Return the title, never more than CAP's 160 characters."""
    return f"{words.level}: {words.label} di {alert.region.name}"[:160]


def infos(alert: Alert, words: Words, *, at: datetime) -> list[cap.Info]:
    """Return the info in Indonesian, and in English where the rows have the words for it."""
    with translation.override("id"):
        shared = _shared(alert, words, at)
        said = cap.Info(
            language="id-ID",
            event=words.label,
            headline=headline(alert, words),
            description=alert.reason,
            instruction=words.level.instruction,
            **shared,
        )
        if not (words.gloss and words.level.description_en and words.level.instruction_en):
            return [said]
        in_english = cap.Info(
            language="en-US",
            event=words.gloss,
            headline=f"{words.level}: {words.gloss} in {alert.region.name}"[:160],
            description=words.level.description_en,
            instruction=words.level.instruction_en,
            **shared,
        )
        return [said, in_english]


def _shared(alert: Alert, words: Words, at: datetime) -> dict[str, Any]:
    known = outlines.boundaries_of([alert.region_id])
    drawn = outlines.rings(known.get(alert.region_id))
    area = cap.Area(
        description=f"{alert.region.get_level_display()} {alert.region.name}",
        codes=[("KEMENDAGRI", alert.region_id)],
        polygons=drawn.rings,
    )
    site = words.profile.site.rstrip("/")
    return {
        "categories": words.categories,
        "response": words.level.response,
        "urgency": words.level.urgency,
        "severity": words.level.severity,
        "certainty": certainty(alert),
        "effective": at,
        "expires": expiry(words, at),
        "sender_name": words.profile.sender_name,
        "web": f"{site}{reverse('alerts:alert', args=[alert.pk])}" if site else "",
        "contact": words.profile.contact,
        "parameters": [*_parameters(alert), *([("kentongan:batas", drawn.left_out())] if drawn.left_out() else [])],
        "areas": [area],
    }


def _parameters(alert: Alert) -> list[tuple[str, str]]:
    """Return our own scales, which are finer than CAP's."""
    said = [("kentongan:tingkat", alert.level), ("kentongan:tahap", alert.stage)]
    matrix = [("kentongan:kemungkinan", alert.likelihood), ("kentongan:dampak", alert.impact)]
    return said + [(name, str(degree)) for name, degree in matrix if degree is not None]
