"""Splits an exported or pasted WhatsApp chat into messages.

A chat is told by the heads of its lines: Android (``31/10/24 20.15 - Pak RT: …``), iPhone (``[31/10/24 20.15.33] Pak
RT: …``), WhatsApp Web (``[20:15, 31/10/2024] Pak RT: …``) and a pasted selection (``[31/10 20.15] Pak RT: …``), in
Indonesian and English, with 12 or 24 hours. Whether the day or the month comes first is decided over the whole file.

Nothing is lost: the head and the spans of the messages tile the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from kentongan.extraction.chat_times import Written, moments
from kentongan.extraction.records import Span
from kentongan.extraction.words.chat import (
    DELETED,
    EDITED,
    FORWARDED,
    MEDIA,
    POLL,
    SYSTEM,
    SYSTEM_ALWAYS,
)

_MARKS = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_BLANK = "[ \t\u00a0\u202f]"
_DAY = r"(?P<a>\d{1,4})(?P<sep>[/.-])(?P<b>\d{1,2})(?:(?P=sep)(?P<c>\d{2,4}))?"
_TIME = (
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?"
    rf"(?:{_BLANK}?(?P<half>[AaPp]\.?{_BLANK}?[Mm]\.?|pagi|siang|sore|malam))?"
)
_BETWEEN = rf",?{_BLANK}+(?:pukul{_BLANK}+|jam{_BLANK}+|at{_BLANK}+)?"
_HEADS = tuple(
    re.compile(rf"^[{_MARKS}]*+{head}", re.MULTILINE)
    for head in (
        rf"{_DAY}{_BETWEEN}{_TIME}{_BLANK}+[-\u2013]{_BLANK}(?P<rest>.*)",
        rf"\[{_DAY}{_BETWEEN}{_TIME}\]{_BLANK}?(?P<rest>.*)",
        rf"\[{_TIME},?{_BLANK}+{_DAY}\]{_BLANK}?(?P<rest>.*)",
    )
)
_SENDER = re.compile(rf"[{_MARKS}]*+(?P<name>[^:\n]{{1,80}}):(?:{_BLANK}|$)")
_INVISIBLE = re.compile(f"[{_MARKS}]")
_SYSTEM = re.compile(SYSTEM)
_ALWAYS = re.compile(SYSTEM_ALWAYS)
_DELETED = re.compile(DELETED)
_EDITED = re.compile(EDITED, re.IGNORECASE)
_FORWARDED = re.compile(FORWARDED, re.IGNORECASE)
_MEDIA = re.compile("(?:" + "|".join(MEDIA) + r")[ \t]*(?:\n|$)", re.IGNORECASE)
_POLL = re.compile(POLL, re.IGNORECASE)
_QUOTED = re.compile(r"(?:>[^\n]*(?:\n|$))+")


@dataclass(frozen=True, slots=True)
class Message:
    """One message or one line of the programme.

    ``sender`` is the label as written (a name or a telephone number), None for lines of the programme. ``sent`` is the
    moment as written, without a zone; None where no year is known. ``text`` is what the sender wrote, without marks of
    the programme; ``span`` covers head and body in the text as given, ``body`` what follows the sender.
    """

    sender: str | None
    sent: datetime | None
    text: str
    span: Span
    body: Span
    flags: frozenset[str] = frozenset()
    attachment: str = ""
    quoted: str = ""

    @property
    def system(self) -> bool:
        """Did the programme write it?"""
        return "system" in self.flags


@dataclass(frozen=True, slots=True)
class Chat:
    """A split chat: what stands before the first head, and the messages in the order of the file."""

    head: Span
    messages: tuple[Message, ...]


def split_chat(text: str, *, received: date | None = None) -> Chat | None:
    """The messages of an exported or pasted chat, or None where the text is none.

    Args:
        text: the whole file or what was pasted.
        received: the day on which it came in; gives the year to dates without one and helps to tell 3/4 from 4/3.

    >>> pasted = "[12/11 20.15] Pak RT: ada tawuran\\ndi pasar\\n[12/11 20.16] Budi: siap"
    >>> chat = split_chat(pasted, received=date(2025, 1, 3))
    >>> [(m.sender, m.sent.isoformat(), m.text) for m in chat.messages]
    [('Pak RT', '2024-11-12T20:15:00', 'ada tawuran\\ndi pasar'), ('Budi', '2024-11-12T20:16:00', 'siap')]
    >>> split_chat("Rapat digelar 12/11 pukul 20.15.") is None
    True
    """
    heads = _heads(text)
    if not heads or not _is_chat(text, heads):
        return None
    times = moments([_written(head) for head in heads], received)
    ends = [head.start() for head in heads[1:]] + [len(text)]
    messages = tuple(_message(text, *each) for each in zip(heads, ends, times, strict=True))
    return Chat((0, heads[0].start()), messages)


def _heads(text: str) -> list[re.Match[str]]:
    found = [match for pattern in _HEADS for match in pattern.finditer(text) if _possible(match)]
    return sorted(found, key=lambda match: match.start())


def _possible(head: re.Match[str]) -> bool:
    numbers = [int(head["a"]), int(head["b"])]
    short = len(head["a"]) <= 2
    day_and_month = numbers if short else [numbers[1], int(head["c"] or 0)]
    year = head["c"] if short else head["a"]
    return (
        min(day_and_month) in range(1, 13)
        and max(day_and_month) <= 31
        and (year is None or len(year) in (2, 4))
        and int(head["hour"]) <= 23
        and int(head["minute"]) <= 59
        and int(head["second"] or 0) <= 59
    )


def _is_chat(text: str, heads: list[re.Match[str]]) -> bool:
    """A chat begins with a head, or is mostly made of messages; a chronology has no senders."""
    spoken = sum(1 for head in heads if _sender(head["rest"]))
    before = text[: heads[0].start()].strip()
    if not before:
        return spoken > 0
    return spoken >= 2 and len(before) <= len(text) // 2


def _sender(rest: str) -> re.Match[str] | None:
    """The sender at the beginning of a line; none where the programme speaks ('Budi mengubah subjek dari "A: B"')."""
    match = _SENDER.match(rest)
    if match is None or not _INVISIBLE.sub("", match["name"]).strip("~ \t\u00a0\u202f"):
        return None
    name = match["name"].lower()
    return None if len(name.split()) > 2 and _SYSTEM.search(name) else match


def _written(head: re.Match[str]) -> Written:
    style = head.string[head.start() : head.start("rest")]
    return Written(
        int(head["a"]),
        int(head["b"]),
        int(head["c"]) if head["c"] else None,
        len(head["a"]) == 4,
        int(head["hour"]),
        int(head["minute"]),
        int(head["second"] or 0),
        (head["half"] or "").lower(),
        american=bool(re.search(r"[AP]M", style)) and head["sep"] == "/" and len(head["c"] or "") == 2,
    )


def _message(text: str, head: re.Match[str], end: int, sent: datetime | None) -> Message:
    named = _sender(head["rest"])
    start = head.start("rest") + (named.end() if named else 0)
    raw = text[start:end]
    said = _INVISIBLE.sub("", raw).strip()
    span, body = (head.start(), end), (min(start, end), end)
    sender = _INVISIBLE.sub("", named["name"]).strip() if named else None
    lower = said.lower()
    marked = raw[:1] in ("\u200e", "\u200f")
    if sender is None or _ALWAYS.fullmatch(lower) or (marked and _is_system(lower)):
        return Message(None, sent, said, span, body, frozenset({"system"}))
    if _DELETED.fullmatch(lower):
        return Message(sender, sent, "", span, body, frozenset({"deleted"}))
    return _spoken(sender, sent, said, (span, body))


def _is_system(lower: str) -> bool:
    """A marked line is the programme's unless it names a medium; of long ones only the beginning is looked at."""
    return not _MEDIA.match(lower) and _SYSTEM.search(lower[:200]) is not None and "\n" not in lower


def _spoken(sender: str, sent: datetime | None, said: str, spans: tuple[Span, Span]) -> Message:
    flags = set()
    edited = _EDITED.search(said)
    if edited:
        flags.add("edited")
        said = said[: edited.start()]
    forwarded = _FORWARDED.match(said)
    if forwarded:
        flags.add("forwarded")
        said = said[forwarded.end() :]
    quoted = _QUOTED.match(said)
    rest = said[quoted.end() :] if quoted else said
    # Somebody who only quotes says what he quotes.
    quote, said = (quoted[0].strip(), rest) if quoted and rest.strip() else ("", said)
    attachment, said = _without_media(said)
    if attachment:
        flags.add("media")
    if _POLL.match(said):
        flags.add("poll")
    return Message(sender, sent, said.strip(), *spans, frozenset(flags), attachment, quote)


def _without_media(said: str) -> tuple[str, str]:
    """(what is attached, the words around it)."""
    names = []
    kept = []
    position = 0
    for match in _MEDIA.finditer(said):
        if match.start() != position and said[match.start() - 1] != "\n":
            continue
        names.append(next(value for value in match.groups() if value).strip())
        kept.append(said[position : match.start()])
        position = match.end()
    return ", ".join(names), "".join((*kept, said[position:]))
