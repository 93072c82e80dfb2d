"""What a notice says. The same short sentence in the inbox and outside: a kind, a level, an area, a number, a day.

Titles are shown in the inbox alone, read from the thing at that moment and only while its reader may see it.
"""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.city import queries as city
from kentongan.journal.models import Entry
from kentongan.notices.things import KINDS, secrecy

SENTENCES: dict[str, Any] = {
    "alert.raise": gettext_lazy("{level}: peringatan {number} muncul di {area}"),
    "alert.join": gettext_lazy("{level}: sinyal baru pada peringatan {number} di {area}"),
    "alert.climb": gettext_lazy("{level}: peringatan {number} di {area} belum ditanggapi dan naik kepada Anda"),
    "alert.close": gettext_lazy("Peringatan {number} di {area} ditutup"),
    "action.assign": gettext_lazy("Tugas baru untuk instansi Anda: {number} di {area}, tenggat {due}"),
    "action.accept": gettext_lazy("Tugas {number} di {area} diterima"),
    "action.refuse": gettext_lazy("Tugas {number} di {area} ditolak: pilih instansi lain"),
    "action.finish": gettext_lazy("Tugas {number} di {area} dinyatakan selesai dan menunggu pemeriksaan"),
    "action.check": gettext_lazy("Tugas {number} di {area} diperiksa dan dinyatakan beres"),
    "action.send_back": gettext_lazy("Tugas {number} di {area} dikembalikan untuk diperbaiki"),
    "action.cancel": gettext_lazy("Tugas {number} di {area} dibatalkan"),
    "action.remind": gettext_lazy("Pengingat: tugas {number} di {area}, tenggat {due}"),
    "action.climb": gettext_lazy("Tugas {number} di {area} lewat tenggat {due} dan naik kepada Anda"),
    "action.correct": gettext_lazy("Tugas {number} di {area} dibetulkan, tenggat {due}: baca dan terima lagi"),
    "action.reassign": gettext_lazy("Tugas {number} di {area} dialihkan ke instansi Anda, tenggat {due}"),
    "action.name": gettext_lazy("Anda ditetapkan sebagai penanggung jawab tugas {number} di {area}"),
    "action.ask_due": gettext_lazy("Tenggat tugas {number} di {area} diminta diundur: jawab permintaannya"),
    "action.grant_due": gettext_lazy("Tenggat baru tugas {number} di {area} disetujui: {due}"),
    "action.decline_due": gettext_lazy("Tenggat baru tugas {number} di {area} tidak disetujui, tetap {due}"),
    "action.move_due": gettext_lazy("Tenggat tugas {number} di {area} dipindahkan ke {due}"),
    "action.dispute": gettext_lazy("Hasil tugas {number} di {area} disanggah pelapor"),
    "action.clash": gettext_lazy(
        "Tulisan luring untuk tugas {number} di {area} bertentangan: putuskan mana yang berlaku"
    ),
    "post.help": gettext_lazy("Penjaga pos nomor {number} di {area} meminta bantuan"),
    "post.answer": gettext_lazy("Permintaan bantuan Anda di pos nomor {number}, {area}, ditanggapi"),
    "rumour.ask": gettext_lazy("Anda diminta mengonfirmasi rumor {number} di {area}"),
    "rumour.answer": gettext_lazy("Instansi menjawab pertanyaan tentang rumor {number} di {area}"),
    "press.draft": gettext_lazy("Siaran pers rakor {day} menunggu diterbitkan"),
    "press.release": gettext_lazy("Siaran pers rakor {day} terbit"),
    "clarification.draft": gettext_lazy("Klarifikasi rumor {number} di {area} menunggu persetujuan"),
    "clarification.approve": gettext_lazy("Klarifikasi rumor {number} di {area} disetujui dan siap terbit"),
    "clarification.publish": gettext_lazy("Klarifikasi rumor {number} di {area} terbit; teruskan ke grup RT dan RW"),
    "clarification.withdraw": gettext_lazy("Klarifikasi rumor {number} di {area} ditarik; jangan diteruskan lagi"),
    "report.ask": gettext_lazy("Ada pertanyaan tentang laporan Anda {number}"),
    "report.answer": gettext_lazy("Pelapor menjawab pertanyaan tentang laporan {number}"),
    "report.reopen": gettext_lazy("Laporan Anda {number} dibuka kembali"),
    "report.set_aside": gettext_lazy("Laporan Anda {number} dikesampingkan: baca alasannya"),
    "report.answer_more": gettext_lazy("Pelapor menambah jawabannya tentang laporan {number}"),
    "report.merge": gettext_lazy("Laporan Anda {number} digabungkan dengan laporan lain tentang hal yang sama"),
    "report.lead_verified": gettext_lazy(
        "Laporan Anda {number} terverifikasi bersama laporan yang digabungkan dengannya"
    ),
    "report.lead_set_aside": gettext_lazy("Laporan Anda {number} ikut dikesampingkan bersama induknya: baca alasannya"),
    "plan.adopt": gettext_lazy("Rencana aksi {year} ditetapkan: instansi Anda mengisi capaian tiap masa"),
    "situation.send": gettext_lazy("Laporan situasi masa {day} dari {area} terkirim"),
    "situation.send_back": gettext_lazy("Laporan situasi masa {day} dikembalikan: baca alasannya dan kirim perbaikan"),
    "situation_reminder.send": gettext_lazy("Pengingat: laporan situasi masa {day} ditunggu, tenggat {due}"),
    "meeting.plan": gettext_lazy("Rakor direncanakan pada {day}"),
    "meeting.close": gettext_lazy("Notulen rakor {day} sudah ditutup"),
    "meeting.invite": gettext_lazy("Instansi Anda diundang ke rakor {day}: jawab siapa yang hadir"),
    "meeting.remind_invited": gettext_lazy("Pengingat: undangan rakor {day} belum dijawab"),
    "meeting.answer": gettext_lazy("Undangan rakor {day} dijawab"),
    "meeting.reschedule": gettext_lazy("Jadwal rakor berubah: sekarang {day}"),
    "meeting.cancel": gettext_lazy("Rakor {day} dibatalkan"),
    "member.change": gettext_lazy("Wewenang akun Anda diubah oleh administrator"),
    "member.password": gettext_lazy("Kata sandi akun Anda diganti oleh administrator"),
    "channel.die": gettext_lazy("Pesan lewat {way} tidak sampai kepada {who}"),
    "route.die": gettext_lazy("Jalur {way} mati: pesan dialihkan ke saluran lain"),
    "route.revive": gettext_lazy("Jalur {way} pulih"),
}
# What goes out of a thing that is not open to all says only that there is something.
GUARDED = gettext_lazy("Ada yang perlu Anda lihat")
CLOSED = gettext_lazy("Ada perubahan yang tidak lagi terbuka bagi Anda")


def sentence(verb: str, kind: str, thing: Any) -> str:
    """Return the sentence of a deed on a thing that its reader may see."""
    facts = {
        name: date_format(value, "j F Y") if isinstance(value, date) else str(value)
        for name, value in KINDS[kind].facts(thing).items()
    }
    return str(SENTENCES[verb]).format(**facts)


def outside(entry: Entry, thing: Any) -> str:
    """Return what mail, push and gateway may carry: nothing of what was or is classified."""
    if entry.classification or secrecy(thing):
        return str(GUARDED)
    return sentence(entry.verb, entry.kind, thing)


def detail(kind: str, thing: Any, categories: dict[str, str]) -> str:
    """Return the second line of the inbox: the category of an alert, the title of a task or of a rakor."""
    if kind == "alert":
        return categories.get(thing.category, thing.category)
    return str(getattr(thing, "title", ""))


def digest(count: int) -> str:
    """Return the head of a message that holds several notices."""
    return _("{count} pemberitahuan Kentongan").format(count=count)


def categories() -> dict[str, str]:
    """Return the words for the categories of alerts."""
    return city.labels("issue_category")
