"""The file that a chat program exports: plain text, or an archive that holds it beside the media (as iPhones do)."""

import zipfile
import zlib
from typing import IO

from kentongan.text_files import MAX_BYTES, Unreadable, text_in

ZIP = b"PK\x03\x04"
MOST_PARTS = 2_000
# What a bent archive makes of its reader; an encrypted one raises RuntimeError.
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


def chat_in(file: IO[bytes]) -> str:
    """Return the conversation in an exported file; nothing but the one text of an archive is unpacked, and to no disk.

    Args:
        file: as it was uploaded, at its beginning.

    Raises:
        Unreadable: it is no text and holds none, is broken, or larger than any honest one.
    """
    start = file.read(len(ZIP))
    file.seek(0)
    if start != ZIP:
        return text_in(file.read(MAX_BYTES))
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            texts = [part for part in parts if part.filename.lower().endswith(".txt")]
            if any(part.filename.startswith("word/") for part in parts):
                file.seek(0)
                return text_in(file.read(MAX_BYTES))
            if len(parts) > MOST_PARTS or len(texts) != 1:
                raise Unreadable("arsip tanpa satu berkas percakapan (.txt) di dalamnya")
            with archive.open(texts[0]) as inside:
                raw = inside.read(MAX_BYTES + 1)
    except BROKEN:
        raise Unreadable("arsip rusak atau terkunci kata sandi") from None
    if len(raw) > MAX_BYTES:
        raise Unreadable("percakapan di dalam arsip terlalu besar")
    return text_in(raw)
