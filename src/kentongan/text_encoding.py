"""Which encoding a text is in, and whether it is a text at all."""

import re

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Tab, line feed, form feed and carriage return occur in texts. A few other control characters come from broken copying
# and are read as blanks; many of them, or a zero, come from a program's file.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MANY = 0.02


def decoded(raw: bytes) -> str | None:
    """Return the text of some bytes, or None where they are none.

    >>> decoded("Banjir di Jati".encode("utf-16"))
    'Banjir di Jati'
    """
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = len(CONTROL.findall(text)) if "\x00" not in text else len(text)
        if strange <= MANY * len(text):
            return without_controls(text) if strange else text
    return None


def without_controls(text: str) -> str:
    """Return a text with control characters as blanks, so that positions stay what they were."""
    return CONTROL.sub(" ", text)


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
