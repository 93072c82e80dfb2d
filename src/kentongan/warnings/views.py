"""Pages of official warnings: what runs, what it means for us, and whether the sources are heard."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.warnings import queries, services
from kentongan.warnings.forms import SourceForm, UploadForm
from kentongan.warnings.models import FeedKind

PAGE = 25
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def warnings(request: MemberRequest) -> HttpResponse:
    """What official bodies warn of here, what is in force first."""
    now = timezone.now()
    page = Paginator(queries.warnings(request.user, at=now), PAGE).get_page(request.GET.get("page"))
    return render(request, "warnings/warnings.html", {"page": page, "heard": queries.sources().filter(enabled=True)})


@require_safe
def warning(request: MemberRequest, pk: int) -> HttpResponse:
    """One message, as its source gave it."""
    thing = queries.warning(request.user, pk, at=timezone.now())
    return render(request, "warnings/warning.html", {"warning": thing, "places": queries.places(request.user, thing)})


@both
def upload(request: MemberRequest) -> HttpResponse:
    """Take in a CAP file."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        try:
            data = form.cleaned_data["file"].read()
            thing, is_new = services.import_cap(data, at=timezone.now(), by=request.user)
        except Refused as problem:
            form.add_error("file", str(problem))
        else:
            said = (
                _("Peringatan %s diterima.")
                if is_new
                else _("Peringatan ini sudah ada: %s. Tidak ada yang ditambahkan.")
            )
            messages.success(request, said % thing)
            return redirect("warnings:warnings")
    return render(request, "warnings/upload.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def sources(request: MemberRequest) -> HttpResponse:
    """Which sources are heard, when last, and why not."""
    things = queries.sources().exclude(kind=FeedKind.MANUAL)
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    return render(request, "warnings/sources.html", {"page": page})


@both
def source(request: MemberRequest, code: str) -> HttpResponse:
    """Switch a source on or off, set its address and rhythm."""
    thing = queries.source(code)
    form = SourceForm(request.POST if request.method == "POST" else None, source=thing)
    if form.is_valid():
        try:
            services.change_source(source=thing, by=request.user, at=timezone.now(), **form.given())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Setelan sumber disimpan."))
            return redirect("warnings:sources")
    return render(request, "warnings/source.html", {"form": form, "source": thing}, status=422 if form.errors else 200)
