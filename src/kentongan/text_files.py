"""Read a file as people have them: text in UTF-8, UTF-16 or the old Windows code page, PDF, Word or a web page.

What is none of these is refused with a reason. Whatever a file holds, the answer comes within :data:`SECONDS`.
"""

import re
import subprocess
import sys
from pathlib import Path

MAX_BYTES = 10_000_000
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SECONDS = 20
# Tab, line feed, form feed and carriage return occur in texts. A few other control characters come from broken copying
# and are read as blanks; many of them, or a zero, come from a program's file.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MANY = 0.02
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
    text = _from_document(raw, kind) if kind else _from_text(raw)
    if not text.strip():
        raise Unreadable("tidak ada teks di dalamnya (mungkin hasil pindai)" if kind else "berkas kosong")
    return text


def _kind(raw: bytes) -> str | None:
    if raw.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04") and b"word/" in raw:
        return "docx"
    if raw.startswith(OLD_WORD):
        raise Unreadable("dokumen Word lama (.doc); simpan sebagai .docx atau PDF")
    return "html" if PAGE.match(raw.removeprefix(b"\xef\xbb\xbf")) else None


def _from_document(raw: bytes, kind: str) -> str:
    command = [sys.executable, "-m", "kentongan.document_text", kind]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 (our own program)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"tidak selesai dibaca dalam {SECONDS} detik") from None
    if done.returncode == 3:
        raise Unreadable(done.stderr.decode("utf-8", "replace"))
    if done.returncode:
        raise Unreadable("berkas rusak")
    return CONTROL.sub(" ", done.stdout.decode("utf-8"))


def _from_text(raw: bytes) -> str:
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = len(CONTROL.findall(text)) if "\x00" not in text else len(text)
        if strange <= MANY * len(text):
            return CONTROL.sub(" ", text) if strange else text
    raise Unreadable("bukan berkas teks")


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


def _encodings(raw: bytes) -> list[str]:
    """Return the encodings worth trying, the surest first."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return [encoding]
    sample = raw[:2_000]
    # Latin letters in UTF-16 are every other byte zero; which one tells the order.
    if sample[1::2].count(0) > len(sample) // 4:
        return ["utf-16-le"]
    if sample[0::2].count(0) > len(sample) // 4:
        return ["utf-16-be"]
    return ["utf-8", "cp1252"]
