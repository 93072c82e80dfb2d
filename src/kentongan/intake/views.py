"""Pages of what comes in. Each view: load within scope, permit, one service call, render or redirect."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Level, Member, Region, Role
from kentongan.errors import Refused
from kentongan.intake import alike as looking
from kentongan.intake import chats, correcting, explaining, fields, merging, queries, report_page, services, standing
from kentongan.intake.forms import AnswerForm, CorrectionForm, PasteForm, QuestionForm, ReportForm
from kentongan.intake.marking import segments
from kentongan.intake.models import Door, Photo, Question, Report
from kentongan.intake.services import Incoming

PAGE = 25
MOST_PASTED = 300
FEW = 3  # on the page of a report, above its next moves on a phone


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """The phone page: one report in under a minute."""
    form = _report_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            incoming = _incoming(request, form)
            report, is_new = services.receive_report(
                incoming,
                sender=request.user,
                at=timezone.now(),
                photos=form.cleaned_data["photos"],
                later=incoming.door == Door.PHONE,  # who sits at the desk goes on to read it at once
            )
        except Refused as problem:
            form.refuse(problem)
            if isinstance(problem, services.SameIdOtherContent):
                form.renumber(uuid4())  # sent once more, it is the new report it has to be
        else:
            said = _("Laporan diterima dengan nomor %s.") if is_new else _("Laporan ini sudah kami terima: nomor %s.")
            messages.success(request, said % report)
            return redirect("intake:own", pk=report.pk)
    status = 422 if form.errors else 200
    return render(request, "intake/new.html", {"form": form, "draft": request.user.pk}, status=status)


def _report_form(request: MemberRequest) -> ReportForm:
    now = timezone.localtime()
    return ReportForm(
        request.POST or None,
        request.FILES or None,
        initial={"id": uuid4(), "region": partial(_own_village, request.user), "occurred_at": now},
        # a happening may lie across the border of one's own kelurahan
        regions=city.villages(settings.HOME_CODE),
        categories=partial(city.choices, "issue_category", now.date()),
        now=now,
        questions=standing.questions(now.date()),
    )


def _own_village(member: Member) -> Region | None:
    return member.region if member.region.level == Level.VILLAGE else None


def _incoming(request: MemberRequest, form: ReportForm) -> Incoming:
    given = form.cleaned_data
    door = Door.PHONE if request.user.role == Role.FIELD else Door.DESK
    names = ("id", "text", "category", "region", "spot", "occurred_at", "lat", "lng", "informant", "settled_below")
    extra = form.extra(on=timezone.localdate())
    return Incoming(door=door, extra=extra, **{name: given[name] for name in names})


@require_http_methods(["GET", "POST"])
def paste(request: MemberRequest) -> HttpResponse:
    """A group's chat: first what was found in it and what fell away, then the ticked ones become reports."""
    now = timezone.now()
    regions, own = city.regions_of(request.user), {"region": request.user.region_id}
    form = PasteForm(request.POST or None, request.FILES or None, regions=regions, initial=own)
    talk, ticked = None, request.POST.getlist("pick")
    if request.method == "POST" and form.is_valid():
        form.show(form.cleaned_data["text"])
        try:
            talk = chats.read_chat(form.cleaned_data["text"], at=now)
            if request.POST.get("step") == "store" and _is_fit(form, talk, ticked):
                picked = [saying for saying in talk.new if str(saying.id) in ticked]
                stored, _known = chats.receive_chat(picked, region=form.cleaned_data["region"], by=request.user, at=now)
                messages.success(request, _("%d laporan disimpan dari percakapan.") % len(stored))
                return redirect("intake:inbox")
        except Refused as problem:
            form.add_error("text", str(problem))
    context = {"form": form, "talk": talk, "ticked": ticked if request.POST.get("step") == "store" else None}
    return render(request, "intake/paste.html", context, status=422 if form.errors else 200)


def _is_fit(form: PasteForm, talk: chats.Conversation, ticked: list[str]) -> bool:
    """Is something ticked, and not more than one page can store?"""
    picked = sum(str(saying.id) in ticked for saying in talk.new)
    if not picked:
        form.add_error(None, _("Centang paling sedikit satu calon laporan."))
    elif picked > MOST_PASTED:
        form.add_error(None, _("Paling banyak %d laporan sekali simpan. Tempel sebagian dahulu.") % MOST_PASTED)
    return not form.errors


