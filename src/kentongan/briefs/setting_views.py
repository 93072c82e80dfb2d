"""Pages on which the city sets how its papers look, are numbered and signed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.briefs import paper_docx, paper_settings, queries, template_fields, templates
from kentongan.briefs.models import BriefKind, PaperTemplate
from kentongan.briefs.setting_forms import HeadForm, SettingForm, TemplateForm
from kentongan.briefs.views import DOCX
from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours, Refused

both = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def every(request: MemberRequest) -> HttpResponse:
    """Each kind with its number and who signs it."""
    return render(request, "briefs/settings.html", {"settings": paper_settings.every()})


@both
def one(request: MemberRequest, kind: str) -> HttpResponse:
    """How one kind is numbered and signed, and by which template it is printed."""
    _known(kind)
    setting = paper_settings.of(kind)
    form = SettingForm(request.POST or None, instance=setting, kind=kind)
    if request.method == "POST" and form.is_valid():
        paper_settings.keep(kind=kind, values=form.cleaned_data, member=request.user, at=timezone.now())
        messages.success(request, _("Aturan naskah disimpan. Naskah berikutnya memakainya."))
        return redirect("briefs:setting", kind=kind)
    return _page(request, kind, form, TemplateForm(initial={"valid_from": timezone.localdate()}))


@require_POST
def upload(request: MemberRequest, kind: str) -> HttpResponse:
    """Take a template of the city's own in."""
    _known(kind)
    form = TemplateForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        given = {"name": file.name, "content": file.read(), "valid_from": form.cleaned_data["valid_from"]}
        try:
            templates.take_in(kind=kind, member=request.user, at=timezone.now(), **given)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("Templat diterima: sudah dicoba diisi dan dapat dipakai."))
            return redirect("briefs:setting", kind=kind)
    return _page(request, kind, SettingForm(instance=paper_settings.of(kind), kind=kind), form)


@require_GET
def shipped(request: MemberRequest, kind: str) -> HttpResponse:
    """The shipped template of a kind, to begin from."""
    _known(kind)
    return _document(paper_docx.shipped(kind), f"templat-{kind}.docx")


@require_GET
def own(request: MemberRequest, pk: int) -> HttpResponse:
    """A template of the city's own, as it was uploaded."""
    template = access.one(PaperTemplate.objects.all(), pk=pk)
    return _document(bytes(template.content), f"templat-{template.kind}-{template.pk}.docx")


@require_POST
def retire(request: MemberRequest, pk: int) -> HttpResponse:
    """Stop using a template."""
    template = access.one(PaperTemplate.objects.all(), pk=pk)
    templates.retire(template=template, member=request.user, at=timezone.now())
    messages.success(request, _("Templat tidak dipakai lagi. Naskah yang sudah tersusun tetap memakainya."))
    return redirect("briefs:setting", kind=template.kind)


@both
def head(request: MemberRequest) -> HttpResponse:
    """What stands above every paper."""
    current = paper_settings.letterhead()
    words = paper_settings.head_of(current)
    initial = {"lines": "\n".join(words["lines"]), "address": words["address"]}
    form = HeadForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kept = bytes(current.logo) if current and current.logo and given["keep_logo"] else None
        words = {"lines": given["lines"], "address": given["address"], "logo": given["logo"] or kept}
        paper_settings.set_head(member=request.user, at=timezone.now(), **words)
        messages.success(request, _("Kop surat disimpan. Naskah yang sudah tersusun tetap memakai kop lamanya."))
        return redirect("briefs:settings")
    context = {"form": form, "has_logo": bool(current and current.logo)}
    return render(request, "briefs/head.html", context, status=422 if form.errors else 200)


def _page(request: MemberRequest, kind: str, form: SettingForm, template_form: TemplateForm) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "template_form": template_form,
        "kind": kind,
        "label": BriefKind(kind).label,
        "templates": queries.templates(kind),
        "fields": template_fields.of(kind),
    }
    return render(request, "briefs/setting.html", context, status=422 if form.errors or template_form.errors else 200)


def _document(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _known(kind: str) -> None:
    if kind not in BriefKind.values:
        raise NotYours
