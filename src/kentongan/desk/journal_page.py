"""The journal as a page: who did what to which thing, as far as region and clearance reach."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.journal import queries as journal
from kentongan.journal.models import Entry
from kentongan.journal.wording import DEEDS


class JournalForm(forms.Form):
    """What to look for; everything may be left open."""

    perbuatan = forms.ChoiceField(label=_("Perbuatan"), required=False)
    pelaku = forms.CharField(label=_("Pelaku"), required=False, max_length=150)
    sejak = forms.DateField(
        label=_("Sejak"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sampai = forms.DateField(
        label=_("Sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        deeds = sorted(DEEDS.items(), key=lambda pair: str(pair[1]))
        self.fields["perbuatan"].choices = [("", _("semua")), *deeds]  # type: ignore[attr-defined]


def lines(
    member: Member, *, verb: str = "", actor: str = "", first: date | None = None, last: date | None = None
) -> QuerySet[Entry]:
    """Return the lines that exist for the member, newest first.

    Lines without a region (a word added to a list) belong to the whole city: whoever sees all of it sees them.
    """
    entries = journal.deeds(prefix=member.region_id, clearance=member.clearance)
    if settings.HOME_CODE.startswith(member.region_id):
        entries = entries | Entry.objects.filter(region="", classification__lte=member.clearance).order_by("-id")
    if verb:
        entries = entries.filter(verb=verb)
    if actor:
        entries = entries.filter(actor_name__icontains=actor)
    if first:
        entries = entries.filter(at__gte=_midnight(first))
    if last:
        entries = entries.filter(at__lt=_midnight(date.fromordinal(last.toordinal() + 1)))
    return entries


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(settings.TIME_ZONE))
