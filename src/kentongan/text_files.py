"""Read a file as people have them: text in UTF-8, UTF-16 or the old Windows code page, PDF, Word or a web page.

What is none of these is refused with a reason. Whatever a file holds, the answer comes within :data:`SECONDS`.
"""

import re
import subprocess
import sys
from pathlib import Path

from kentongan.text_encoding import decoded, without_controls

MAX_BYTES = 10_000_000
SECONDS = 20
# A page may be saved with a note before it, and a piece of one begins with any of the elements that hold text.
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|table|p|span|h[1-6])\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
NO_TEXT = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dokumen Office lama (.doc, .xls); simpan sebagai .docx atau PDF"),
    (b"{\\rtf", "dokumen RTF; simpan sebagai .docx atau PDF"),
    (b"PK\x03\x04", "arsip atau dokumen selain Word (.zip, .xlsx, .odt); simpan sebagai .docx atau PDF"),
    (b"\xff\xd8\xff", "gambar; ketik atau tempel teksnya"),
    (b"\x89PNG", "gambar; ketik atau tempel teksnya"),
    (b"GIF8", "gambar; ketik atau tempel teksnya"),
)
EMPTY = {
    "pdf": "tidak ada teks di dalamnya (mungkin hasil pindai)",
    "docx": "tidak ada teks di dalamnya (mungkin hanya gambar)",
    "html": "tidak ada teks di dalam halaman ini",
}


class Unreadable(Exception):
    """A file that cannot be read as a text; the message is the reason, in Indonesian."""


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        Unreadable: it is missing, a folder, closed to us, empty, over ten megabytes, broken, or nothing we can read.
    """
    return text_in(_bytes_of(path))


def text_in(raw: bytes) -> str:
    """Return the text of what a file holds.

    Raises:
        Unreadable: it is empty, broken, or nothing we can read.
    """
    if not raw.strip():
        raise Unreadable("berkas kosong")
    kind = _kind(raw)
    text = _from_document(raw, kind) if kind else decoded(raw)
    if text is None:
        raise Unreadable("bukan berkas teks")
    if not text.strip():
        raise Unreadable(EMPTY.get(kind or "", "berkas kosong"))
    return text


def _kind(raw: bytes) -> str | None:
    if raw[:1_000].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04") and b"word/" in raw:
        return "docx"
    for mark, reason in NO_TEXT:
        if raw.startswith(mark):
            raise Unreadable(reason)
    return "html" if PAGE.match(raw.removeprefix(b"\xef\xbb\xbf")) else None


def _from_document(raw: bytes, kind: str) -> str:
    command = [sys.executable, "-m", "kentongan.document_text", kind]
    try:
        # our own program, and no word of its line comes from outside
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Unreadable(f"tidak selesai dibaca dalam {SECONDS} detik") from None
    if done.returncode == 3:
        # Libraries may have written lines of their own before the reason.
        raise Unreadable(done.stderr.decode("utf-8", "replace").splitlines()[-1])
    if done.returncode:
        raise Unreadable("berkas rusak")
    return without_controls(done.stdout.decode("utf-8"))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise Unreadable("ini folder, bukan berkas teks") from None
    except FileNotFoundError:
        raise Unreadable("berkas tidak ada") from None
    except OSError:
        raise Unreadable("berkas tidak dapat dibuka") from None
    if len(raw) > MAX_BYTES:
        raise Unreadable("terlalu besar (lebih dari 10 MB)")
    return raw
