"""Reads of the public form."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kentongan.city import queries as city
from kentongan.city.models import Term
from kentongan.intake.models import Question, Report
from kentongan.streetform.models import StreetForm

# Many people share one address of a mobile provider: fewer would shut out a whole quarter.
PER_SOURCE = 20


def street_form() -> StreetForm:
    """Return how the form stands; closed where nobody has ever set it."""
    return StreetForm.objects.first() or StreetForm(per_source=PER_SOURCE)


def is_open_at(form: StreetForm, at: datetime) -> bool:
    """Does the form take reports at this moment? Hours may run over midnight; the same hour twice is all day."""
    clock = at.astimezone(ZoneInfo(settings.TIME_ZONE)).time()
    if form.opens == form.closes:
        return form.is_open
    by_day = form.opens <= clock < form.closes
    over_night = form.opens > form.closes and (clock >= form.opens or clock < form.closes)
    return form.is_open and (by_day or over_night)


def emergency_numbers(at: datetime) -> QuerySet[Term]:
    """Return whom to call when it cannot wait."""
    return city.terms("emergency_number", at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()).order_by("order", "code")


def numbers_in_words(at: datetime) -> str:
    """Return them for a sentence."""
    return ", ".join(str(term.code) for term in emergency_numbers(at)) or "112"


def open_questions(report: Report) -> QuerySet[Question]:
    """Return what the desk asked about a report and nobody has answered."""
    return report.questions.filter(answered_at=None)


def door_standing() -> tuple[bool, str]:
    """Return whether the form is open, and in words why it last turned somebody away."""
    form = street_form()
    words = {
        "street-form-too-many": _("satu jaringan mencapai batas hariannya"),
        "street-form-full": _("batas laporan sehari tercapai"),
    }
    return form.is_open, words.get(form.last_refusal, "")
