"""A file as proof: what it really is, whatever its name says."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import BinaryIO
from zoneinfo import ZoneInfo

from django.db.models.fields.files import FieldFile
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from kentongan.errors import NotYours, Refused
from kentongan.intake import pictures

MOST_BYTES = 10_000_000
PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
MACROS = ("vbaproject.bin", "/activex/")
MOST_PARTS = 5_000
KINDS = {
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TooLarge(Refused):
    code = "evidence-too-large"
    status = 422
    text = _("Berkas {name} lebih besar dari 10 MB. Perkecil dahulu, lalu kirim lagi.")


class UnknownKind(Refused):
    code = "evidence-unknown-kind"
    status = 422
    text = _(
        "Berkas {name} tidak diterima. Kirim foto (JPEG, PNG, WebP) atau dokumen PDF, DOCX, atau XLSX tanpa makro."
    )


@dataclass(frozen=True)
class Proof:
    """What may be kept: the bytes, their SHA-256, the true extension, and what a photo told of itself."""

    content: bytes
    digest: str
    extension: str
    is_photo: bool
    taken_at: datetime | None = None
    lat: float | None = None
    lng: float | None = None


def read(upload: BinaryIO, *, name: str, zone: ZoneInfo) -> Proof:
    """Return what may be kept of an uploaded file; its kind is told by its content, never by its name.

    Raises:
        TooLarge: more than 10 MB.
        UnknownKind: neither a photo nor a PDF, DOCX or XLSX, or an office file that carries programs.
    """
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise TooLarge(name=name)
    extension = _document(content)
    if extension:
        return Proof(content, hashlib.sha256(content).hexdigest(), extension, is_photo=False)
    try:
        photo = pictures.clean(io.BytesIO(content), name=name, zone=zone)
    except pictures.NotAPicture:
        raise UnknownKind(name=name) from None
    return Proof(photo.content, photo.digest, "jpg", True, photo.taken_at, photo.lat, photo.lng)


def _document(content: bytes) -> str:
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return ""


def _office(content: bytes) -> str:
    """Read the list of parts only; nothing is unpacked, so a file that would swell has nothing to swell into."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    lowered = [name.lower() for name in names]
    if len(names) > MOST_PARTS or "[Content_Types].xml" not in names:
        return ""
    if any(macro in name for name in lowered for macro in MACROS):
        return ""
    return next((kind for part, kind in PARTS.items() if part in names), "")


def answer(kept: FieldFile, *, name: str, is_photo: bool) -> FileResponse:
    """Hand a kept proof out, as `name` with its own extension; documents are saved, never opened in the page.

    Raises:
        NotYours: the file is gone.
    """
    extension = PurePath(str(kept.name)).suffix.lstrip(".")
    try:
        content = kept.open("rb")
    except FileNotFoundError:
        raise NotYours from None
    response = FileResponse(
        content,
        as_attachment=not is_photo,
        filename=f"{name}.{extension}",
        content_type=KINDS.get(extension, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
