"""One move on many reports: first what it would touch, then the move itself, all of it or nothing."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.intake import inbox as asked
from kentongan.intake import merging, triage
from kentongan.intake.inbox_views import filters
from kentongan.intake.models import Report, ReportState
from kentongan.intake.triage_forms import ASIDE_REASONS, AsideForm, picked

NOISE = "not_report"  # the usual reason for what reports nothing
DEEDS = {
    "take": gettext_lazy("Saya tangani"),
    "merge": gettext_lazy("Gabungkan"),
    "aside": gettext_lazy("Kesampingkan"),
    "noise": gettext_lazy("Bukan laporan"),
    "reopen": gettext_lazy("Buka kembali"),
}
AT_ONCE = {"take", "reopen"}  # nobody is told anything by these, and each is undone by one move


class Chosen(NamedTuple):
    """The reports of one move, and how many there would be if it had no bound."""

    reports: list[Report]
    total: int


@require_POST
def many(request: MemberRequest) -> HttpResponse:
    """One move on many reports."""
    deed, query = request.POST.get("deed", ""), QueryDict(request.POST.get("query", "")[:2_000])
    back = f"{reverse('intake:inbox')}?{query.urlencode()}"
    if deed not in DEEDS:
        messages.error(request, _("Pilih apa yang akan dilakukan dengan laporan yang dicentang."))
        return redirect(back)
    chosen = _chosen(request, query)
    form = _form(request, deed)
    asks = request.POST.get("step") != "do" and deed not in AT_ONCE
    if not asks and form.is_valid():
        try:
            number = _perform(request, deed, chosen.reports, form)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("%(deed)s: %(number)d laporan.") % {"deed": DEEDS[deed], "number": number})
            return redirect(back)
    return _page(request, deed, chosen, form, query)


def _chosen(request: MemberRequest, query: QueryDict) -> Chosen:
    """Return what was ticked, a folded row with all that lies under it, or everything that the filters name."""
    at, wanted = timezone.now(), filters(request.user, query).wanted()
    if request.POST.get("all") and request.POST.get("step") != "do":
        return _bounded(asked.matching(request.user, wanted, at=at))
    keys, folds = picked(request.POST.getlist("pick"))
    things = access.within(request.user, Report.objects.filter(pk__in=keys[: triage.MOST])).order_by("number")
    if folds:
        under = asked.narrowed(request.user, wanted, at=at).filter(state=ReportState.NEW, fold__in=folds)
        things = access.within(request.user, Report.objects.order_by("number")).filter(
            pk__in=[*things.values_list("pk", flat=True), *under.values_list("pk", flat=True)]
        )
    chosen = _bounded(things)
    if not chosen.reports:
        raise triage.NothingChosen
    return chosen


def _bounded(things: QuerySet[Report]) -> Chosen:
    total = things.count()
    rows = things.select_related("region", "taken_by").defer("reading")
    return Chosen(list(rows[: triage.MOST]), total)


def _form(request: MemberRequest, deed: str) -> forms.Form:
    """Return the form of a move: what is asked first, bound once it was answered; most moves ask nothing."""
    if deed not in {"aside", "noise"}:
        return forms.Form({})
    reasons = list(city.terms(ASIDE_REASONS, timezone.localdate()))
    data = request.POST if request.POST.get("step") == "do" else None
    return AsideForm(data, reasons=reasons, initial={"preset": NOISE if deed == "noise" else ""})


def _perform(request: MemberRequest, deed: str, reports: list[Report], form: forms.Form) -> int:
    member, at = request.user, timezone.now()
    if deed == "take":
        return triage.take_all(reports=reports, member=member, at=at)
    if deed == "reopen":
        return triage.reopen_all(reports=reports, member=member, at=at)
    if isinstance(form, AsideForm):
        return triage.set_aside_all(reports=reports, **form.said(), member=member, at=at)
    lead = next((one for one in reports if str(one.pk) == request.POST.get("lead")), None)
    return merging.merge(lead=lead or merging.natural_lead(reports), reports=reports, member=member, at=at)


def _page(request: MemberRequest, deed: str, chosen: Chosen, form: forms.Form, query: QueryDict) -> HttpResponse:
    context: dict[str, Any] = {
        "deed": deed,
        "title": DEEDS[deed],
        "form": form,
        "chosen": chosen,
        "left": chosen.total - len(chosen.reports),
        "lead": merging.natural_lead(chosen.reports) if deed == "merge" and chosen.reports else None,
        "query": query.urlencode(),
    }
    return render(request, "intake/triage.html", context, status=422 if form.errors else 200)
