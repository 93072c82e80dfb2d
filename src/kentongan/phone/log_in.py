"""The log-in page, which knows a browser again, so that a lost one can be shut out."""

import re
from uuid import UUID

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kentongan.city.models import Member
from kentongan.intake.identity import IdentityKeyMissing
from kentongan.phone import services
from kentongan.phone.models import Device

COOKIE = "perangkat"
DAYS = 400
# The first that fits names a browser; most of them claim to be several.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"))


class Enter(LoginView):
    """Django's log-in, and a device that is remembered."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        device = known_device(self.request)
        if device is not None:
            keep(answer, device)
        return answer


def known_device(request: HttpRequest) -> Device | None:
    """Return the device of a session, made known now if it was not; None where no key ring is set."""
    member = request.user
    if not isinstance(member, Member):
        return None
    said = request.session.get(services.IN_SESSION) or request.get_signed_cookie(COOKIE, "", max_age=DAYS * 86_400)
    try:
        device = services.remember(
            member=member,
            label=label(request.headers.get("User-Agent", "")),
            known=_number(str(said)),
            at=timezone.now(),
        )
    except IdentityKeyMissing:
        return None
    request.session[services.IN_SESSION] = str(device.pk)
    return device


def keep(answer: HttpResponse, device: Device) -> None:
    """Let the browser say next time which device it is. The cookie opens nothing by itself."""
    answer.set_signed_cookie(
        COOKIE, str(device.pk), max_age=DAYS * 86_400, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )


def label(agent: str) -> str:
    """Return what a person calls their browser; nothing finer is kept of it.

    >>> label("Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36")
    'Chrome, Android'
    """
    browser = next((name for sign, name in BROWSERS if re.search(rf"\b{re.escape(sign)}", agent)), _("Peramban"))
    system = next((name for sign, name in SYSTEMS if sign in agent), _("sistem lain"))
    return f"{browser}, {system}"


def _number(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
