"""A CSV or XLSX file as plain rows of text, whatever somebody has put into it.

Nothing in it is evaluated: of a formula the value counts that the office program had last computed.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

import openpyxl
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from kentongan.errors import Refused
from kentongan.text_encoding import decoded, without_controls

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_LETTERS = 12_000  # in a cell
MOST_BYTES = 8_000_000
MOST_UNPACKED = 80_000_000
MOST_PARTS = 400
SEPARATORS = (";", ",", "\t", "|")
ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le"))

# What openpyxl lets through of a file that somebody has bent: it checks little itself. SyntaxError is XML's.
BROKEN = (KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, OSError, EOFError, RuntimeError,
          NotImplementedError, OverflowError, ArithmeticError, RecursionError, zlib.error)  # fmt: skip


class NotATable(Refused):
    code = "not-a-table"
    status = 422
    text = _("Berkas tidak dapat dibaca: {why}. Tidak ada yang disimpan.")


@dataclass(frozen=True)
class Table:
    """The heads of the columns, and the rows with their number in the file; every row is as wide as the heads."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]


def read_table(raw: bytes) -> Table:
    """Read a table from the bytes of a file.

    The first row with at least two filled cells holds the heads; lines of title above it are passed over.

    Raises:
        NotATable: it is no CSV or XLSX, is broken, or larger than any honest one; the reason stands in it.
    """
    if len(raw) > MOST_BYTES:
        raise NotATable(why=_("lebih besar dari %d MB") % (MOST_BYTES // 1_000_000))
    if not raw.strip():
        raise NotATable(why=_("berkas kosong"))
    if raw.startswith(OLD_EXCEL):
        raise NotATable(why=_("format Excel lama atau terkunci kata sandi; simpan sebagai .xlsx atau .csv"))
    cells = _workbook(raw) if raw.startswith(ZIP) else _separated(raw)
    return _with_heads(cells)


def _with_heads(cells: Iterable[tuple[int, list[str]]]) -> Table:
    filled = ((number, row) for number, row in cells if any(row))
    head: list[str] = []
    for _number, row in islice(filled, 20):
        head = row
        if sum(bool(cell) for cell in row) > 1:
            break
    while head and not head[-1]:
        head.pop()
    if len(head) > MOST_COLUMNS:
        raise NotATable(why=_("lebih dari %d kolom") % MOST_COLUMNS)
    rows = list(islice(filled, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise NotATable(why=_("lebih dari %d baris; bagi menjadi beberapa berkas") % MOST_ROWS)
    if not rows:
        raise NotATable(why=_("tidak ada baris di bawah judul kolom"))
    width = len(head)
    return Table(head, [(number, (row + [""] * width)[:width]) for number, row in rows])


def _separated(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    text = decoded(raw)
    if text is None or text.lstrip()[:1] == "<":
        raise NotATable(why=_("bukan tabel CSV atau XLSX"))
    start = text[:20_000]
    lines = [line for line in start.splitlines() if line.strip()][:20]
    separator = max(SEPARATORS, key=lambda mark: max((line.count(mark) for line in lines), default=0))
    if text.lower().startswith("sep=") and len(text) > 4:  # a line that office programs write for each other
        separator, text = text[4], "\n" + text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            yield number, [_plain(cell, number) for cell in row]
    except csv.Error:
        raise NotATable(why=_("CSV rusak sesudah baris %d; periksa tanda kutipnya") % number) from None


def _workbook(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    merged = Merged()
    for number, row in enumerate(workbook_cells(raw, merged=merged), start=1):
        if number > 20 * MOST_ROWS:
            raise NotATable(why=_("lebih dari %d baris; bagi menjadi beberapa berkas") % MOST_ROWS)
        yield number, merged.filled(number, [_plain(cell, number) for cell in row])


class Merged:
    """Cells merged downwards: what stands in the uppermost holds for every row beside it."""

    PATTERN = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]{0,80}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')

    def __init__(self) -> None:
        self.starts: dict[int, list[tuple[int, int]]] = {}
        self.running: dict[int, tuple[int, str]] = {}

    def learn(self, sheet: bytes) -> None:
        """Read from the XML of a sheet which cells are merged; of a block the leftmost column counts."""
        for letters, first, last in islice(self.PATTERN.findall(sheet), 20 * MOST_ROWS):
            column = column_index_from_string(letters.decode()) - 1
            if int(last) > int(first) and column < MOST_COLUMNS:
                self.starts.setdefault(int(first), []).append((column, int(last)))

    def filled(self, number: int, row: list[str]) -> list[str]:
        """Return a row with what merged cells above tell of it; a row that says nothing itself stays empty."""
        if any(row):
            for column, (last, value) in self.running.items():
                row += [""] * (column + 1 - len(row))
                row[column] = row[column] or (value if number <= last else "")
        for column, last in self.starts.get(number, ()):
            self.running[column] = (last, row[column] if column < len(row) else "")
        return row


def workbook_cells(
    raw: bytes, *, most_unpacked: int = MOST_UNPACKED, merged: Merged | None = None
) -> Iterator[tuple[Any, ...]]:
    """Read the first sheet of an XLSX file row by row, each cell as the office program kept it.

    Args:
        raw: the file.
        most_unpacked: bytes it may unpack to.
        merged: learns which cells of the sheet are merged, before the first row comes.

    Raises:
        NotATable: it is broken, or unpacks to more than any honest one.
    """
    _refuse_bombs(raw, most_unpacked)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read anyway
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            if not book.worksheets:
                raise NotATable(why=_("buku kerja tanpa lembar"))
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            if merged is not None:
                with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                    merged.learn(archive.read(sheet._worksheet_path))
            yield from sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    except NotATable:
        raise
    except (InvalidFileException, zipfile.BadZipFile, *BROKEN):
        raise NotATable(why=_("berkas XLSX rusak")) from None


def _refuse_bombs(raw: bytes, most_unpacked: int) -> None:
    """Look into the archive before anything unpacks it: its size, its parts, and XML that declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most_unpacked:
                raise NotATable(why=_("terlalu besar setelah dibuka"))
            if "xl/workbook.xml" not in archive.namelist():
                raise NotATable(why=_("bukan tabel CSV atau XLSX"))
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    start = archive.read(part)[:20_000]
                    if any(mark in start for mark in DECLARATIONS):
                        raise NotATable(why=_("memuat DOCTYPE atau entitas; demi keamanan tidak dibaca"))
    except NotATable:
        raise
    except (zipfile.BadZipFile, *BROKEN):
        raise NotATable(why=_("berkas XLSX rusak")) from None


def _plain(value: Any, row: int) -> str:
    """Return a cell as text: dates as ISO, whole numbers without a point, control characters as blanks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.time() != time() else value.strftime("%Y-%m-%d")
    if isinstance(value, date | time):
        return value.isoformat()[:16]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = without_controls(str(value)).strip()
    if len(text) > MOST_LETTERS:
        raise NotATable(why=_("baris %d: satu sel memuat lebih dari %d huruf") % (row, MOST_LETTERS))
    return text
