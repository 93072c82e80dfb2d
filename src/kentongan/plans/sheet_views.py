"""The plan as a sheet: out, in, and an empty one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.plans import queries, sheet
from kentongan.plans.forms import SheetForm
from kentongan.plans.importing import import_sheet
from kentongan.plans.sheet_reading import FaultsInSheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def export(request: MemberRequest, pk: int) -> HttpResponse:
    """The whole plan."""
    thing = queries.plan(request.user, pk)
    return _file(sheet.export(thing), f"rencana-aksi-{thing.year}.xlsx")


@require_safe
def template(request: MemberRequest, pk: int) -> HttpResponse:
    """An empty sheet with the columns of the plan's form."""
    thing = queries.plan(request.user, pk)
    return _file(sheet.template(thing), f"templat-rencana-aksi-{thing.year}.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a sheet into the draft, all of it or nothing."""
    thing = queries.plan(request.user, pk)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    faults: list[str] = []
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            done = import_sheet(plan=thing, data=data, member=request.user, at=timezone.now())
        except FaultsInSheet as problem:
            faults = problem.faults
            form.add_error("file", str(problem))
        except Refused as problem:
            form.add_error("file", str(problem))
        else:
            said = _("Impor selesai: {added} butir baru, {changed} diubah, {same} sudah sama.")
            messages.success(request, said.format(added=done.added, changed=done.changed, same=done.same))
            return redirect("plans:plan", pk=pk)
    context = {"form": form, "plan": thing, "faults": faults}
    return render(request, "plans/import.html", context, status=422 if form.errors else 200)
