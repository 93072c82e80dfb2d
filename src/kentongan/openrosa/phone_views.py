"""What ODK Collect asks for: the list of forms, the form, its manifest, and the submission."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.openrosa import envelope, queries, receiving
from kentongan.openrosa.models import OdkKey
from kentongan.openrosa.phone_door import XML, by_phone
from kentongan.openrosa.submission import MOST_BYTES, TooMuchText, Unreadable, read
from kentongan.openrosa.xform import Form
from kentongan.openrosa.xform import form as made_form


@by_phone
@require_safe
def form_list(request: HttpRequest, key: OdkKey) -> HttpResponse:
    """The forms this phone fills: one."""
    one = _form(key)
    listed = envelope.form_list(
        form_id=one.id,
        name=one.title,
        version=one.version,
        mark=one.mark,
        address=_address(request, "openrosa:form"),
        manifest=_address(request, "openrosa:manifest"),
    )
    return HttpResponse(listed, content_type=XML)


@by_phone
@require_safe
def form(request: HttpRequest, key: OdkKey) -> HttpResponse:
    """The form as XForm, in today's words."""
    return HttpResponse(_form(key).xml, content_type=XML)


@by_phone
@require_safe
def manifest(request: HttpRequest, key: OdkKey) -> HttpResponse:
    """The files the form needs beside itself: none."""
    return HttpResponse(envelope.empty_manifest(), content_type=XML)


@by_phone
@require_http_methods(["HEAD", "POST"])
def submission(request: HttpRequest, key: OdkKey) -> HttpResponse:
    """HEAD: where to send, and how much at once. POST: a filled form with some of its files, or further ones."""
    here = _address(request, "openrosa:submission")
    if request.method == "HEAD":
        answer = HttpResponse(status=204)
    else:
        answer = HttpResponse(envelope.message(_receive(request, key), nature="submit_success"), content_type=XML)
        answer.status_code = 201
    answer["Location"] = here
    return answer


def _receive(request: HttpRequest, key: OdkKey) -> str:
    sheet = request.FILES.get("xml_submission_file")
    if sheet is None:
        raise Unreadable
    if (sheet.size or 0) > MOST_BYTES:
        raise TooMuchText
    files = [upload for name in request.FILES for upload in request.FILES.getlist(name) if upload is not sheet]
    got = receiving.receive_submission(filled=read(sheet.read()), files=files, key=key, at=timezone.now())
    if got.awaited:
        return _("Laporan %(number)s diterima; %(n)d berkas masih ditunggu.") % {"number": got.report, "n": got.awaited}
    said = _("Laporan diterima dengan nomor %s.") if got.is_new else _("Laporan ini sudah kami terima: nomor %s.")
    return said % got.report


def _form(key: OdkKey) -> Form:
    return made_form(queries.vocabulary(key.member.region, timezone.localdate()))


def _address(request: HttpRequest, page: str) -> str:
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return request.build_absolute_uri(reverse(page, kwargs={"token": token}))
