"""Pages of early warning: what is wrong, why do we think so, whose turn is it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kentongan.alerts import charts, detecting, ladder, matrix, queries, selfcheck, selfcheck_words, services, watching
from kentongan.alerts import recompute as recomputing
from kentongan.alerts.forms import CloseForm, DetectForm, FilterForm, StageForm
from kentongan.alerts.models import Alert, AlertLevel, AlertStage, Degree, Run
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Ladder, Level, Member, Role
from kentongan.journal import queries as journal

PAGE = 25


@require_GET
def alerts(request: MemberRequest) -> HttpResponse:
    """The alerts of my area, open ones first."""
    form = FilterForm(request.GET, districts=city.regions_of(request.user, Level.DISTRICT))
    things = queries.alerts(request.user, **form.wanted())
    query = request.GET.copy()
    query.pop("page", None)
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    labels = city.labels("issue_category")
    context = {
        "form": form,
        "page": page,
        "cards": [(thing, labels.get(thing.category, thing.category)) for thing in page],
        "fresh": _fresh(request.user, page, labels),
        "counts": queries.counts(request.user),
        "rungs": {rung.order: rung.label for rung in city.rungs(Ladder.ALERT)},
        "query": query.urlencode(),
    }
    return render(request, "alerts/alerts.html", context)


def _fresh(member: Member, page: Page[Alert], labels: dict[str, str]) -> list[tuple[Alert, str]]:
    """Return what just came in and does not stand on this page; the later pages are for looking back."""
    shown = {thing.pk for thing in page}
    things = queries.fresh(member, at=timezone.now()) if page.number == 1 else ()
    return [(thing, labels.get(thing.category, thing.category)) for thing in things if thing.pk not in shown]


@require_GET
def alert(request: MemberRequest, pk: int) -> HttpResponse:
    """One alert: its reason, its past, whose turn it is."""
    thing = queries.alert(request.user, pk)
    return render(request, "alerts/alert.html", _page(request.user, thing) | {"form": CloseForm()})


def _page(member: Member, thing: Alert) -> dict[str, Any]:
    steps = ladder.steps(thing, city.rungs(Ladder.ALERT))
    return {
        "alert": thing,
        "steps": steps,
        "turn": ladder.turn(steps),
        "may_acknowledge": member.role != Role.FIELD or ladder.told(thing, member),
        "grid": _grid(thing) if thing.likelihood and thing.impact else [],
        "degrees": [degree.label for degree in Degree],
        "stages": _stages(thing),
        "stage_form": StageForm(initial={"stage": thing.stage}),
        "category": city.labels("issue_category").get(thing.category, thing.category),
        "incidents": queries.incidents_behind(member, thing)[:PAGE],
        "grounds": queries.grounds(member, thing, at=timezone.now()),
        "chart": _chart(member, thing),
        "window": {end: date.fromisoformat(thing.finding[end]) for end in ("first", "last") if end in thing.finding},
        "since": queries.waiting_since(thing),
        "history": journal.history("alert", thing.pk),
    }


def _grid(thing: Alert) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the matrix in rows from the greatest likelihood down, with the alert's own cell marked."""
    cells = matrix.cells()
    return [
        (
            str(row.label),
            [
                {
                    "level": cells[row.value, column.value],
                    "label": AlertLevel(cells[row.value, column.value]).label,
                    "impact": column.label,
                    "here": (row, column) == (thing.likelihood, thing.impact),
                }
                for column in Degree
            ],
        )
        for row in reversed(Degree)
    ]


def _stages(thing: Alert) -> list[dict[str, Any]]:
    """Return the three steps of the disturbance, each with the response it calls for, as the city words them."""
    words = {term.code.lower(): term for term in city.terms("disturbance_stage", timezone.localdate())}
    order = AlertStage.values
    return [
        {
            "code": stage.value.upper(),
            "label": words[stage.value].label if stage.value in words else stage.label,
            "response": words[stage.value].extra.get("response", "") if stage.value in words else "",
            "here": stage == thing.stage,
            "passed": order.index(stage.value) < order.index(thing.stage),
        }
        for stage in AlertStage
    ]


def _chart(member: Member, thing: Alert) -> charts.Chart | None:
    if thing.run is None:
        return None
    method = thing.run.rule.options["method"]
    past = detecting.look_back(thing.run.counts, method, thing.region_id, clearance=member.clearance)
    return charts.draw(past, window=detecting.window_of(method))


@require_POST
def acknowledge(request: MemberRequest, pk: int) -> HttpResponse:
    """I have seen it."""
    thing = queries.alert(request.user, pk)
    services.acknowledge(alert=thing, member=request.user, at=timezone.now())
    messages.success(
        request, _("Peringatan {alert} Anda tanggapi. Berikutnya: tugaskan tindak lanjut.").format(alert=thing)
    )
    return redirect("alerts:alert", pk=pk)


