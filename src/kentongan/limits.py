"""No request may bring more than the installation takes, and the refusal comes before the body is read."""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

KEY_IN_ADDRESS = re.compile(r"(kunci=|/kalender/)(?!rakor/|buat/|cabut/)[^&\s\"']+")


class NoKeys(logging.Filter):
    """Take the key of a feed out of whatever is logged: a reader that cannot send headers has it in its address."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if "kunci=" in said or "/kalender/" in said:
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
            return _refusal(411, _("Kiriman harus menyebut panjangnya (Content-Length)."))
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit():
            return _refusal(400, _("Panjang kiriman tidak dapat dibaca."))
        if int(length) > settings.UPLOAD_LIMIT:
            sentence = _("Kiriman terlalu besar. Batasnya {limit} MB; kecilkan atau kurangi fotonya lalu kirim lagi.")
            return _refusal(413, sentence.format(limit=settings.UPLOAD_LIMIT // 1_000_000))
        return self.get_response(request)


def _refusal(status: int, sentence: str) -> HttpResponse:
    answer = HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")
    answer["Connection"] = "close"  # the rest of the body is not wanted
    return answer
