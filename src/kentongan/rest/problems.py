"""Refusals as RFC 9457 tells them: `application/problem+json`, in Indonesian, with the code of the rule."""

import json
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from kentongan.api.door import retry_after
from kentongan.errors import NotYours, Refused
from kentongan.rest.wording import WRONG, WRONG_OTHERWISE

MEDIA_TYPE = "application/problem+json"
PRIVATE = ("private, no-cache", "Authorization")  # no shared cache may keep it


class WrongField(Schema):
    """One thing that is wrong with what was sent."""

    field: str = Field(description="Letaknya, misalnya body.text")
    detail: str = Field(description="Apa yang salah")


class Problem(Schema):
    """Why a request was refused."""

    type: str
    title: str
    status: int
    detail: str = Field(description="Kalimat untuk orang, dalam bahasa Indonesia")
    code: str = Field(description="Kode aturan yang menolak, untuk program")
    errors: list[WrongField] = Field(default_factory=list)


class TooLarge(Refused):
    code = "too-large"
    status = 413
    text = _("Kiriman terlalu besar untuk satu laporan.")


class NotJson(Refused):
    code = "not-json"
    status = 415
    text = _("Kirim isinya sebagai JSON dengan Content-Type: application/json.")


def problem(status: int, code: str, detail: object, errors: Sequence[dict[str, str]] = ()) -> HttpResponse:
    """Return a refusal."""
    title = HTTPStatus(status).phrase
    said = {"type": "about:blank", "title": title, "status": status, "detail": str(detail), "code": code}
    content = json.dumps(said | {"errors": list(errors)}, ensure_ascii=False)
    return private(HttpResponse(content, status=status, content_type=MEDIA_TYPE))


def private(answer: HttpResponse) -> HttpResponse:
    """No shared cache may keep it."""
    answer["Cache-Control"], answer["Vary"] = PRIVATE
    return answer


def refused(request: HttpRequest, reason: Refused) -> HttpResponse:
    """Tell a refusal of the product."""
    answer = problem(reason.status, reason.code, str(reason))
    if reason.status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="Kentongan"'
    wait = retry_after(reason)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def _invalid(request: HttpRequest, reason: ValidationError) -> HttpResponse:
    """Tell what is wrong with which field; never what was sent."""
    errors = [
        {"field": ".".join(str(part) for part in error["loc"])[:200], "detail": _sentence(error)}
        for error in reason.errors[:20]
    ]
    return problem(422, "invalid", _("Ada isian yang tidak sesuai."), errors)


def _sentence(error: dict[str, Any]) -> str:
    known = {name: value for name, value in (error.get("ctx") or {}).items() if isinstance(value, int | float | str)}
    try:
        return str(WRONG.get(error["type"], WRONG_OTHERWISE)).format(**known)
    except KeyError:
        return str(WRONG_OTHERWISE)


def _unreadable(request: HttpRequest, reason: HttpError) -> HttpResponse:
    return problem(reason.status_code, "unreadable", _("Permintaan ini tidak dapat dibaca."))


def _too_big(request: HttpRequest, reason: RequestDataTooBig) -> HttpResponse:
    return refused(request, TooLarge())


def _not_found(request: HttpRequest, reason: Http404) -> HttpResponse:
    return refused(request, NotYours())


def tell_by(api: NinjaAPI) -> None:
    """Let an API tell its refusals like this; what nobody foresaw stays an error of the server."""
    told: dict[type[Exception], Callable[..., HttpResponse]] = {
        Refused: refused,
        ValidationError: _invalid,
        HttpError: _unreadable,
        RequestDataTooBig: _too_big,
        Http404: _not_found,
    }
    for kind, tell in told.items():
        api.add_exception_handler(kind, tell)
