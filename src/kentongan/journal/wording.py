"""What each verb of the journal is called, for people."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "report.receive": _("Laporan diterima"),
    "report.take": _("Laporan diambil untuk ditangani"),
    "report.release": _("Laporan dikembalikan ke antrean"),
    "report.ask": _("Bertanya kepada pelapor"),
    "report.answer": _("Pelapor menjawab"),
    "report.set_aside": _("Laporan dikesampingkan"),
    "report.informant": _("Identitas narasumber dibuka"),
    "reader.adopt": _("Pembaca belajar dari perbaikan"),
    "report.correct": _("Hasil baca diperbaiki"),
    "report.assist": _("Model bahasa dimintai pendapat"),
    "incident.record": _("Peristiwa dicatat"),
    "incident.join": _("Laporan digabungkan ke peristiwa"),
    "incident.check": _("Peristiwa diperiksa"),
    "alert.raise": _("Peringatan muncul"),
    "alert.join": _("Sinyal baru bergabung"),
    "alert.acknowledge": _("Peringatan ditanggapi"),
    "alert.respond": _("Penanganan dimulai"),
    "alert.close": _("Peringatan ditutup"),
    "action.assign": _("Tugas diberikan"),
    "action.accept": _("Tugas diterima"),
    "action.refuse": _("Tugas ditolak"),
    "action.note": _("Catatan kemajuan ditulis"),
    "action.prove": _("Bukti dilampirkan"),
    "action.finish": _("Dinyatakan selesai"),
    "action.check": _("Diperiksa dan dinyatakan beres"),
    "action.send_back": _("Dikembalikan untuk diperbaiki"),
    "action.cancel": _("Tugas dibatalkan"),
    "meeting.plan": _("Rakor direncanakan"),
    "meeting.record": _("Rakor dicatat"),
    "meeting.edit": _("Catatan rakor diubah"),
    "meeting.minute": _("Notulen diisi"),
    "meeting.agenda": _("Mata acara diubah"),
    "meeting.attend": _("Kehadiran dicatat"),
    "meeting.issue": _("Pokok masalah dicatat"),
    "meeting.direct": _("Arahan diberikan"),
    "meeting.close": _("Notulen ditutup"),
    "brief.compose": _("Naskah disusun"),
    "member.enrol": _("Anggota didaftarkan"),
    "member.change": _("Wewenang anggota diubah"),
    "member.password": _("Kata sandi diganti"),
    "rung.load": _("Anak tangga eskalasi dimuat"),
    "term.load": _("Daftar istilah dimuat"),
    "term.add": _("Istilah ditambahkan"),
    "term.end": _("Istilah diakhiri"),
    "term.minutes": _("Batas waktu langkah diubah"),
    "region.load": _("Daftar wilayah dimuat"),
    "boundary.import": _("Batas wilayah diimpor"),
    "rule.load": _("Aturan deteksi dimuat"),
    "run.detect": _("Deteksi dijalankan"),
}
# Icons of the verbs, by what is done whatever it is done to.
ICONS = {
    "receive": "inbox", "take": "person", "release": "back", "ask": "chart", "answer": "phone", "set_aside": "close",
    "informant": "lock", "record": "flag", "join": "plus", "check": "check", "raise": "alert", "acknowledge": "check",
    "respond": "action", "close": "close", "assign": "action", "accept": "check", "refuse": "close", "note": "paper",
    "prove": "camera", "finish": "flag", "send_back": "back", "cancel": "close", "plan": "calendar", "compose": "paper",
}  # fmt: skip


def deed(verb: str) -> str:
    """Return the words for a verb; one without words is shown as its code."""
    return str(DEEDS.get(verb, verb))


def icon(verb: str) -> str:
    """Return the name of the icon for a verb."""
    return ICONS.get(verb.partition(".")[2], "drum")
