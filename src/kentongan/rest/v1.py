"""/api/v1/: the interface itself, its refusals, its description."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI

from kentongan import __version__
from kentongan.rest import problems
from kentongan.rest.happenings import router as happenings
from kentongan.rest.refusals import with_refusals
from kentongan.rest.reports import router as reports
from kentongan.rest.words import router as words
from kentongan.rest.work import router as work

DESCRIPTION = (
    "Setiap permintaan membawa kunci: `Authorization: Bearer ktg_…`. Yang terlihat lewat kunci sama dengan yang "
    "terlihat di halaman oleh pemegangnya: wilayah, hak baca, dan perannya. Identitas pelapor tidak pernah ada di sini."
)


class Site(NinjaAPI):
    """An interface whose answers are private, known by their ETag, and fully described."""

    def create_response(self, request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        """Answer 304 to whoever has it already."""
        answer = problems.private(super().create_response(request, *given, **named))
        if request.method == "GET" and answer.status_code == 200:
            etag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
            known = get_conditional_response(request, etag=etag)
            if known is not None:
                answer = problems.private(known)
            answer["ETag"] = etag
        return answer

    def get_openapi_schema(self, **given: Any) -> Any:
        """Return the description, each refusal included."""
        return with_refusals(super().get_openapi_schema(**given))


api = Site(
    title="Kentongan",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="v1",
)
problems.tell_by(api)
for router in (reports, happenings, work, words):
    api.add_router("", router)
