"""The one base error of the rules, and the page it becomes.

Each rule that can say no defines its own subclass beside the verb that raises it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A rule of the product said no, in words for the person who asked.

    `code` names the rule for tests and programs, `status` is the HTTP status, `text` is one Indonesian sentence
    that may hold named details.
    """

    code = "refused"
    status = 409
    text = _("Permintaan ini tidak dapat dilakukan.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.text).format(**self.details)


class NotYours(Refused):
    """Outside the member's scope: the thing does not exist for them, so the answer is 404."""

    code = "not-found"
    status = 404
    text = _("Halaman atau data ini tidak ditemukan.")


class NotAllowed(Refused):
    """The thing is visible, but this verb is not for this role."""

    code = "not-allowed"
    status = 403
    text = _("Peran Anda tidak memiliki wewenang untuk melakukan ini.")


class RefusalsAsPages:
    """Turn a refusal that no view caught into a page with its sentence and its status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal_page(request, exception) if isinstance(exception, Refused) else None


def refusal_page(request: HttpRequest, problem: Refused) -> HttpResponse:
    """Return the page that says a refusal's sentence."""
    template = f"{problem.status}.html" if problem.status in {403, 404} else "refused.html"
    return render(request, template, {"reason": str(problem)}, status=problem.status)
