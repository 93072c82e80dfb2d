"""Pages on which the city keeps the forms of its situation reports and what they count."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.situations import form_services
from kentongan.situations.form_forms import HeadForm, HeadingForm, HeadingRows, IndicatorForm, VersionForm
from kentongan.situations.form_services import HeadingFacts
from kentongan.situations.models import Indicator, ReportForm

both = require_http_methods(["GET", "HEAD", "POST"])
NEW_ROWS, MOST_ROWS = 3, 60
KEPT = ("name", "source", "window_from", "due_days", "due_time", "is_for_all", "agency_kinds")
INDICATOR = ("label", "unit", "is_pair", "least", "most", "jump_percent", "jump_least", "order")


@require_safe
def report_forms(request: MemberRequest) -> HttpResponse:
    """Every form in all its versions, and every indicator."""
    things = ReportForm.objects.prefetch_related("headings", "agencies").order_by("code", "-version")
    context = {
        "forms": things,
        "kinds": city.labels("agency_kind"),
        "indicators": Indicator.objects.all(),
        "today": timezone.localdate(),
    }
    return render(request, "situations/forms.html", context)


@both
def form_new(request: MemberRequest) -> HttpResponse:
    """A form of the city's own."""
    return _edit(request, None)


@both
def form_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Times and offices of a form; its headings as long as no report was written by it."""
    return _edit(request, access.one(ReportForm.objects.all(), pk=pk))


def _edit(request: MemberRequest, kept: ReportForm | None) -> HttpResponse:
    form, is_used = _head(request, kept, request.POST or None), bool(kept and kept.reports.exists())
    rows = None if is_used else _rows(request, kept)
    if request.method == "POST" and form.is_valid() and (rows is None or rows.is_valid()):
        try:
            saved = form_services.save_form(
                form=kept,
                facts=form.cleaned_data,
                headings=None if rows is None else _facts(rows),
                member=request.user,
                at=timezone.now(),
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Format “%s” tersimpan.") % saved)
            return redirect("situations:forms")
    context = {"form": form, "rows": rows, "kept": kept, "version_form": VersionForm()}
    return render(request, "situations/form.html", context, status=422 if request.method == "POST" else 200)


def _head(request: MemberRequest, kept: ReportForm | None, data: QueryDict | None) -> HeadForm:
    first: dict[str, Any] = {"cadence": "monthly", "window_from": "00:00", "due_days": 5, "due_time": "16:00"}
    if kept:
        first = {name: getattr(kept, name) for name in KEPT} | {"agencies": kept.agencies.all()}
    today = timezone.localdate()
    return HeadForm(
        data,
        kinds=city.choices("agency_kind", today),
        offices=city.agencies(request.user.region_id),
        kept=kept,
        initial=first,
    )


def _rows(request: MemberRequest, kept: ReportForm | None) -> Any:
    made = forms.formset_factory(
        HeadingForm, formset=HeadingRows, extra=NEW_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    same = ("code", "label", "wants", "dimension", "hint")
    first = []
    for one in kept.headings.prefetch_related("indicators") if kept else []:
        first.append({name: getattr(one, name) for name in same} | {"indicators": one.indicators.all()})
    shared = {"dimensions": city.choices("dimension", timezone.localdate())}
    return made(request.POST or None, initial=first, form_kwargs=shared, prefix="headings")


def _facts(rows: Any) -> list[HeadingFacts]:
    given = [row.cleaned_data for row in rows if row.cleaned_data.get("label")]
    return [HeadingFacts(order=order, **one) for order, one in enumerate(given)]


@require_POST
def version(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the next version of a form."""
    kept = access.one(ReportForm.objects.all(), pk=pk)
    form = VersionForm(request.POST)
    if form.is_valid():
        try:
            fresh = form_services.new_version(form=kept, **form.cleaned_data, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error("valid_from", str(problem))
        else:
            messages.success(request, _("Versi %d dibuat. Ubah judulnya di sini.") % fresh.version)
            return redirect("situations:form", pk=fresh.pk)
    context = {"form": _head(request, kept, None), "rows": None, "kept": kept, "version_form": form}
    return render(request, "situations/form.html", context, status=422)


@both
def indicator_new(request: MemberRequest) -> HttpResponse:
    """Something else to count."""
    return _edit_indicator(request, None)


@both
def indicator(request: MemberRequest, code: str) -> HttpResponse:
    """The bounds and the mark of one indicator."""
    return _edit_indicator(request, access.one(Indicator.objects.all(), pk=code))


def _edit_indicator(request: MemberRequest, kept: Indicator | None) -> HttpResponse:
    first = {name: getattr(kept, name) for name in INDICATOR} if kept else {"jump_percent": 25, "jump_least": 0}
    form = IndicatorForm(request.POST or None, kept=kept, initial=first)
    if request.method == "POST" and form.is_valid():
        saved = form_services.save_indicator(
            indicator=kept, facts=form.cleaned_data, member=request.user, at=timezone.now()
        )
        messages.success(request, _("Indikator “%s” tersimpan.") % saved)
        return redirect("situations:forms")
    status = 422 if request.method == "POST" else 200
    return render(request, "situations/indicator.html", {"form": form, "kept": kept}, status=status)
