"""Pages travel compressed. Photos and papers are compressed already, and feeds are small."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/html", "text/javascript", "application/json", "application/geo+json", "application/manifest+json")


class TextGZip(GZipMiddleware):
    """Django's gzip for texts alone. It adds random bytes, and tokens are masked anew each time, against BREACH."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if kind not in TEXT or not isinstance(response, HttpResponse):  # what streams is large and of another kind
            return response
        return super().process_response(request, response)