@require_GET
def mine(request: MemberRequest) -> HttpResponse:
    """What I sent, and what became of it."""
    page = Paginator(queries.sent_by(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "intake/mine.html", {"page": page})


@require_GET
def own(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One report of mine: received, asked back, verified or set aside, and why."""
    report = queries.own(request.user, pk)
    context = {
        "report": report,
        "labels": city.labels("issue_category"),
        "answers": fields.shown(report.extra),
        "questions": report.questions.all(),
        "photos": report.photos.all(),
        "form": AnswerForm(),
    }
    return render(request, "intake/own.html", context)


@require_POST
def answer(request: MemberRequest, pk: UUID, question: int) -> HttpResponse:
    """Answer what the desk asked about my report."""
    report = queries.own(request.user, pk)
    asked = access.one(Question.objects.filter(report=report), pk=question)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["text"][0]))
        return redirect("intake:own", pk=pk)
    services.answer(question=asked, member=request.user, text=form.cleaned_data["text"], at=timezone.now())
    messages.success(request, _("Jawaban terkirim. Terima kasih."))
    return redirect("intake:own", pk=pk)


@require_GET
@cache_control(private=True, max_age=3600)
def photo(request: MemberRequest, pk: int) -> FileResponse:
    """One photo, for whoever may see its report."""
    picture = access.one(Photo.objects.filter(queries.photos_visible(request.user), is_clean=True).distinct(), pk=pk)
    return FileResponse(picture.file.open(), content_type="image/jpeg")


@require_GET
def report(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One report at the desk: the words with what was found in them, and the next moves."""
    return render(request, "intake/report.html", _desk_page(request, queries.report(request.user, pk)))


@require_GET
def alike(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Reports that look like this one: a piece of its page, fetched when the page stands; a page without script."""
    report = queries.report(request.user, pk)
    found, is_piece = looking.alike(request.user, report), bool(request.headers.get("HX-Request"))
    context = {"report": report, "alike": found[:FEW] if is_piece else found, "more": is_piece and len(found) > FEW}
    context["leads"] = report.state in merging.LEADING
    answer = render(request, "intake/_alike.html" if is_piece else "intake/alike.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _desk_page(request: MemberRequest, report: Report) -> dict[str, Any]:
    reading = report.reading or {}
    labels = city.labels_of(explaining.LISTS)
    rows = explaining.rows(reading, labels)
    return {
        "report": report,
        "segments": segments(report.text, reading),
        "reading": reading,
        "rows": rows,
        "correction": report.corrections.select_related("corrected_by").last(),
        "correction_form": _correction_form(reading, rows),
        "labels": labels["issue_category"],
        "photos": report.photos.all(),
        "questions": report.questions.select_related("asked_by"),
        "is_open": report.state in queries.OPEN,
        "is_mine": report.taken_by_id == request.user.pk,
        "question_form": QuestionForm(),
        "set_aside_form": report_page.aside_form(),
    } | report_page.beside(request.user, report)


def _correction_form(
    reading: dict[str, Any], rows: list[explaining.Row], data: QueryDict | None = None
) -> CorrectionForm:
    words = city.choices_of(("issue_category", "severity"), timezone.localdate())
    return CorrectionForm(
        data,
        categories=words["issue_category"],
        severities=words["severity"],
        rows=rows,
        initial={
            "kind": reading.get("kind"),
            "severity": reading.get("severity"),
            "event_date": (reading.get("event_date") or {}).get("value"),
            "categories": [issue["category"] for issue in reading.get("issues") or []],
        },
    )


@require_POST
def correct(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Put right what the reader got wrong; the reader learns from it."""
    report = queries.report(request.user, pk)
    page = _desk_page(request, report)
    form = _correction_form(report.reading or {}, page["rows"], request.POST)
    if not form.is_valid():
        return render(request, "intake/report.html", page | {"correction_form": form}, status=422)
    changed = correcting.correct_reading(report=report, right=form.right(), member=request.user, at=timezone.now())
    messages.success(request, _("Hasil baca diperbaiki. Terima kasih.") if changed else _("Tidak ada yang berubah."))
    return redirect("intake:report", pk=pk)


@require_POST
def take(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Take a report in hand."""
    report = queries.report(request.user, pk)
    try:
        services.take(report=report, member=request.user, at=timezone.now())
    except services.AlreadyTaken as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("%s sekarang Anda tangani.") % report)
    return redirect("intake:report", pk=pk)


@require_POST
def release(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Put a report back into the queue."""
    report = queries.report(request.user, pk)
    services.release(report=report, member=request.user, at=timezone.now())
    messages.success(request, _("%s dikembalikan ke antrean.") % report)
    return redirect("intake:inbox")


@require_POST
def ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Ask the sender something."""
    report = queries.report(request.user, pk)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        context = _desk_page(request, report) | {"question_form": form}
        return render(request, "intake/report.html", context, status=422)
    services.ask(report=report, member=request.user, text=form.cleaned_data["text"], at=timezone.now())
    messages.success(request, _("Pertanyaan terkirim kepada pelapor. Laporan menunggu jawaban."))
    return redirect("intake:report", pk=pk)


@require_POST
def set_aside(request: MemberRequest, pk: UUID) -> HttpResponse:
    """End a report without an incident, with a reason for the sender."""
    report = queries.report(request.user, pk)
    form = report_page.aside_form(request.POST)
    if not form.is_valid():
        context = _desk_page(request, report) | {"set_aside_form": form}
        return render(request, "intake/report.html", context, status=422)
    services.set_aside(report=report, member=request.user, at=timezone.now(), **form.said())
    messages.success(request, _("%s dikesampingkan; alasannya disampaikan kepada pelapor.") % report)
    return redirect("intake:inbox")


@require_POST
def informant(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Show who told us, once, and write down who looked."""
    report = queries.report(request.user, pk)
    name = services.reveal_informant(report=report, member=request.user, at=timezone.now())
    return render(request, "intake/informant.html", {"report": report, "name": name})
