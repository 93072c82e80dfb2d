"""Read a text file as people have them: UTF-8, UTF-16 or the old Windows code page; refuse what is no text."""

import re
from pathlib import Path

MAX_BYTES = 10_000_000
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Tab, line feed, form feed and carriage return occur in texts; the other control characters only in programs' files.
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class Unreadable(Exception):
    """A file that cannot be read as a text; the message is the reason, in Indonesian."""


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        Unreadable: it is missing, a folder, closed to us, empty, over ten megabytes, or not a text.
    """
    raw = _bytes_of(path)
    if not raw.strip():
        raise Unreadable("berkas kosong")
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not NOT_TEXT.search(text):
            if not text.strip():
                raise Unreadable("berkas kosong")
            return text
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
