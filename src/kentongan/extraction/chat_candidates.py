"""Makes candidate reports of the messages of a chat; what reports nothing falls away with a reason.

Reading each candidate decides the rest later: only what is told by its form (greetings, thanks, stickers, adverts)
falls away here, and nothing that has a word of trouble in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from kentongan.extraction.chat import Chat, Message
from kentongan.extraction.words.chat import ADDRESS, ADVERTS, CHATTER, FILLER, LAUGHTER, TROUBLE, WISHES

TOGETHER = timedelta(minutes=5)
"""Messages of one sender that follow within this time may be one report."""

NEAR_MEDIA = timedelta(minutes=15)
"""A photo belongs to the sender's own words within this time."""

_NEIGHBOURS = 60
_WORD = re.compile(r"[^\W_]+(?:['./-][^\W_]+)*")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_LONG = re.compile(r"([a-z])\1{2,}")
_WISHES = re.compile(WISHES)
_LAUGHTER = re.compile(LAUGHTER)
_ADVERTS = re.compile(ADVERTS)
_TROUBLE = re.compile(TROUBLE)
_OPENING = re.compile(
    r"\W*(?:(?:mohon )?(?:i[jz]in|ijn|mhn ijin) (?:lapor\w*|melapor\w*|info\w*|menginfo\w*)|"
    r"selamat (?:pagi|siang|sore|malam)|assalam\w*|dilaporkan|laporan\b|info\b|kepada yth|yth\b)",
    re.IGNORECASE,
)
_WORD_SETS = {reason: frozenset(words.split()) for reason, words in CHATTER.items()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One or more messages of one sender that may be a report.

    ``messages`` are numbers into ``chat.messages``, in order. ``irrelevant`` says in Indonesian why it falls away,
    empty where it does not. ``media`` names what was sent along.
    """

    sender: str
    sent: datetime | None
    text: str
    messages: tuple[int, ...]
    forwarded: bool
    media: tuple[str, ...] = ()
    irrelevant: str = ""


def candidates(chat: Chat) -> tuple[Candidate, ...]:
    """The candidate reports of a chat, in the order of their first message; every spoken message is in exactly one.

    >>> from kentongan.extraction import split_chat
    >>> lines = ["[1/2/24 20.15] A: ada tawuran", "[1/2/24 20.16] B: siap 86 ndan", "[1/2/24 20.16] A: 2 org luka"]
    >>> [(found.text, found.irrelevant) for found in candidates(split_chat("\\n".join(lines)))]
    [('ada tawuran\\n2 org luka', ''), ('siap 86 ndan', 'tanda terima')]
    """
    spoken = [(number, message) for number, message in enumerate(chat.messages) if not message.system]
    found: list[Candidate] = []
    last: dict[str, int] = {}
    talk = -1
    for number, message in spoken:
        new = _alone(number, message)
        before = last.get(new.sender)
        if not new.irrelevant:
            if before is not None and before >= talk and _continues(chat, found[before], message):
                found[before] = _joined(found[before], new)
                continue
            talk = last[new.sender] = len(found)
        found.append(new)
    return _with_media(found, chat)


def why_irrelevant(text: str) -> str:
    """Why a message reports nothing, told by its form alone; empty where it may report something.

    >>> why_irrelevant("Siap 86 ndan 🙏"), why_irrelevant("wkwkwk ada2 saja"), why_irrelevant("ada tawuran di pasar")
    ('tanda terima', 'candaan', '')
    """
    if not _LINK.sub("", text).strip() and text.strip():
        return "hanya tautan"
    lower = _LONG.sub(r"\1\1", text.lower())
    words = _WORD.findall(lower)
    if not words:
        return "tanpa kata"
    if len(words) <= 25 and not _WISHES.match(lower.lstrip("*_ \n")):
        reason = _chatter(words)
        if reason:
            return reason
    if _TROUBLE.search(lower):
        return ""
    if len(words) <= 25 and _WISHES.match(lower.lstrip("*_ \n")):
        return "ucapan"
    if len(words) <= 8 and _LAUGHTER.search(lower):
        return "candaan"
    return "iklan" if len(set(_ADVERTS.findall(lower))) >= 2 else ""


def _chatter(words: Sequence[str]) -> str:
    """The first table in which a word of the message stands, if all its words stand in some table."""
    reason = ""
    unknown = 0
    for word, before in zip(words, ("", *words), strict=False):
        table = _table_of(word)
        if table:
            reason = reason or table
        elif word not in FILLER:
            # A name after "pak" tells nothing; any other unknown word may.
            if before not in ADDRESS:
                return ""
            unknown += 1
    return reason if unknown <= 2 else ""


@lru_cache(maxsize=4096)
def _table_of(word: str) -> str:
    return next((reason for reason, words in _WORD_SETS.items() if word in words), "")


def _alone(number: int, message: Message) -> Candidate:
    if "deleted" in message.flags:
        reason = "dihapus pengirim"
    elif "poll" in message.flags:
        reason = "polling"
    elif not message.text:
        sticker = message.attachment.lower() in ("stiker", "sticker") or message.attachment.lower().endswith(".webp")
        reason = "stiker" if sticker else "media tanpa keterangan" if message.attachment else "tanpa kata"
    else:
        reason = why_irrelevant(message.text)
    return Candidate(
        sender=message.sender or "",
        sent=message.sent,
        text=message.text,
        messages=(number,),
        forwarded="forwarded" in message.flags,
        media=(message.attachment,) if message.attachment else (),
        irrelevant=reason,
    )


def _continues(chat: Chat, before: Candidate, message: Message) -> bool:
    """A forwarded text and a new opening begin a report of their own."""
    last = chat.messages[before.messages[-1]]
    if "forwarded" in message.flags or before.forwarded or _OPENING.match(message.text):
        return False
    return _within(last.sent, message.sent, TOGETHER)


def _within(one: datetime | None, other: datetime | None, most: timedelta) -> bool:
    return one is not None and other is not None and abs(other - one) <= most


def _joined(before: Candidate, after: Candidate) -> Candidate:
    return replace(
        before,
        text=f"{before.text}\n{after.text}".strip(),
        messages=(*before.messages, *after.messages),
        media=(*before.media, *after.media),
    )


def _with_media(found: list[Candidate], chat: Chat) -> tuple[Candidate, ...]:
    """Media without words go to the nearest report of their sender, the earlier one where both are as near."""
    kept = list(found)
    for place, medium in enumerate(found):
        if medium.irrelevant != "media tanpa keterangan":
            continue
        home = _home_of(place, found, chat)
        if home is None:
            continue
        owner = kept[home]
        kept[home] = replace(
            owner, messages=tuple(sorted((*owner.messages, *medium.messages))), media=(*owner.media, *medium.media)
        )
        kept[place] = replace(medium, messages=())
    return tuple(each for each in kept if each.messages)


def _home_of(place: int, found: list[Candidate], chat: Chat) -> int | None:
    medium = found[place]
    around = range(max(0, place - _NEIGHBOURS), min(len(found), place + _NEIGHBOURS))
    near = [
        (_distance(medium, found[other], chat), other)
        for other in around
        if found[other].sender == medium.sender and not found[other].irrelevant
    ]
    return next((other for distance, other in sorted(near) if distance <= NEAR_MEDIA), None)


def _distance(medium: Candidate, other: Candidate, chat: Chat) -> timedelta:
    moments = [chat.messages[number].sent for number in other.messages]
    gaps = [abs(moment - medium.sent) for moment in moments if moment and medium.sent]
    return min(gaps, default=timedelta.max)
