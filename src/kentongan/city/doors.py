"""The middleware that holds `access.PAGES`: a page that is not named there does not open for anybody."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.errors import NotAllowed, NotYours, refusal_page


class ClosedUnlessOpened:
    """Ask, before any view runs, whether this page is open to this member."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponse | None:
        page = request.resolver_match.view_name if request.resolver_match else ""
        if page in access.PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        verb = access.PAGES.get(page)
        if verb is None:
            return refusal_page(request, NotYours())
        if not access.permits(request.user, verb):
            return refusal_page(request, NotAllowed())
        return None


class MemberRequest(HttpRequest):
    """A request behind this door: there is a member. For the types of views only."""

    user: Member
