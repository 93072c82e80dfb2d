"""The form of a report as XLSForm: its rows, and the workbook that a city can open, read and keep.

Nothing is written here that the city may change: categories and regions come from its own tables, questions of its own
from its own list. Format: xlsform.org, sheets `survey`, `choices`, `settings`.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook

FORM_ID = "kentongan-lapor"
MOST_TEXT, MOST_LINE = 10_000, 200
PHOTOS = ("foto_1", "foto_2", "foto_3")
RECORDING = "rekaman"
OWN = "tambahan"  # the group of the city's own questions
# What Collect writes down by itself: when the form was finished, which may be days before it is sent.
FINISHED = "selesai_diisi"
PHOTO_SIDE = "max-pixels=1600"  # shrunk on the phone: what is kept is no larger
RECORDING_QUALITY = "quality=low"  # AAC, 32 kbit/s; browsers play it, unlike the still smaller AMR
ASKED = "t_"  # in front of the code of the city's own question, which may begin with a digit
SETTLED = "selesai_di_bawah"
TYPES = {"text": "text", "number": "decimal", "date": "date", "yesno": "select_one ya_tidak"}

Row = dict[str, str]


@dataclass(frozen=True)
class Asked:
    """A question of the city's own: its code, what people read, its kind (text, number, choice, yesno, date)."""

    code: str
    label: str
    kind: str
    help: str = ""
    choices: Sequence[tuple[str, str]] = ()  # (code, words)
    is_required: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """What the form offers: (code, label) of categories, (code, name) of kecamatan, (code, name, kecamatan) of
    kelurahan, the city's own questions, and the kelurahan that stands there already."""

    title: str
    categories: Sequence[tuple[str, str]]
    districts: Sequence[tuple[str, str]]
    villages: Sequence[tuple[str, str, str]]
    asked: Sequence[Asked] = ()
    own_village: str = ""


@dataclass(frozen=True)
class Sheets:
    """The three sheets, row by row."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: list[Row] = field(default_factory=list)


def sheets(words: Vocabulary) -> Sheets:
    """Return the form in the words of a city; its version is made of what it holds, so that it changes with it."""
    made = Sheets(_survey(words), _choices(words))
    content = json.dumps([made.survey, made.choices, words.title], ensure_ascii=False)
    version = str(int(hashlib.sha256(content.encode()).hexdigest()[:8], 16)).zfill(10)
    made.settings.append({"form_title": plain(words.title), "form_id": FORM_ID, "version": version})
    return made


def workbook(made: Sheets) -> bytes:
    """Return the sheets as an .xlsx file."""
    book = Workbook()
    for name, rows in vars(made).items():
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        for line in [columns, *([row.get(column, "") for column in columns] for row in rows)]:
            sheet.append(line)
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.data_type = "s"  # words are words, also when they begin with =
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain(words: str) -> str:
    """Return words that XLSForm takes for words: a reference to another question would break the whole form.

    >>> plain("Biaya ${total}\\n")
    'Biaya $ {total}'
    """
    return " ".join(words.replace("${", "$ {").split())


def _survey(words: Vocabulary) -> list[Row]:
    return [
        {"type": "end", "name": FINISHED},
        *_what(),
        *_where_and_when(words),
        *_beside(),
        *_own_questions(words.asked),
    ]


def _what() -> list[Row]:
    return [
        {
            "type": "text",
            "name": "isi",
            "label": "Apa yang terjadi?",
            "hint": "Tulis seperti mengirim pesan: apa, siapa yang terdampak, berapa, sejak kapan.",
            "required": "yes",
            "required_message": "Tulis apa yang terjadi.",
            "appearance": "multiline",
        }
        | _at_most(MOST_TEXT),
        {"type": "select_one perkara", "name": "perkara", "label": "Perkara", "hint": "Kosongkan bila tidak yakin."},
    ]


def _where_and_when(words: Vocabulary) -> list[Row]:
    own = words.own_village
    district = next((above for code, _name, above in words.villages if code == own), "")
    return [
        {"type": "select_one kecamatan", "name": "kecamatan", "label": "Kecamatan", "default": district},
        {
            "type": "select_one kelurahan",
            "name": "kelurahan",
            "label": "Kelurahan",
            "default": own,
            "choice_filter": "kecamatan=${kecamatan}",
        },
        {
            "type": "text",
            "name": "tempat",
            "label": "Tempat tepatnya",
            "hint": "Misalnya RT 02 RW 05, belakang pabrik, dekat jembatan.",
        }
        | _at_most(MOST_LINE),
        {
            "type": "dateTime",
            "name": "waktu",
            "label": "Kapan?",
            "default": "now()",
            "constraint": ". <= now()",
            "constraint_message": "Waktu kejadian belum tiba. Periksa tanggal dan jamnya.",
        },
        {"type": "geopoint", "name": "titik", "label": "Titik lokasi", "hint": "Bila Anda ada di tempatnya."},
    ]


def _beside() -> list[Row]:
    photos = [
        {"type": "image", "name": name, "label": f"Foto {number}", "parameters": PHOTO_SIDE}
        for number, name in enumerate(PHOTOS, 1)
    ]
    return [
        *photos,
        {"type": "audio", "name": RECORDING, "label": "Rekaman suara", "parameters": RECORDING_QUALITY},
        {
            "type": "text",
            "name": "narasumber",
            "label": "Narasumber (bila laporan ini atas nama orang lain)",
            "hint": "Nama dan nomor telepon. Disimpan tersandi; setiap kali dibuka tercatat.",
        }
        | _at_most(MOST_LINE),
        {
            "type": "select_one ya_tidak",
            "name": SETTLED,
            "label": "Sudah selesai di tingkat kelurahan?",
            "hint": "Kosongkan bila belum tahu.",
        },
    ]


def _at_most(letters: int) -> Row:
    return {"constraint": f"string-length(.) <= {letters}", "constraint_message": f"Paling panjang {letters} huruf."}


def _own_questions(asked: Sequence[Asked]) -> list[Row]:
    if not asked:
        return []
    rows = [
        {
            "type": TYPES.get(one.kind, f"select_one pilihan_{one.code}"),
            "name": f"{ASKED}{one.code}",
            "label": plain(one.label),
            "hint": plain(one.help),
            "required": "yes" if one.is_required else "",
        }
        for one in asked
    ]
    return [{"type": "begin_group", "name": OWN, "label": "Pertanyaan tambahan"}, *rows, {"type": "end_group"}]


def _choices(words: Vocabulary) -> list[Row]:
    lists = [("perkara", words.categories), ("kecamatan", words.districts)]
    lists += [(f"pilihan_{one.code}", one.choices) for one in words.asked if one.kind not in TYPES]
    lists.append(("ya_tidak", (("ya", "Ya"), ("tidak", "Tidak"))))
    rows = [{"list_name": name, "name": code, "label": plain(label)} for name, pairs in lists for code, label in pairs]
    return rows + [
        {"list_name": "kelurahan", "name": code, "label": plain(name), "kecamatan": above}
        for code, name, above in words.villages
    ]
