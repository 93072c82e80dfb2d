"""What of a chat is worth reading as one text: its reports, without heads, lines of the programme and talk."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kentongan.extraction.chat import Chat, split_chat
from kentongan.extraction.chat_candidates import candidates
from kentongan.extraction.clean import LIMIT

_BREAK = "\n\n"


class Talk(NamedTuple):
    """A chat with all but its reports as blanks, every letter in its place, and the day of the first report."""

    text: str
    day: date | None


def talk_of(text: str, published: date | None) -> Talk | None:
    """What a chat reports; None for any other text and for a chat that reports nothing.

    Args:
        text: the text as it came in.
        published: the day on which it came in, which gives the year to a chat without one.

    >>> lines = "20.15 - Amin: banjir di Jati", "20.16 - Sri: siap pak", "20.17 - Adi: betul, sedengkul"
    >>> chat = "\\n".join(f"1/11/25 {line}" for line in lines)
    >>> told, day = talk_of(chat, None)
    >>> " ".join(told.split()), day.isoformat(), len(told) == len(chat)
    ('banjir di Jati betul, sedengkul', '2025-11-01', True)
    """
    told = text[:LIMIT]
    chat = split_chat(told, received=published)
    reports = [found for found in candidates(chat) if not found.irrelevant] if chat else []
    if chat is None or not reports:
        return None
    sent = reports[0].sent
    kept = _kept(told, chat, {number for found in reports for number in found.messages})
    return Talk(kept + text[LIMIT:], sent.date() if sent else published)


def _kept(text: str, chat: Chat, numbers: set[int]) -> str:
    """The words of some messages; what lies between becomes blanks after a break."""
    pieces, position = [], 0
    for number in sorted(numbers):
        start, end = chat.messages[number].body
        pieces += [_blank(start - position), text[start:end]]
        position = end
    return "".join((*pieces, _blank(len(text) - position)))


def _blank(length: int) -> str:
    return (_BREAK + " " * length)[:length]
