"""A letter taken apart: who wrote it, what they wrote themselves, and what came with it."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from kentongan.mailbox.models import LetterFate
from kentongan.text_encoding import decoded, without_controls

MOST_BYTES = 15_000_000
MOST_PARTS = 60
MOST_LETTERS = 10_000
MOST_FILES = 6
MOST_FILE = 5_000_000
AUTOMATIC = {"bulk": LetterFate.LIST, "list": LetterFate.LIST, "junk": LetterFate.LIST,
             "auto_reply": LetterFate.AUTOMATIC}  # fmt: skip
QUOTED = re.compile(
    r"^\s*(?:>.*|-{2,}\s*(?:original message|pesan asli|pesan terusan|forwarded message)\b.*|_{10,}"
    r"|(?:on|pada)\b.{5,200}\b(?:wrote|menulis)\s*:"
    r"|(?:dari|from):\s.+)$",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"^(?:-- ?|(?:sent from my|dikirim dari|get outlook for|unduh outlook)\b.{0,80})$", re.IGNORECASE
)


@dataclass(frozen=True)
class File:
    """Something attached."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Opened:
    """What a letter holds.

    `fate` says why it is no report; REPORT while nothing speaks against it. `remarks` are codes of what was left out.
    """

    fate: LetterFate
    message_id: str = ""
    sender: str = ""
    name: str = ""
    text: str = ""
    sent_at: datetime | None = None
    files: tuple[File, ...] = ()
    remarks: tuple[str, ...] = ()
    proofs: tuple[str, ...] = field(default=())


def open_letter(raw: bytes) -> Opened:
    """Take a letter apart, whatever is in it."""
    if len(raw) > MOST_BYTES:
        return Opened(LetterFate.TOO_LARGE)
    try:
        letter = message_from_bytes(raw, policy=default)
        if not isinstance(letter, EmailMessage) or not letter.keys():
            return Opened(LetterFate.BROKEN)
        message_id = _header(letter, "Message-ID")[:400]
        fate = fate_of(letter)
        if fate != LetterFate.REPORT:
            return Opened(fate, message_id=message_id)
        return _contents(letter, message_id)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError, AssertionError):
        return Opened(LetterFate.BROKEN)  # the parser trusts what it has parsed too much; which way varies by version


def _contents(letter: EmailMessage, message_id: str) -> Opened:
    remarks: list[str] = []
    text, files = _parts(letter, remarks)
    own = own_words(text)
    subject = _header(letter, "Subject").strip()
    if subject and subject.casefold() not in own.casefold():
        own = f"{subject}\n\n{own}".strip()
    name, address = parseaddr(_header(letter, "From"))
    fate = LetterFate.REPORT if own else LetterFate.EMPTY
    return Opened(
        fate, message_id, address[:200].lower(), name[:120], own[:MOST_LETTERS], _sent(letter), tuple(files),
        tuple(dict.fromkeys(remarks)), tuple(str(one) for one in letter.get_all("Authentication-Results", [])[:10]),
    )  # fmt: skip


def fate_of(letter: EmailMessage) -> LetterFate:
    """Return why a letter was written by a program (RFC 3834, RFC 2919, RFC 3464), REPORT if it seems to be a person's.

    >>> letter = EmailMessage(); letter["Auto-Submitted"] = "auto-replied"
    >>> fate_of(letter).value
    'automatic'
    """
    if letter.get("X-Kentongan-Attempt"):
        return LetterFate.OWN
    sender = parseaddr(_header(letter, "From"))[1].lower()
    if _header(letter, "Return-Path").strip() == "<>" or sender.startswith(("mailer-daemon@", "postmaster@")):
        return LetterFate.BOUNCE
    if letter.get_content_type() in {"multipart/report", "message/delivery-status"}:
        return LetterFate.BOUNCE
    if _header(letter, "Auto-Submitted").strip().lower() not in {"", "no"} or letter.get("X-Autoreply"):
        return LetterFate.AUTOMATIC
    if letter.get("List-Id") or letter.get("List-Unsubscribe"):
        return LetterFate.LIST
    return AUTOMATIC.get(_header(letter, "Precedence").strip().lower(), LetterFate.REPORT)


def own_words(text: str) -> str:
    """Return what the writer wrote: what they quote and how they sign falls away.

    >>> own_words("Ada banjir.\\n\\nPada Sen, 2 Nov 2026 petugas menulis:\\n> Ada apa?\\n")
    'Ada banjir.'
    """
    kept: list[str] = []
    for line in text.splitlines():
        if QUOTED.match(line) and (not line.lstrip().startswith(">")) and kept:
            break
        if SIGNATURE.match(line.strip()) and kept:
            break
        if not line.lstrip().startswith(">"):
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _parts(letter: EmailMessage, remarks: list[str]) -> tuple[str, list[File]]:
    plain: list[str] = []
    html: list[str] = []
    files: list[File] = []
    for number, part in enumerate(_leaves(letter, remarks)):
        if number >= MOST_PARTS:
            remarks.append("too-many-parts")
            break
        kind = part.get_content_type()
        name = part.get_filename()
        if kind in {"text/plain", "text/html"} and not name and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else html).append(_text_of(part))
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        if len(files) >= MOST_FILES or len(content) > MOST_FILE:
            remarks.append("file-left-out")
            continue
        files.append(File(_plain_name(name or ""), kind[:80], content))
    words = "\n".join(plain).strip()
    return (words or "\n".join(_without_tags(one) for one in html)), files


def _leaves(letter: EmailMessage, remarks: list[str]) -> list[EmailMessage]:
    """Return the parts that hold something; a letter within a letter stays closed."""
    found: list[EmailMessage] = []
    waiting: list[EmailMessage] = [letter]
    while waiting and len(found) <= MOST_PARTS:
        part = waiting.pop(0)
        if part.get_content_maintype() == "message":
            remarks.append("letter-within")
        elif part.is_multipart():
            waiting[:0] = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
        else:
            found.append(part)
    return found


def _text_of(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw[: 20 * MOST_LETTERS].decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError, ValueError):
        text = decoded(raw[: 20 * MOST_LETTERS].replace(b"\x00", b"")) or ""
    return without_controls(text.replace("\r\n", "\n").replace("\x00", ""))


class _Words(HTMLParser):
    """Collects what a person would read of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "head", "blockquote"}:
            self.hidden += 1
        if tag in {"br", "p", "div", "li", "tr"}:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style", "head", "blockquote"}:
            self.hidden = max(0, self.hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def _without_tags(html: str) -> str:
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).splitlines())
    return "\n".join(lines).strip()


def _plain_name(name: str) -> str:
    """Return the last part of a file's name: a path in it leads nowhere.

    >>> _plain_name("../../etc/passwd"), _plain_name("C:\\\\a\\\\foto.jpg")
    ('passwd', 'foto.jpg')
    """
    last = re.split(r"[/\\]", without_controls(name))[-1].strip(". ")
    return last[-120:] or "lampiran"


def _sent(letter: EmailMessage) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(letter, "Date"))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _header(letter: EmailMessage, name: str) -> str:
    return str(letter.get(name, "") or "").replace("\x00", "")


def domain_of(address: str) -> str:
    """Return the part of an address behind the last @."""
    return address.rpartition("@")[2].lower()
