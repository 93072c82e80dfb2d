"""What the scripts say, in the language of the page: each page brings the words of its scripts along (js/words.js).

A name in braces is filled in by the script.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# script: name of a sentence: the sentence
WORDS: dict[str, dict[str, Promise]] = {
    "confirm": {
        "yes": _("Ya, lanjutkan"),
        "no": _("Batal"),
    },
    "drafts": {
        "restored": _("Tulisan yang belum terkirim dipulihkan dari perangkat ini."),
        "discard": _("Buang draf"),
    },
    "copy": {
        "done": _("Tersalin"),
        "failed": _("Tandai dan salin sendiri"),
    },
    "formset": {
        "added": _("Baris ditambahkan."),
    },
    "triage": {
        "ticked": _("{number} dicentang"),
    },
    "photo": {
        "working": _("Mengecilkan foto…"),
        "done": _("{count} foto siap dikirim, {size}."),
        "failed": _("{name} tidak dapat dikecilkan; berkas aslinya yang dikirim."),
        "preview": _("Pratinjau {name}"),
    },
    "where": {
        "asking": _("Mencari lokasi…"),
        "found": _("Titik tercatat, ketelitian sekitar {metres} meter."),
        "denied": _(
            "Ponsel tidak mengizinkan lokasi dibaca. Izinkan lokasi di pengaturan peramban, atau tulis saja tempatnya."
        ),
        "lost": _("Lokasi tidak ditemukan. Coba di tempat terbuka, atau tulis saja tempatnya."),
        "slow": _("Lokasi terlalu lama dicari. Coba lagi, atau tulis saja tempatnya."),
    },
    "map": {
        "count": _("{number} peristiwa"),
        "alerts": _("{number} peringatan"),
        "lates": _("{number} terlambat"),
        "heard": _("{number} rumor"),
        "late": _("terlambat"),
        "rumours": _("rumor"),
        "failed": _("Peta tidak dapat dimuat. Daftar wilayah tetap dapat dipakai."),
    },
    "push": {
        "asking": _("Meminta izin peramban…"),
        "denied": _("Peramban tidak mengizinkan. Izinkan pemberitahuan untuk situs ini di pengaturan peramban."),
        "failed": _("Peramban ini tidak dapat didaftarkan. Coba lagi, atau pakai saluran lain."),
    },
    "live": {
        "saved": _("Semua tersimpan."),
        "waiting": _("{number} baris menunggu jaringan. Tetap ketik; semuanya tersimpan di perangkat ini."),
        "session": _(
            "{number} baris belum terkirim: sesi berakhir. Masuk lagi di tab lain; tulisan tetap ada di sini."
        ),
        "refused": _("{number} baris ditolak, lihat di bawah."),
        "failed": _("Belum terkirim: jaringan terputus. Coba lagi sebentar lagi."),
        "drop": _("Buang"),
        "repair": _("Betulkan"),
        "order": _("Arahan: {text}"),
        "quote": _("Kutipan: {text}"),
        "deed": _("Perubahan menunggu dikirim."),
        "vague": _("“{what}” bukan nama instansi."),
        "usual": _("Pakai {who} (seperti arahan {whence})"),
    },
}
