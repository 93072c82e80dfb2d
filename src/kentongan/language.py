"""In which language a page answers: Indonesian, unless this person chose another.

The browser's `Accept-Language` is not asked. Many cheap phones in the field are sold and left in English, though their
owners read Indonesian; a warning must not reach them in a language that nobody chose. The choice is made with the
switch in the user menu and on the log-in page, and lives in the cookie that Django's `set_language` writes.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers


class LanguageByChoice:
    """Speak the language of the cookie while one request is answered, and forget it afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


def chosen(cookie: str) -> str:
    """Return the language a cookie asks for; whatever is not offered, forged or old, is the city's own.

    >>> chosen("en"), chosen("fr"), chosen("")
    ('en', 'id', 'id')
    """
    return cookie if cookie in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