@require_POST
def stage(request: MemberRequest, pk: int) -> HttpResponse:
    """Set the stage by hand."""
    thing = queries.alert(request.user, pk)
    form = StageForm(request.POST)
    if not form.is_valid():
        context = _page(request.user, thing) | {"form": CloseForm(), "stage_form": form}
        return render(request, "alerts/alert.html", context, status=422)
    services.set_stage(alert=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Tahap ditetapkan: {stage}.").format(stage=thing.get_stage_display()))
    return redirect("alerts:alert", pk=pk)


@require_POST
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """End it with a signed reason."""
    thing = queries.alert(request.user, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return render(request, "alerts/alert.html", _page(request.user, thing) | {"form": form}, status=422)
    services.close(alert=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Peringatan {alert} ditutup dengan alasan atas nama Anda.").format(alert=thing))
    return redirect("alerts:alert", pk=pk)


@require_GET
def self_check(request: MemberRequest) -> HttpResponse:
    """How right the warnings were, month by month."""
    zone = timezone.get_default_timezone()
    found = selfcheck.months(request.user, today=timezone.localdate(), zone=zone)
    asked = request.GET.get("bulan", "")
    month = next((one for one in found if one.first.strftime("%Y-%m") == asked), found[0])
    context = {
        "months": found,
        "month": month,
        "said": selfcheck_words.sentences(month),
        "rows": selfcheck.rows(month),
        "missed": month.missed[:PAGE],
        "lead": selfcheck_words.spell(month.lead) if month.lead is not None else "",
        "chart": selfcheck_words.stack(found),
        "labels": city.labels("issue_category"),
        "least": selfcheck.LEAST,
    }
    return render(request, "alerts/selfcheck.html", context)


@require_GET
def runs(request: MemberRequest) -> HttpResponse:
    """When which rule looked at what."""
    categories = city.choices("issue_category", timezone.localdate())
    form = DetectForm(request.GET, categories=categories)
    category = form.cleaned_data["category"] if form.is_valid() else ""
    page = Paginator(queries.runs(category), PAGE).get_page(request.GET.get("page"))
    labels = city.labels("issue_category")
    context = {
        "form": form,
        "category": category,
        "page": page,
        "rows": [(run, labels.get(run.category, run.category)) for run in page],
    }
    return render(request, "alerts/runs.html", context)


@require_GET
def run(request: MemberRequest, pk: int) -> HttpResponse:
    """One run: what was counted, what was found, and where nothing can be said."""
    return render(request, "alerts/run.html", _run_page(request.user, queries.run(pk)))


def _run_page(member: Member, thing: Run) -> dict[str, Any]:
    found = queries.findings(member, thing)
    names = dict(city.villages(member.region_id).values_list("code", "name"))
    order = [detecting.EXCEEDS, detecting.CANNOT_SAY, detecting.QUIET]
    rows = [one | {"name": names.get(one["area"], one["area"])} for one in found]
    return {
        "run": thing,
        "category": city.labels("issue_category").get(thing.category, thing.category),
        "rows": sorted(rows, key=lambda row: (order.index(row["verdict"]), row["area"])),
        "tally": {verdict: sum(1 for one in found if one["verdict"] == verdict) for verdict in order},
        "elsewhere": thing.counts["elsewhere"] if detecting.visible(thing.counts, member.clearance) else 0,
        "neighbours": _neighbours(thing),
        "method": sorted(thing.rule.options["method"].items()),
        "names": names,
        "history": journal.history("run", thing.pk),
    }


def _neighbours(thing: Run) -> str:
    """Who counted as whose neighbour, for the method that looks at them."""
    if not detecting.looks_around(thing.rule.options["method"]):
        return ""
    number = len(thing.counts.get("borders", []))
    if not number:
        return _("Bertetangga berarti sekecamatan: batas resmi kelurahan belum dimuat waktu itu.")
    return _("Bertetangga berarti berbatasan menurut batas resmi waktu itu: %(number)s pasang kelurahan.") % {
        "number": number
    }


@require_POST
def recompute(request: MemberRequest, pk: int) -> HttpResponse:
    """Compute a run again and show where it differs; asked twice it says the same."""
    thing = queries.run(pk)
    again = recomputing.recompute(run=thing, member=request.user, at=timezone.now())
    page = _run_page(request.user, thing)
    words = {
        detecting.EXCEEDS: _("di atas kebiasaan"),
        detecting.QUIET: _("seperti biasa"),
        detecting.CANNOT_SAY: _("belum dapat dinilai"),
    }
    rows = [
        {
            "place": page["names"].get(one.area, one.area),
            "label": _figure(one.field),
            "stored": words.get(str(one.stored), one.stored),
            "computed": words.get(str(one.computed), one.computed),
        }
        for one in again.differences
    ]
    return render(request, "alerts/run.html", page | {"again": again, "rows_again": rows})


def _figure(field: str) -> str:
    """Return what people call a field of a finding."""
    names = {
        "observed": _("peristiwa"),
        "expected": _("yang diharapkan"),
        "lower": _("biasanya paling sedikit"),
        "upper": _("biasanya paling banyak"),
        "needed": _("peringatan mulai"),
        "p_value": _("nilai p"),
        "verdict": _("penilaian"),
        "reason": _("alasan"),
        "first": _("hari pertama"),
        "last": _("hari terakhir"),
    }
    return names.get(field, field)


@require_POST
def detect(request: MemberRequest) -> HttpResponse:
    """Look now."""
    form = DetectForm(request.POST, categories=city.choices("issue_category", timezone.localdate()))
    if not form.is_valid():
        messages.error(request, _("Perkara tidak dikenal. Pilih dari daftar."))
        return redirect("alerts:runs")
    made = watching.run_detection(
        at=timezone.now(), category=form.cleaned_data["category"] or None, member=request.user
    )
    text = ngettext(
        "Deteksi selesai untuk {number} perkara. Peringatan baru ada di daftar peringatan.",
        "Deteksi selesai untuk {number} perkara. Peringatan baru ada di daftar peringatan.",
        len(made),
    )
    messages.success(request, text.format(number=len(made)))
    return redirect("alerts:runs")
