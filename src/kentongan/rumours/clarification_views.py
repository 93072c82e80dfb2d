"""Pages of what the public is told, before and after it is: draft, approve, publish, send on, withdraw."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.journal import queries as journal
from kentongan.rumours import clarifying, drafting, queries, spreading
from kentongan.rumours.forms import ClarifyForm, ReasonForm
from kentongan.rumours.models import Clarification, Rumour
from kentongan.rumours.views import both

CHECKING = "checking"  # the advice while there is no verdict


@both
def draft(request: MemberRequest, pk: int) -> HttpResponse:
    """Write what the public shall be told, from a proposal that holds what the record holds."""
    thing = queries.rumour(request.user, pk)
    form = ClarifyForm(request.POST or None, initial=_first(request, thing))
    if request.method == "POST" and form.is_valid():
        wording = clarifying.Wording(**form.cleaned_data)
        try:
            made = clarifying.draft(rumour=thing, wording=wording, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Konsep disimpan. Berikutnya: orang kedua menyetujuinya."))
            return redirect("rumours:clarification", pk=made.pk)
    return render(request, "rumours/draft.html", {"form": form, "rumour": thing}, status=422 if form.errors else 200)


def _first(request: MemberRequest, thing: Rumour) -> dict[str, Any]:
    """What is in work already; else the proposal, with the speaker of the version before."""
    versions = list(thing.clarifications.order_by("-version"))
    last = versions[0] if versions else None
    if last is not None and last.state in clarifying.IN_WORK and last.verdict == thing.verdict:
        return {name: getattr(last, name) for name in ("title", "claim", "text", "speaker")}
    seen = spreading.spread(spreading.sightings(request.user, thing))
    confirmations = list(thing.confirmations.select_related("agency"))
    words = city.labels("rumour_advice")
    advice = words | {"": words.get(CHECKING, "")}
    proposed = drafting.proposal(thing, seen, confirmations, advice=advice)
    return proposed | {"speaker": last.speaker if last else str(request.user.agency.name)}


@require_safe
def clarification(request: MemberRequest, pk: int) -> HttpResponse:
    """One clarification: how far it is, and when it is out, the text to send on."""
    return render(request, "rumours/clarification.html", _page(request, queries.clarification(request.user, pk)))


def _page(request: MemberRequest, thing: Clarification) -> dict[str, Any]:
    url = request.build_absolute_uri(reverse("clarifications:clarification", args=[thing.slug]))
    ready = drafting.ready_text(thing, city=city.home_name(), url=url) if thing.state == "published" else ""
    return {
        "clarification": thing,
        "rumour": thing.rumour,
        "is_own": thing.drafted_by_id == request.user.pk,
        "is_outdated": thing.verdict != thing.rumour.verdict,
        "url": url,
        "ready": ready,
        "share": drafting.share_link(ready),
        "history": journal.history("clarification", thing.pk),
        "form": ReasonForm(),
    }


@require_POST
def approve(request: MemberRequest, pk: int) -> HttpResponse:
    """The second person says that it may go out."""
    verb = partial(clarifying.approve, read=_read(request))
    return _done(request, pk, verb, _("Klarifikasi disetujui. Berikutnya: terbitkan."))


def _read(request: MemberRequest) -> datetime:
    """Which draft was read: the page says when it was written. One that says nothing has shown none."""
    return parse_datetime(request.POST.get("read", "")) or datetime.min.replace(tzinfo=UTC)


@require_POST
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    """Put it on the public page."""
    said = _("Klarifikasi terbit. Kirim teks siap pakai di bawah ke grup RT dan RW.")
    return _done(request, pk, clarifying.publish, said)


def _done(request: MemberRequest, pk: int, verb: Callable[..., None], said: str) -> HttpResponse:
    thing = queries.clarification(request.user, pk)
    verb(clarification=thing, member=request.user, at=timezone.now())
    messages.success(request, said)
    return redirect("rumours:clarification", pk=pk)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back what is out; the public page says so, and why."""
    thing = queries.clarification(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            clarifying.withdraw(clarification=thing, reason=reason, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Klarifikasi ditarik. Halaman umumnya menjelaskan alasannya."))
            return redirect("rumours:clarification", pk=pk)
    return render(request, "rumours/clarification.html", _page(request, thing) | {"form": form}, status=422)
