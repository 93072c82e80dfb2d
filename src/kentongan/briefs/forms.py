"""What is asked of whoever composes a paper; validated here, decided in services."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.briefs.kinds import KINDS
from kentongan.briefs.services import Request
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Agency, Classification, Member
from kentongan.meetings import queries as meetings
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.plans.models import Plan
from kentongan.verification import queries as incidents
from kentongan.verification.models import Incident

NEWEST = 100  # rakor and incidents that may be chosen from
LONGEST = 4_000


class MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.held_on:%d-%m-%Y})"


class IncidentChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.occurred_on:%d-%m-%Y} · {obj.title} · {obj.region.name}"


def _day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=hint, widget=picker)


class ComposeForm(forms.Form):
    """What a paper is about; the fields follow from its kind."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, member: Member, **given: Any) -> None:
        super().__init__(*args, **given)
        self.kind, self.member = kind, member
        needs = KINDS[kind].needs
        for need in needs:
            getattr(self, f"_ask_{need}")()
        for name, (label, hint) in KINDS[kind].texts.items():
            box = forms.Textarea(attrs={"rows": 4})
            self.fields[name] = forms.CharField(
                label=label, help_text=hint, required=False, max_length=LONGEST, widget=box
            )
        if KINDS[kind].dated:
            self.fields["as_of"] = _day(
                _("Keadaan per tanggal"), required=False, hint=_("Kosongkan untuk keadaan hari ini.")
            )
        if "meeting" not in needs:
            allowed = [choice for choice in Classification.choices if choice[0] <= member.clearance]
            self.fields["classification"] = forms.TypedChoiceField(
                label=_("Klasifikasi naskah"),
                choices=allowed,
                coerce=int,
                initial=Classification.OPEN,
                help_text=_("Yang lebih rahasia daripada naskah tidak dimuat di dalamnya."),
            )
        self.fields["token"].initial = uuid4

    def request(self) -> Request:
        """Return what was asked, once the form is valid."""
        given = self.cleaned_data
        texts = {name: given[name] for name in (*KINDS[self.kind].texts, "period") if name in given}
        names = ("meeting", "agency", "incident", "plan", "starts_on", "ends_on", "as_of", "token")
        return Request(
            kind=self.kind,
            classification=given.get("classification") or Classification.OPEN,
            texts=texts,
            **{name: given.get(name) for name in names},
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and first > last:
            self.add_error("ends_on", _("Tanggal akhir harus sesudah tanggal awal."))
        if first and last and (last - first).days > KINDS[self.kind].longest:
            self.add_error("ends_on", _("Paling lama %(days)s hari.") % {"days": KINDS[self.kind].longest})
        return given

    def _ask_meeting(self) -> None:
        things = access.within(self.member, Meeting.objects.exclude(state=MeetingState.CANCELLED))
        if KINDS[self.kind].closed:
            things = things.filter(state=MeetingState.CLOSED)
        newest = things.order_by("-held_on", "-id").values("pk")[:NEWEST]
        named = Q(pk__in=newest) | Q(pk__in=things.filter(pk=self._named("meeting")).values("pk"))
        self.fields["meeting"] = MeetingChoice(
            label=_("Rakor"),
            queryset=meetings.meetings(self.member).filter(named).order_by("-held_on", "-id"),
        )

    def _named(self, need: str) -> int:
        """Return what a link leads here with, or what was chosen then: it is offered however old it is."""
        told = str((self.data if self.is_bound else self.initial).get(need) or "")
        return int(told) if told.isdecimal() and len(told) < 12 else 0

    def _ask_agency(self) -> None:
        offices = Agency.objects.filter(region__code__startswith=self.member.region_id).order_by("short")
        self.fields["agency"] = forms.ModelChoiceField(label=_("Instansi"), queryset=offices)

    def _ask_incident(self) -> None:
        seen = incidents.incidents(self.member)
        newest = seen.order_by("-occurred_on", "-id").values("pk")[:NEWEST]
        named = Q(pk__in=newest) | Q(pk__in=seen.filter(pk=self._named("incident")).order_by().values("pk"))
        things = Incident.objects.filter(named).select_related("region").order_by("-occurred_on", "-id")
        self.fields["incident"] = IncidentChoice(label=_("Peristiwa"), queryset=things)

    def _ask_plan(self) -> None:
        things = access.within(self.member, Plan.objects.all()).order_by("-year", "-id")
        self.fields["plan"] = forms.ModelChoiceField(label=_("Rencana"), queryset=things)

    def _ask_quarter(self) -> None:
        periods = [(code, f"{code}, {label}") for code, label in city.labels("plan_period").items()]
        self.fields["period"] = forms.ChoiceField(label=_("Masa laporan"), choices=periods)

    def _ask_period(self) -> None:
        self.fields["starts_on"] = _day(_("Dari tanggal"))
        self.fields["ends_on"] = _day(_("Sampai tanggal"))


class FilterForm(forms.Form):
    """The list of papers, by kind and words of the title."""

    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    cari = forms.CharField(label=_("Cari judul atau nomor"), required=False, max_length=80)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["jenis"].choices = [("", _("Semua jenis")), *kinds]
