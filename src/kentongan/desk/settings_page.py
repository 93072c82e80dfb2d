"""What the city sets for itself: one page that leads to every table behind it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member

PAGE = "desk:settings"
# heading, then page, label, icon, what is decided there; each shows only to whom `access` opens it.
SETTINGS = [
    (
        _("Peringatan dini"),
        [
            ("alerts:rules", _("Aturan deteksi"), "chart", _("Apa yang dihitung, dan kapan menjadi peringatan.")),
            ("alerts:matrix", _("Matriks tingkat"), "alert", _("Kemungkinan kali dampak menjadi tingkat.")),
            ("city:ladders", _("Tangga eskalasi"), "people", _("Siapa diberi tahu bila belum ada yang menjawab.")),
            ("warnings:sources", _("Sumber peringatan resmi"), "drum", _("Alamat BMKG dan lembaga lain yang diambil.")),
        ],
    ),
    (
        _("Laporan masuk"),
        [
            ("desk:doors", _("Pintu masuk"), "inbox", _("Dari mana laporan datang, terbuka atau tertutup.")),
        ],
    ),
    (
        _("Tindak lanjut"),
        [
            ("actions:task_sets", _("Paket tugas"), "action", _("Tugas baku untuk tiap keadaan.")),
            ("actions:due_rules", _("Aturan tenggat"), "calendar", _("Berapa hari untuk “segera” dan sebutan lain.")),
            ("desk:goals", _("Target buku waktu"), "clock", _("Berapa lama tiap langkah boleh berlangsung.")),
            ("invitations:series", _("Seri rakor"), "meeting", _("Kapan rakor berulang, di mana, dan siapa diundang.")),
            ("rumours:clocks", _("Target waktu rumor"), "rumour", _("Batas pernyataan pertama dan putusan.")),
        ],
    ),
    (
        _("Kata dan pesan"),
        [
            (
                "situations:forms",
                _("Format laporan situasi"),
                "report",
                _("Judul, tenggat, dan angka yang dilaporkan."),
            ),
            (
                "plans:forms",
                _("Format rencana aksi"),
                "flag",
                _("Kolom matriks, batas penilaian, dan tenggat capaian."),
            ),
            ("intake:fields", _("Isian tambahan"), "report", _("Pertanyaan kota ini sendiri dalam formulir laporan.")),
            ("city:terms", _("Istilah"), "paper", _("Kata yang dipakai kota ini dan dasar hukumnya.")),
            ("briefs:settings", _("Naskah"), "paper", _("Kop, nomor, tanda tangan, dan templat tiap jenis naskah.")),
            ("notices:routes", _("Jalur pesan"), "phone", _("Surel, pesan peramban, dan gerbang keluar.")),
            ("openrosa:keys", _("Ponsel ODK Collect"), "phone", _("Kunci ponsel pelapor lapangan, dan formulirnya.")),
            ("api:profile", _("Profil CAP"), "download", _("Pengirim, tingkat, dan perkara dalam pesan CAP.")),
        ],
    ),
]
# Pages that belong to this one, not to their room, in the navigation.
OWN = frozenset({PAGE} | {page for _heading, rows in SETTINGS for page, *_rest in rows} | {
    "alerts:rule", "city:rung", "city:rung_new", "city:term_new", "city:term_end", "warnings:source",
    "news:feeds", "news:new", "news:feed",
    "streetform:standing", "mailbox:standing",
    "situations:form", "situations:form_new", "situations:form_version",
    "plans:form_new",
    "situations:indicator", "situations:indicator_new",
    "intake:field", "intake:field_new",
    "gateways:gateways", "gateways:new", "gateways:gateway", "gateways:secret", "gateways:numbers",
    "actions:task_set", "actions:task_set_new", "rumours:clock",
    "invitations:series_new", "invitations:series_edit",
    "briefs:setting", "briefs:head",
})  # fmt: skip


@require_safe
def page(request: MemberRequest) -> HttpResponse:
    """Every table that the member may open."""
    return render(request, "desk/settings.html", {"groups": open_to(request.user)})


def open_to(member: Member) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Return the headings with the pages that the member may open."""
    groups = [
        (
            heading,
            [
                {"url": reverse(page), "title": title, "icon": icon, "text": text}
                for page, title, icon, text in rows
                if access.permits(member, access.PAGES[page])
            ],
        )
        for heading, rows in SETTINGS
    ]
    return [(heading, rows) for heading, rows in groups if rows]
