"""What every page's frame shows: the city, the navigation, whose turn it is."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from kentongan import __version__
from kentongan.alerts import pulse
from kentongan.city import access, queries
from kentongan.city.models import Member, Region, Role
from kentongan.notices import queries as notices

# page, label, icon; each shows only to whom `access` opens it. A phone's bar shows the first four.
NAVIGATION = [
    ("desk:home", _("Beranda"), "home"),
    ("intake:inbox", _("Laporan masuk"), "inbox"),
    ("alerts:alerts", _("Peringatan"), "alert"),
    ("actions:actions", _("Tindak lanjut"), "action"),
    ("meetings:meetings", _("Rakor"), "meeting"),
    ("rumours:rumours", _("Rumor"), "rumour"),
    ("rumours:mine", _("Kabar terdengar"), "rumour"),
    ("interventions:interventions", _("Intervensi"), "shield"),
    ("desk:map", _("Peta"), "map"),
    ("desk:ledger", _("Buku waktu"), "clock"),
    ("warnings:warnings", _("Peringatan resmi"), "flag"),
    ("verification:incidents", _("Peristiwa"), "flag"),
    ("briefs:briefs", _("Naskah"), "paper"),
    ("intake:new", _("Lapor"), "plus"),
    ("intake:mine", _("Laporan saya"), "report"),
    ("desk:journal", _("Jurnal"), "journal"),
    ("api:feeds", _("Umpan"), "download"),
    ("alerts:calendar", _("Kalender"), "calendar"),
    ("city:terms", _("Istilah"), "paper"),
    ("city:ladders", _("Tangga eskalasi"), "people"),
    ("alerts:matrix", _("Matriks tingkat"), "alert"),
    ("alerts:rules", _("Aturan deteksi"), "chart"),
    ("rumours:clocks", _("Target waktu rumor"), "clock"),
    ("city:members", _("Anggota"), "people"),
    ("notices:routes", _("Jalur pesan"), "phone"),
]
# Who stands in the field comes to report: that goes first.
FIELD_ONLY = "rumours:mine"  # whoever sees the rumours finds this page there
FIELD_FIRST = ("desk:home", "intake:new", "intake:mine", "actions:actions")
# Pages that stand in the navigation for themselves, not for their whole room.
ALONE = frozenset({
    "desk:home", "desk:map", "desk:journal", "intake:new", "intake:mine", "intake:inbox", "city:terms",
    "city:ladders", "alerts:calendar", "alerts:matrix", "alerts:rules",
})  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's context; nothing personal for whoever is not logged in."""
    context: dict[str, Any] = {"version": __version__, "is_demo": settings.IS_DEMO, "city_name": _city_name()}
    member = getattr(request, "user", None)
    if member is None or not member.is_authenticated:
        return context
    here = request.resolver_match.app_name if request.resolver_match else ""
    context["nav"] = [
        {"url": reverse(page), "label": label, "icon": icon, "current": _current(request, page, here)}
        for page, label, icon in _ordered(member)
        if access.permits(member, access.PAGES.get(page, ""))
    ]
    context["pulse_mark"] = SimpleLazyObject(
        lambda: pulse.mark_of(member)
    )  # asked only on pages that keep themselves true
    context["user_office"] = str(member.agency)
    context["user_links"] = [
        {"url": reverse("notices:settings"), "label": _("Pemberitahuan saya")},
        {"url": reverse("city:password"), "label": _("Ganti kata sandi")},
    ]
    context["unread"] = notices.unread(member)
    context["may"] = {verb.replace(".", "_"): access.permits(member, verb) for verb in access.VERBS}
    return context


def _ordered(member: Member) -> list[tuple[str, Any, str]]:
    if member.role != Role.FIELD:
        return [row for row in NAVIGATION if row[0] != FIELD_ONLY]
    return sorted(NAVIGATION, key=lambda row: FIELD_FIRST.index(row[0]) if row[0] in FIELD_FIRST else len(FIELD_FIRST))


def _current(request: HttpRequest, page: str, room: str) -> bool:
    if request.resolver_match is None:
        return False
    here = request.resolver_match.view_name
    if page in ALONE or here in ALONE:
        return here == page
    return page.partition(":")[0] == room


def _city_name() -> str:
    try:
        return queries.home_name()
    except Region.DoesNotExist:  # before the first set-up
        return ""
