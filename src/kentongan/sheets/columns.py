"""Which column means what: guessed from its head, and remembered for the next file of the same kind."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

# Our field, what it is called, and words with which offices head such a column; the first that fits wins.
FIELDS: dict[str, tuple[Any, str]] = {
    "text": (_("Isi laporan"), r"isi|uraian|laporan|keterangan|kronologi|kejadian|deskripsi|peristiwa|text"),
    "occurred_at": (_("Tanggal kejadian"), r"tanggal|tgl|waktu kejadian|hari|date"),
    "time": (_("Jam kejadian"), r"jam|pukul|time"),
    "region": (
        _("Kelurahan atau kecamatan (nama atau kode)"),
        r"kelurahan|desa|kel\b|kecamatan|kec\b|wilayah|kode wil",
    ),
    "spot": (_("Tempat tepatnya"), r"tempat|lokasi|alamat|tkp|jalan|rt\b|rw\b|dusun"),
    "lat": (_("Lintang"), r"lintang|lat\b|latitude"),
    "lng": (_("Bujur"), r"bujur|lng|lon\b|long|longitude"),
    "category": (_("Perkara"), r"perkara|kategori|jenis|category"),
    "informant": (_("Narasumber"), r"narasumber|pelapor|sumber|informan"),
}
OWN = "own:"  # before the code of a question that the city itself asks
NOT_TEXT = re.compile(r"^(tanggal|tgl|waktu|jam|pukul|tempat|lokasi|jenis|no|nomor)\b", re.IGNORECASE)


def guess(headers: Sequence[str], questions: Mapping[str, str] | None = None) -> dict[str, int]:
    """Return our field → number of the column, each column at most once.

    Args:
        headers: the heads of the columns.
        questions: the city's own questions, code → words; a column headed by just these words answers it.

    >>> guess(["No", "Tanggal Kejadian", "Jam", "Uraian", "Kelurahan", "TKP"])
    {'text': 3, 'occurred_at': 1, 'time': 2, 'region': 4, 'spot': 5}
    """
    plain = [head.casefold().strip(" ?") for head in headers]
    own = {f"{OWN}{code}": words.casefold().strip(" ?") for code, words in (questions or {}).items()}
    found = {field: plain.index(words) for field, words in own.items() if words in plain}
    for field, (_label, words) in FIELDS.items():
        pattern = re.compile(rf"\b(?:{words})", re.IGNORECASE)
        for number, head in enumerate(headers):
            fits = pattern.search(head) and not (field == "text" and NOT_TEXT.search(head))
            if fits and number not in found.values():
                found[field] = number
                break
    return found


def digest(headers: Sequence[str]) -> str:
    """Return what two files with the same heads have in common, however they write capitals and blanks.

    >>> digest(["Isi ", "TANGGAL"]) == digest(["isi", "Tanggal"])
    True
    """
    plain = [" ".join(head.split()).casefold() for head in headers]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def fitting(mapping: Mapping[str, int], headers: Sequence[str]) -> dict[str, int]:
    """Return what of a mapping can be true for these heads."""
    return {field: number for field, number in mapping.items() if 0 <= number < len(headers)}


def letter(number: int) -> str:
    """Return how an office program calls a column, counted from 0.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
