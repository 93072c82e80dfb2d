"""Pages on which a rumour is written down: by hand, from a report, from the field; and on which it is heard again."""

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.intake import queries as intake
from kentongan.intake.models import Door, Report
from kentongan.rumours import hearing, queries
from kentongan.rumours.hearing_forms import HeardForm, RumourForm
from kentongan.rumours.models import Rumour, RumourState, Sighting
from kentongan.rumours.views import both
from kentongan.verification import suggesting

SPOKEN, CHATTED = "lisan", "whatsapp"  # the channel that the door of a report suggests


@both
def open_rumour(request: MemberRequest) -> HttpResponse:
    """Write down a new rumour: by hand, from a report, or from what somebody in the field heard."""
    member, at = request.user, timezone.now()
    report, noted = _report(request), _noted(request)
    text = request.POST.get("claim", "") or (report.text if report else noted.told if noted else "")
    earlier = queries.earlier(member, text) if text else []
    form = RumourForm(
        request.POST or None,
        initial=_first(report, noted),
        regions=city.regions_of(member),
        channels=city.choices("rumour_channel", timezone.localdate()),
        categories=city.choices("issue_category", timezone.localdate()),
        kinds=city.choices("rumour_kind", timezone.localdate()),
        clearance=member.clearance,
        known=Rumour.objects.filter(pk__in=[each.rumour.pk for each in earlier]),
        now=at,
    )
    if request.method == "POST" and form.is_valid():
        if _perhaps_known(form, earlier):
            form.add_error("is_new", _("Ada rumor yang sangat mirip. Catat terdengar lagi di sana, atau centang ini."))
        else:
            try:
                heard = noted or form.heard()
                made = hearing.open_rumour(facts=form.facts(), heard=heard, member=member, at=at, report=report)
            except Refused as problem:
                form.add_error(None, str(problem))
            else:
                messages.success(request, _("Rumor dicatat. Berikutnya: minta konfirmasi dari dua instansi."))
                return redirect("rumours:rumour", pk=made.pk)
    context = {"form": form, "report": report, "noted": noted, "earlier": earlier}
    return render(request, "rumours/open.html", context, status=422 if form.errors else 200)


def _perhaps_known(form: RumourForm, earlier: list[queries.Earlier]) -> bool:
    said_so = form.cleaned_data["is_new"] or form.cleaned_data["repeat_of"]
    return not said_so and any(each.is_likely for each in earlier)


def _report(request: MemberRequest) -> Report | None:
    given = request.GET.get("laporan", "")
    if not given:
        return None
    try:
        return intake.report(request.user, UUID(given))
    except ValueError:
        return None


def _noted(request: MemberRequest) -> Sighting | None:
    given = request.GET.get("kabar", "")
    return queries.one_unlaid(request.user, int(given)) if given.isdecimal() else None


def _first(report: Report | None, noted: Sighting | None) -> dict[str, Any]:
    """First values: what the report or the note from the field says."""
    if noted is not None:
        here = {"region": noted.region_id, "heard_region": noted.region_id, "claim": noted.told}
        names = ("heard_at", "channel", "spot", "reach", "note")
        return here | {name: getattr(noted, name) for name in names} | {"classification": noted.classification}
    if report is None:
        return {}
    read = suggesting.initial(report, zone=timezone.get_current_timezone())
    heard = _heard(report)
    return {
        "claim": read["title"],
        "category": read["category"] or "rumour_hoax",
        "region": read["region"],
        "classification": report.classification,
        "heard_at": timezone.localtime(heard.heard_at),
        "heard_region": report.region_id,
        "channel": heard.channel,
    }


def _heard(report: Report, key: uuid.UUID | None = None) -> hearing.Heard:
    """A report as a sighting; its own words stay with it."""
    channel = CHATTED if report.door == Door.CHAT else SPOKEN
    moment = report.sent_at or report.received_at
    return hearing.Heard(region=report.region, heard_at=moment, channel=channel, key=key or uuid.uuid4())


@require_POST
def join(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One click: this report tells that rumour again."""
    report = intake.report(request.user, pk)
    thing = _wanted(request)
    heard = _heard(report, uuid.uuid5(report.pk, f"rumour {thing.pk}"))
    hearing.sight(rumour=thing, heard=heard, member=request.user, at=timezone.now(), report=report)
    messages.success(request, _heard_again(thing))
    return redirect("rumours:rumour", pk=thing.pk)


def _wanted(request: MemberRequest) -> Rumour:
    number = request.POST.get("rumour", "")
    return queries.rumour(request.user, int(number) if number.isdecimal() else 0)


def _heard_again(thing: Rumour) -> str:
    if thing.state == RumourState.WATCHING:
        return _("Tercatat terdengar lagi. Rumor ini dipantau; klarifikasinya siap dikirim ulang.")
    return _("Tercatat: rumor ini terdengar lagi.")


@both
def sight(request: MemberRequest, pk: int) -> HttpResponse:
    """Note by hand where a known rumour was heard."""
    thing = queries.rumour(request.user, pk)
    form = HeardForm(
        request.POST or None,
        regions=city.regions_of(request.user),
        channels=city.choices("rumour_channel", timezone.localdate()),
        now=timezone.now(),
        initial={"heard_region": thing.region_id},
    )
    if request.method == "POST" and form.is_valid():
        try:
            hearing.sight(rumour=thing, heard=form.heard(), member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _heard_again(thing))
            return redirect("rumours:rumour", pk=pk)
    context = {"form": form, "rumour": thing}
    return render(request, "rumours/sight.html", context, status=422 if form.errors else 200)
