"""The public form: report without a log-in, see by slip what became of it; and the page on which it is opened."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours, Refused
from kentongan.intake import fields
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming, SameIdOtherContent
from kentongan.streetform import queries, services, slips
from kentongan.streetform.forms import SlipAnswerForm, SlipForm, StreetReportForm, StreetSettingsForm
from kentongan.streetform.sources import source_of


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Report something without a log-in."""
    now = timezone.localtime()
    standing = queries.street_form()
    if not standing.is_open:
        raise Http404
    if request.method == "POST":
        try:
            services.admit(source=source_of(request, now.date()), at=now)
        except Refused as problem:
            return _page(request, {"refusal": str(problem), "standing": standing}, problem.status)
        return _receive(request)
    context = {"form": _form(request), "standing": standing, "is_open": queries.is_open_at(standing, now)}
    return _page(request, context)


def _receive(request: HttpRequest) -> HttpResponse:
    form, now = _form(request), timezone.localtime()
    if form.is_valid():
        told = form.cleaned_data
        names = ("text", "region", "spot", "lat", "lng")
        try:
            extra = form.extra(on=now.date())
            incoming = Incoming(
                door=Door.PUBLIC, informant=told["contact"], extra=extra, **{name: told[name] for name in names}
            )  # fmt: skip
            code = services.receive(
                incoming, slip=told["slip"], trap=told["website"], photos=told["photos"],
                source=source_of(request, now.date()), at=now,
            )  # fmt: skip
            return render(
                request, "streetform/received.html", {"code": code, "numbers": queries.emergency_numbers(now)}
            )
        except Refused as problem:
            form.refuse(problem)
            if isinstance(problem, services.TooOld | SameIdOtherContent):
                form.renew(slips.new_slip(now - slips.LEAST))
    context = {"form": form, "standing": queries.street_form(), "is_open": True}
    return _page(request, context, 422)


def _form(request: HttpRequest) -> StreetReportForm:
    now = timezone.localtime()
    return StreetReportForm(
        request.POST or None,
        request.FILES or None,
        initial={"slip": slips.new_slip(now)},
        regions=city.villages(settings.HOME_CODE),
        questions=fields.active(now.date()),
    )


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    numbers = queries.emergency_numbers(timezone.now())
    return render(request, "streetform/report.html", {**context, "numbers": numbers}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """See by slip what became of a report; the code comes in the body, so that no log keeps it."""
    now = timezone.localtime()
    form = SlipForm(request.POST or None)
    found: Report | None = None
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            found = services.look_up(code=code, source=source_of(request, now.date()), at=now)
        except NotYours:
            form.add_error("code", _("Kode ini tidak kami kenal. Periksa lagi huruf dan angkanya."))
        except Refused as problem:
            form.add_error("code", str(problem))
    context = {
        "form": form,
        "report": found,
        "questions": _asked(form, found),
        "numbers": queries.emergency_numbers(now),
    }
    return render(request, "streetform/look.html", context, status=422 if form.errors else 200)


def _asked(form: SlipForm, found: Report | None) -> list[tuple[str, SlipAnswerForm]]:
    if found is None:
        return []
    code = form.cleaned_data["code"]
    return [
        (asked.text, SlipAnswerForm(initial={"code": code, "question": asked.pk}, auto_id=f"id_{asked.pk}_%s"))
        for asked in queries.open_questions(found)
    ]


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Answer by slip what the desk asked back."""
    now = timezone.localtime()
    form = SlipAnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Jawaban belum terkirim: isinya kosong atau terlalu panjang."))
        return redirect("streetform:look")
    services.answer(**form.cleaned_data, source=source_of(request, now.date()), at=now)
    messages.success(request, _("Jawaban terkirim. Terima kasih."))
    return redirect("streetform:look")


@require_http_methods(["GET", "POST"])
def standing(request: MemberRequest) -> HttpResponse:
    """Open or close the public form, with its hours and bounds."""
    row = queries.street_form()
    form = StreetSettingsForm(request.POST if request.method == "POST" else None, form=row)
    if form.is_valid():
        try:
            services.set_form(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Setelan formulir warga disimpan."))
            return redirect("desk:doors")
    return render(request, "streetform/standing.html", {"form": form, "row": row}, status=422 if form.errors else 200)
