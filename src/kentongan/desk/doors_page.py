"""Every door by which reports come in: is it open, when did it last bring something, what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kentongan.api import queries as api
from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.gateways import queries as gateways
from kentongan.intake.models import Door, Report
from kentongan.mailbox import queries as mailbox
from kentongan.news import queries as news
from kentongan.openrosa import queries as openrosa
from kentongan.streetform import queries as streetform

Standing = tuple[bool, str]


@dataclass(frozen=True)
class Way:
    """One door.

    Attributes:
        door: as reports bear it.
        icon: its picture.
        text: who comes by it.
        page: where it is used or set; shown to whom `access` opens it.
        standing: whether it is open, and in plain words what is wrong; None for one that is always open.
    """

    door: Door
    icon: str
    text: Any
    page: str = ""
    standing: Callable[[], Standing] | None = None


WAYS = (
    Way(Door.PHONE, "phone", _("Pelapor lapangan menulis dari ponselnya."), "intake:new"),
    Way(Door.DESK, "edit", _("Operator mencatat telepon, surat, atau tamu; narasumbernya tersandi."), "intake:new"),
    Way(Door.CHAT, "people", _("Percakapan grup ditempel atau diekspor."), "intake:paste"),
    Way(Door.SHEET, "paper", _("Rekap CSV atau XLSX dari instansi."), "sheets:sheets"),
    Way(Door.PUBLIC, "crowd", _("Warga melapor tanpa akun, boleh tanpa nama."), "streetform:standing",
        streetform.door_standing),
    Way(Door.HOOK, "rumour", _("SMS atau WhatsApp lewat gerbang pesan."), "gateways:gateways", gateways.door_standing),
    Way(Door.MAIL, "report", _("Surat ke kotak surel kota."), "mailbox:standing", mailbox.door_standing),
    Way(Door.NEWS, "paper", _("RSS dan Atom media setempat."), "news:feeds", news.door_standing),
    Way(Door.ODK, "phone", _("Petugas mengisi formulir ODK Collect tanpa sinyal."), "openrosa:keys",
        openrosa.door_standing),
    Way(Door.API, "gear", _("Program lain mengirim lewat REST dengan kunci."), "api:feeds", api.door_standing),
    Way(Door.FILE, "download", _("Berkas teks lewat perintah kentongan ingest di server.")),
)  # fmt: skip


@require_safe
def doors(request: MemberRequest) -> HttpResponse:
    """All doors on one page."""
    return render(request, "desk/doors.html", {"rows": list(rows(request.user))})


def rows(member: Member) -> list[dict[str, Any]]:
    """Return each door with when it last brought something into the member's area."""
    visible = access.within(member, Report.objects.all()).order_by()
    last = dict(visible.values_list("door").annotate(Max("received_at")))
    found = []
    for way in WAYS:
        is_open, fault = way.standing() if way.standing else (True, "")
        may = way.page and access.permits(member, access.PAGES[way.page])
        found.append({
            "label": way.door.label, "icon": way.icon, "text": way.text, "is_open": is_open, "fault": fault,
            "last": last.get(way.door), "url": reverse(way.page) if may else "",
        })  # fmt: skip
    return found
