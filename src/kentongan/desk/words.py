"""What the kinds of things in the journal are called on its page; an unknown one is shown by its code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "report": _("laporan"),
    "incident": _("peristiwa"),
    "rumour": _("rumor"),
    "rumour_clock": _("batas waktu rumor"),
    "sighting": _("rumor terdengar"),
    "clarification": _("klarifikasi"),
    "alert": _("peringatan"),
    "official_warning": _("peringatan resmi"),
    "warning_source": _("sumber peringatan"),
    "rule": _("aturan deteksi"),
    "run": _("putaran deteksi"),
    "action": _("tindak lanjut"),
    "meeting": _("rakor"),
    "plan": _("rencana aksi"),
    "plan_item": _("butir rencana aksi"),
    "plan_form": _("format rencana aksi"),
    "situation": _("laporan situasi"),
    "situation_form": _("format laporan situasi"),
    "situation_reminder": _("pengingat laporan situasi"),
    "indicator": _("indikator"),
    "brief": _("naskah"),
    "key": _("kunci umpan"),
    "cap": _("pesan CAP"),
    "cap_profile": _("profil CAP"),
    "cap_level": _("tingkat dalam CAP"),
    "cap_category": _("perkara dalam CAP"),
    "term": _("istilah"),
    "region": _("wilayah"),
    "boundary": _("batas wilayah"),
    "member": _("anggota"),
}
