"""Which encoding a text is in, and whether it is a text at all."""

import codecs
import re

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
# Tab, line feed, form feed and carriage return occur in texts. A few other control characters come from broken copying
# and are read as blanks; many of them, or many bytes that no code page knows, come from a program's file.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
STRANGE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
MANY = 0.02
# Letters of the old Windows code page in a row: what UTF-8 looks like that was taken for it.
_TWICE_ENCODED = re.compile(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]{2,}"
)


def decoded(raw: bytes) -> str | None:
    """Return the text of some bytes, or None where they are none.

    Bytes that are no UTF-8 are read by the old Windows code page, one by one, so that a file pasted together of both
    is read whole; UTF-8 that was encoded twice is set right.

    >>> decoded("Banjir di Jati".encode("utf-16")), decoded("“Siap” – Café".encode() + "“Siap” – Café".encode("cp1252"))
    ('Banjir di Jati', '“Siap” – Café“Siap” – Café')
    >>> decoded("â€œSiapâ€œ".encode())
    '“Siap“'
    """
    encoding = _encoding(raw)
    wide = encoding in WIDE
    try:
        text = raw.decode(encoding, "ignore" if wide else "old windows")
    except UnicodeDecodeError:
        return None
    text = text.rstrip("\x00")
    if len(STRANGE.findall(text)) > MANY * len(text):
        return None
    return without_controls(text if wide else _TWICE_ENCODED.sub(_once, text))


def _old_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("old windows", _old_windows)


def _once(match: re.Match[str]) -> str:
    """What was meant by a run of letters, where they are UTF-8 taken for the old Windows code page."""
    try:
        return b"".join(_byte(letter) for letter in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if ord(letter) < 256 else letter.encode("cp1252")


def without_controls(text: str) -> str:
    """Return a text with control characters as blanks, so that positions stay what they were."""
    return CONTROL.sub(" ", text)


def _encoding(raw: bytes) -> str:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding
    sample = raw.rstrip(b"\x00")[:2_000]
    # Latin letters in UTF-16 are every other byte zero; which one tells the order.
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    return "utf-8"
