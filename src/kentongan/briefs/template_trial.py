"""Is a DOCX file fit to be a template? Looked at from outside first, then filled once with words of every kind."""

import re
import zipfile
from io import BytesIO
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext_lazy as _
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SecurityError

from kentongan.briefs import paper_docx
from kentongan.briefs.content import VERSION, sample
from kentongan.briefs.layouts import layout
from kentongan.errors import Refused

LARGEST = 1_000_000  # bytes as uploaded
UNPACKED = 20_000_000  # bytes of all parts together
PARTS = 400
MAIN = "word/document.xml"
NAME = re.compile(r"'([^']+)'")


class NotADocument(Refused):
    code = "template-not-a-document"
    status = 422
    text = _("Berkas ini bukan dokumen Word (.docx). Simpan dari pengolah kata sebagai “Dokumen Word (.docx)”.")


class TooBig(Refused):
    code = "template-too-big"
    status = 422
    text = _("Templat terlalu besar. Paling besar 1 MB; kecilkan gambar di dalamnya.")


class Macros(Refused):
    code = "template-macros"
    status = 422
    text = _("Templat memuat makro atau objek yang dapat berjalan sendiri. Simpan sebagai .docx tanpa makro.")


class BrokenTag(Refused):
    code = "template-broken-tag"
    status = 422
    text = _("Ada tanda isian yang rusak: {why}. Periksa kurung {{{{ }}}} dan {{% %}} di dekatnya.")


class UnknownField(Refused):
    code = "template-unknown-field"
    status = 422
    text = _("Isian “{field}” tidak dikenal untuk naskah ini. Daftar isian ada di halaman ini.")


def tried(kind: str, content: bytes) -> None:
    """Refuse what cannot be used as a template of a kind.

    Raises:
        NotADocument, TooBig, Macros: the file itself is unfit.
        BrokenTag, UnknownField: it cannot be filled.
    """
    _looked_at(content)
    try:
        for words in (_words(kind, full=True), _words(kind, full=False)):
            paper_docx.filled(content, words, undefined=StrictUndefined)
    except UndefinedError as problem:
        found = NAME.findall(str(problem))
        raise UnknownField(field=found[-1] if found else str(problem)) from None
    except TemplateSyntaxError as problem:
        raise BrokenTag(why=str(problem)[:200]) from None
    except (SecurityError, TemplateError, TypeError, ValueError, KeyError) as problem:
        raise BrokenTag(why=str(problem)[:200]) from None
    except PackageNotFoundError:
        raise NotADocument from None


def _looked_at(content: bytes) -> None:
    """Judge the archive before anything in it is unpacked or read."""
    if len(content) > LARGEST:
        raise TooBig
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
                raise TooBig
            names = {entry.filename.lower() for entry in entries}
            if MAIN not in names:
                raise NotADocument
            if any("vbaproject" in name or "/activex/" in name or "/embeddings/" in name for name in names):
                raise Macros
            for entry in entries:
                _read(archive, entry)
    except (zipfile.BadZipFile, ElementTree.ParseError, DefusedXmlException, NotImplementedError, RuntimeError):
        raise NotADocument from None


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read one part to the size its entry names, and XML parts as XML without entities."""
    with archive.open(entry) as part:
        found = part.read(entry.file_size + 1)
    if len(found) > entry.file_size:
        raise TooBig
    if entry.filename.lower().endswith((".xml", ".rels")):
        root = ElementTree.fromstring(found)
        if b"macroEnabled" in found or any(_fetches(one) for one in root):
            raise Macros


def _fetches(relation: Any) -> bool:
    """Would the word processor fetch something from elsewhere by itself? A link that people click does not."""
    return relation.get("TargetMode") == "External" and not str(relation.get("Type")).endswith("/hyperlink")


def _words(kind: str, *, full: bool) -> dict[str, Any]:
    """Return words for every field of a kind: with one thing in each section, or with nothing in any."""
    bones = layout(kind)
    given = sample(bones) if full else {}
    parts = []
    for section in bones.sections:
        part: dict[str, Any] = {
            "key": section.key, "title": section.title, "shape": section.shape, "empty": section.empty, "lead": "",
            "columns": [list(column) for column in section.columns], "rows": [], "entries": [], "groups": [],
            "paragraphs": [], "pictures": [], "is_empty": not full,
        }  # fmt: skip
        parts.append(part | given.get(section.key, {}))
    return {**named(kind), "parts": parts, "digest": "0" * 64}


def named(kind: str) -> dict[str, Any]:
    """Return a value for each field outside the sections, as the list of fields shows them."""
    bones = layout(kind)
    return {
        "version": VERSION, "kind": kind, "shape": bones.shape, "heading": bones.heading, "number": "001/X/I/2026",
        "title": "Judul", "file": "berkas", "city": "Kota", "town": "Kota", "secretariat": "Sekretariat",
        "classification": "Terbatas", "simulated": False, "composed_on": "1 Januari 2026", "as_of": "1 Januari 2026",
        "nature": "Biasa", "head": {"lines": ["Pemerintah", "Tim"], "address": "Alamat", "logo": ""},
        "facts": [["Hal", "Isi"]], "letter": {"subject": "Hal", "attachments": "-", "to": ["Yth."]},
        "opening": ["Pembuka"], "closing": ["Penutup"], "limits": ["Batas"], "copies": ["Arsip"], "pictures": {},
        "signatory": {"office": ["Kepala"], "name": "Nama", "rank": "Pangkat", "nip": "NIP"},
        "countersign": {"intro": "Mengetahui,", "office": ["Pimpinan rapat"], "name": "Nama"},
    }  # fmt: skip
