"""Pages of the desk: which rumours go around, what is known of each, what to do next."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import queries as journal
from kentongan.rumours import charts, clocks, drafting, queries, services, spreading
from kentongan.rumours.forms import AskForm, FilterForm, JudgeForm, ReasonForm
from kentongan.rumours.models import Confirmation, Rumour, RumourState

PAGE = 25
LAST_SIGHTINGS = 15
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def rumours(request: MemberRequest) -> HttpResponse:
    """The rumours of my area, the newest known first; over time in red and in words."""
    member, at = request.user, timezone.now()
    targets = clocks.minutes()
    form = FilterForm(request.GET, regions=city.regions_of(member))
    is_late = request.GET.get("jam") == "lewat"
    things = queries.rumours(member, **form.wanted(), late=clocks.late(targets, at=at) if is_late else None)
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": [(thing, clocks.owed(thing, targets, at=at)) for thing in page],
        "is_late": is_late,
        "query": query.urlencode(),
        "late_count": queries.late_count(member, at=at),
        "unlaid_count": queries.unlaid(member).count() if access.permits(member, "rumour.keep") else 0,
        "asked_count": queries.waiting_for(member).count(),
        "labels": city.labels("issue_category"),
    }
    return render(request, "rumours/rumours.html", context)


@require_safe
def rumour(request: MemberRequest, pk: int) -> HttpResponse:
    """One rumour: the claim, its spread, what institutions count, whose turn it is."""
    return render(request, "rumours/rumour.html", _page(request.user, queries.rumour(request.user, pk)))


def _page(member: Member, thing: Rumour) -> dict[str, Any]:
    at = timezone.now()
    seen = spreading.sightings(member, thing)
    confirmations = list(thing.confirmations.select_related("agency", "asked", "answered_by"))
    spread = spreading.spread(seen)
    days = spreading.by_day(seen)
    clarifications = list(thing.clarifications.select_related("drafted_by", "approved_by").order_by("-version"))
    return {
        "rumour": thing,
        "spread": spread,
        "counts": drafting.counts(spread, confirmations),
        "said": drafting.latest(confirmations),
        "open_questions": [one for one in confirmations if one.answered_at is None],
        "clocks": clocks.clocks_of(thing, clocks.minutes(), at=at),
        "days": days,
        "chart": charts.chart(days),
        "places": spreading.by_region(seen),
        "channels": spreading.by_channel(seen),
        "channel_labels": city.labels("rumour_channel"),
        "reach": spreading.reach(seen),
        "sightings": list(seen.select_related("heard_by__agency", "region")[:LAST_SIGHTINGS]),
        "labels": city.labels("issue_category"),
        "kinds": city.labels("rumour_kind"),
        "clarifications": clarifications,
        "out": next((one for one in clarifications if one.state == "published"), None),
        "former": list(thing.judgements.select_related("judged_by").order_by("-judged_at", "-id")[1:]),
        "history": journal.history("rumour", thing.pk),
        "is_open": thing.state != RumourState.CLOSED,
        "is_part": not thing.region_id.startswith(member.region_id),
        "at": at,
        "ask_form": AskForm(confirmers=queries.confirmers(member, thing), initial={"question": _question(thing)}),
        "judge_form": JudgeForm(initial={"verdict": thing.verdict, "reason": thing.verdict_reason}),
        "close_form": ReasonForm(prefix="close"),
    }


def _question(thing: Rumour) -> str:
    text = _("Adakah kasus seperti ini tercatat di instansi Anda: “{claim}”?")
    return text.format(claim=thing.claim.rstrip(" ."))


@require_safe
def alike(request: MemberRequest, pk: int) -> HttpResponse:
    """The rumours that tell the same as this one; loaded into its page."""
    thing = queries.rumour(request.user, pk)
    context = {"rumour": thing, "earlier": queries.earlier(request.user, thing.claim, but=thing.pk)}
    return render(request, "rumours/alike.html", context)


@require_POST
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask a named member of an institution."""
    thing = queries.rumour(request.user, pk)
    form = AskForm(request.POST, confirmers=queries.confirmers(request.user, thing))
    if form.is_valid():
        try:
            made: Confirmation = services.ask(rumour=thing, **form.cleaned_data, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Pertanyaan dikirim kepada %s.") % made.asked)
            return redirect("rumours:rumour", pk=pk)
    return render(request, "rumours/rumour.html", _page(request.user, thing) | {"ask_form": form}, status=422)


@require_POST
def judge(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what the claim is worth, and why."""
    thing = queries.rumour(request.user, pk)
    form = JudgeForm(request.POST)
    if form.is_valid():
        try:
            services.judge(rumour=thing, **form.cleaned_data, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Putusan disimpan. Berikutnya: susun klarifikasi untuk umum."))
            return redirect("rumours:rumour", pk=pk)
    return render(request, "rumours/rumour.html", _page(request.user, thing) | {"judge_form": form}, status=422)


@require_POST
def watch(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep an eye on it."""
    services.watch(rumour=queries.rumour(request.user, pk), member=request.user, at=timezone.now())
    messages.success(request, _("Rumor dipantau."))
    return redirect("rumours:rumour", pk=pk)


@require_POST
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """Put it away, with a reason."""
    thing = queries.rumour(request.user, pk)
    form = ReasonForm(request.POST, prefix="close")
    if not form.is_valid():
        return render(request, "rumours/rumour.html", _page(request.user, thing) | {"close_form": form}, status=422)
    services.close(rumour=thing, reason=form.cleaned_data["reason"], member=request.user, at=timezone.now())
    messages.success(request, _("Rumor ditutup. Bila terdengar lagi, ia dipantau kembali."))
    return redirect("rumours:rumour", pk=pk)
