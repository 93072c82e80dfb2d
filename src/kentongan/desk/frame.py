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
from kentongan.desk import settings_page
from kentongan.notices import queries as notices

# Headings with their pages (page, label, icon); each shows only to whom `access` opens it.
# A phone's bar shows the first four.
NAVIGATION = [
    (
        _("Sehari-hari"),
        [
            ("desk:home", _("Beranda"), "home"),
            ("intake:inbox", _("Laporan masuk"), "inbox"),
            ("alerts:alerts", _("Peringatan"), "alert"),
            ("actions:actions", _("Tindak lanjut"), "action"),
            ("rumours:rumours", _("Rumor"), "rumour"),
            ("verification:incidents", _("Peristiwa"), "flag"),
            ("intake:new", _("Lapor"), "plus"),
            ("phone:shell", _("Lapor"), "plus"),
            ("intake:mine", _("Laporan saya"), "report"),
            ("rumours:mine", _("Kabar terdengar"), "rumour"),
            ("operations:posts", _("Pos"), "shield"),
            ("desk:map", _("Peta"), "map"),
            ("warnings:warnings", _("Peringatan resmi"), "drum"),
        ],
    ),
    (
        _("Bersama"),
        [
            ("meetings:meetings", _("Rakor"), "meeting"),
            ("situations:situations", _("Laporan situasi"), "report"),
            ("plans:plans", _("Rencana aksi"), "flag"),
            ("invitations:mine", _("Undangan rakor"), "inbox"),
            ("briefs:briefs", _("Naskah"), "paper"),
            ("interventions:interventions", _("Intervensi"), "shield"),
            ("desk:ledger", _("Buku waktu"), "clock"),
            ("alerts:calendar", _("Kalender"), "calendar"),
        ],
    ),
    (
        _("Kendali"),
        [
            ("desk:journal", _("Jurnal"), "journal"),
            ("api:feeds", _("Umpan"), "download"),
            ("city:members", _("Anggota"), "people"),
            ("desk:settings", _("Pengaturan"), "gear"),
        ],
    ),
]
# Who stands in the field comes to report: that goes first.
FIELD_ONLY = "rumours:mine"  # whoever sees the rumours finds this page there
FIELD_FIRST = ("desk:home", "phone:shell", "intake:mine", "actions:actions")
DESK_ONLY = "intake:new"  # in the field the phone page stands in its place
# Pages that stand in the navigation for themselves, not for their whole room.
ALONE = frozenset({
    "phone:shell",
    "desk:home", "desk:map", "desk:journal", "intake:new", "intake:mine", "intake:inbox", "alerts:calendar",
})  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's context; nothing personal for whoever is not logged in."""
    context: dict[str, Any] = {"version": __version__, "is_demo": settings.IS_DEMO, "city_name": _city_name()}
    member = getattr(request, "user", None)
    if member is None or not member.is_authenticated:
        return context
    here = request.resolver_match.app_name if request.resolver_match else ""
    context["nav_groups"] = _groups(request, member, here)
    context["nav"] = [item for _heading, items in context["nav_groups"] for item in items]
    context["pulse_mark"] = SimpleLazyObject(
        lambda: pulse.mark_of(member)
    )  # asked only on pages that keep themselves true
    context["user_office"] = str(member.agency)
    context["user_links"] = [
        {"url": reverse("notices:settings"), "label": _("Pemberitahuan saya")},
        {"url": reverse("calendars:mine"), "label": _("Kalender saya")},
        *(
            [{"url": reverse("openrosa:phones"), "label": _("Ponsel ODK Collect saya")}]
            if access.permits(member, "odk.own")
            else []
        ),
        {"url": reverse("city:password"), "label": _("Ganti kata sandi")},
        {"url": reverse("phone:devices"), "label": _("Perangkat saya")},
    ]
    context["unread"] = notices.unread(member)
    context["may"] = {verb.replace(".", "_"): access.permits(member, verb) for verb in access.VERBS}
    return context


def _groups(request: HttpRequest, member: Member, room: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Return the headings with the pages that are open to the member; a heading without any is left out."""
    groups = []
    for heading, rows in NAVIGATION:
        items = [
            {"url": reverse(page), "label": label, "icon": icon, "current": _current(request, page, room)}
            for page, label, icon in _ordered(member, rows)
            if access.permits(member, access.PAGES.get(page, ""))
        ]
        if items:
            groups.append((heading, items))
    return groups


def _ordered(member: Member, rows: list[tuple[str, Any, str]]) -> list[tuple[str, Any, str]]:
    if member.role != Role.FIELD:
        return [row for row in rows if row[0] not in {FIELD_ONLY, "phone:shell"}]
    rows = [row for row in rows if row[0] != DESK_ONLY]
    return sorted(rows, key=lambda row: FIELD_FIRST.index(row[0]) if row[0] in FIELD_FIRST else len(FIELD_FIRST))


def _current(request: HttpRequest, page: str, room: str) -> bool:
    if request.resolver_match is None:
        return False
    here = request.resolver_match.view_name
    if here in settings_page.OWN:
        return page == settings_page.PAGE
    if page in ALONE or here in ALONE:
        return here == page
    return page.partition(":")[0] == room


def _city_name() -> str:
    try:
        return queries.home_name()
    except Region.DoesNotExist:  # before the first set-up
        return ""
