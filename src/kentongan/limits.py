"""No request may bring more than the installation takes, and the refusal comes before the body is read."""

import json
import logging
import re
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kentongan.openrosa import envelope

# Secrets that stand in an address: of a feed, of a personal calendar, of a phone with ODK Collect.
KEY_IN_ADDRESS = re.compile(
    r"(kunci=|/odk/|/kalender/)(?!kunci/|laporan/|formulir\.xlsx|rakor/|buat/|cabut/)[^&/\s\"']+"
)


class NoKeys(logging.Filter):
    """Take keys out of whatever is logged: ODK Collect, and readers that send no headers, have them in the address."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if any(sign in said for sign in ("kunci=", "/odk/", "/kalender/")):
            record.msg, record.args = KEY_IN_ADDRESS.sub(r"\1…", said), None
        return True


class BodyLimit:
    """Refuse by the announced length; refuse what announces none.

    A chunked body could grow without end while it is being read. Browsers and phones always announce a length, and a
    reverse proxy that buffers does so too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return _refusal(request, 411, _("Kiriman harus menyebut panjangnya (Content-Length)."))
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit():
            return _refusal(request, 400, _("Panjang kiriman tidak dapat dibaca."))
        if int(length) > settings.UPLOAD_LIMIT:
            sentence = _("Kiriman terlalu besar. Batasnya {limit} MB; kecilkan atau kurangi fotonya lalu kirim lagi.")
            return _refusal(request, 413, sentence.format(limit=settings.UPLOAD_LIMIT // 1_000_000))
        return self.get_response(request)


def _refusal(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """Refuse in the words of whoever sends: a phone with ODK Collect, another program, a browser."""
    content, kind = sentence + "\n", "text/plain; charset=utf-8"
    if request.path.startswith("/odk/"):
        content, kind = envelope.message(sentence, nature="submit_error"), "text/xml; charset=utf-8"
    elif request.path.startswith("/api/"):
        title = HTTPStatus(status).phrase
        told = {"type": "about:blank", "title": title, "status": status, "detail": sentence, "code": "body-limit"}
        content, kind = json.dumps(told | {"errors": []}, ensure_ascii=False), "application/problem+json"
    answer = HttpResponse(content, status=status, content_type=kind)
    answer["Connection"] = "close"  # the rest of the body is not wanted
    return answer
