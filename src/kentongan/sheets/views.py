"""Pages of tables: bring one, say what its columns mean, look, store."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.intake.services import Incoming
from kentongan.sheets import queries, services
from kentongan.sheets.forms import MappingForm, SheetForm
from kentongan.sheets.models import SheetImport, SheetState

PAGE = 25


@require_http_methods(["GET", "POST"])
def sheets(request: MemberRequest) -> HttpResponse:
    """Bring a table, and see those brought before."""
    own = {"region": request.user.region_id}
    form = SheetForm(
        request.POST or None, request.FILES or None, regions=city.regions_of(request.user), initial=own
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        file, region = form.cleaned_data["file"], form.cleaned_data["region"]
        try:
            sheet = services.bring(
                raw=file.read(), name=file.name, region=region, by=request.user, at=timezone.now()
            )  # fmt: skip
            return redirect("sheets:sheet", pk=sheet.pk)
        except Refused as problem:
            form.add_error("file", str(problem))
    page = Paginator(queries.sheets(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "sheets/sheets.html", {"form": form, "page": page}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def columns(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what the columns of a table mean."""
    sheet = queries.sheet(request.user, pk)
    form = MappingForm(request.POST or None, sheet=sheet, questions=services.questions(timezone.now()))
    if request.method == "POST" and form.is_valid():
        try:
            services.settle(sheet=sheet, mapping=form.mapping(), by=request.user, at=timezone.now())
            return redirect("sheets:sheet", pk=sheet.pk)
        except Refused as problem:
            form.add_error(None, str(problem))
    context = {"sheet": sheet, "form": form, "columns": queries.column_rows(sheet, services.rows_of(sheet))}
    return render(request, "sheets/columns.html", context, status=422 if form.errors else 200)


@require_GET
def sheet(request: MemberRequest, pk: int) -> HttpResponse:
    """How far a table is: what it would become, what is wrong with it, or what came of it."""
    thing = queries.sheet(request.user, pk)
    if thing.state == SheetState.MAPPING:
        return redirect("sheets:columns", pk=pk)
    context = {
        "sheet": thing,
        "faults": Paginator(thing.faults, PAGE).get_page(request.GET.get("page")),
        "bad_rows": len({fault["row"] for fault in thing.faults}),
        "preview": _preview(thing) if thing.state == SheetState.CHECKED and not thing.faults else [],
    }
    piece = request.headers.get("HX-Request") == "true"
    return render(request, "sheets/_progress.html" if piece else "sheets/sheet.html", context)


def _preview(thing: SheetImport) -> list[Incoming]:
    rows = services.rows_of(thing)[: queries.SHOWN]
    checked = services.check(thing, rows, thing.mapping, at=timezone.now())
    return [one for one in checked if isinstance(one, Incoming)]


@require_GET
def faults(request: MemberRequest, pk: int) -> StreamingHttpResponse:
    """Every bad cell of a table, as a file to work through."""
    thing = queries.sheet(request.user, pk)
    answer = StreamingHttpResponse(queries.fault_lines(thing), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="kesalahan-tabel-{thing.pk}.csv"'
    return answer


@require_POST
def store(request: MemberRequest, pk: int) -> HttpResponse:
    """Have all rows stored."""
    services.store(sheet=queries.sheet(request.user, pk), by=request.user, at=timezone.now())
    return redirect("sheets:sheet", pk=pk)


@require_POST
def drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Let a table go."""
    services.drop(sheet=queries.sheet(request.user, pk), by=request.user, at=timezone.now())
    messages.success(request, _("Tabel dibatalkan; tidak ada barisnya yang disimpan."))
    return redirect("sheets:sheets")
