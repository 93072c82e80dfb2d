"""Which of the days told is the day of the event."""

from __future__ import annotations

import re

from kentongan.extraction.clean import Document
from kentongan.extraction.records import EventDate, Span
from kentongan.extraction.when import DateMention
from kentongan.extraction.words_time import FUTURE, HAPPENED, NOT_THE_EVENT

_MOST = 300
_BASE = {
    "named+weekday": 3.2,
    "numbered+weekday": 3.2,
    "iso": 2.4,
    "named": 2.4,
    "numbered": 2.6,
    "relative": 1.7,
    "weekday": 1.7,
    "day": 0.6,
}

_NOT_THE_EVENT = frozenset(NOT_THE_EVENT)
_WORDS = re.compile(r"[\w/]+")
_SPEECH = re.compile(r'"[^"\n]{1,1500}"')
_ASKED_LATER = ("ditemui", "dikonfirmasi", "dihubungi", "jumpa pers", "konferensi pers", "press release")
_INTERVIEW = re.compile(rf"\b(?:{'|'.join(_ASKED_LATER)})\b")


def event_date(document: Document, mentions: list[DateMention]) -> EventDate:
    """The day of the event among the days told.

    The first weekday with numbers wins, unless it lies ahead ("mendatang"), stands in direct speech, or belongs to a
    law, a deadline or an anniversary. Where nothing can be told, ``reason`` says why.
    """
    if not mentions:
        return EventDate(None, False, (), None, "tidak ditemukan: teks tidak menyebut hari atau tanggal", 0.0, "none")
    quoted = _quoted(document.text)
    scored = [(mention, _score(document, mention, quoted)) for mention in mentions[:_MOST]]
    scored.sort(key=lambda pair: -pair[1])
    best, top = next((pair for pair in scored if pair[0].day), scored[0])
    days = [mention.day for mention, _ in scored if mention.day]
    candidates = tuple(dict.fromkeys([*days, *(day for mention, _ in scored for day in mention.options)]))
    rivals = [m for m, score in scored if m.day and m.day != best.day and score > top - 0.6]
    confidence = best.confidence * (0.75 if rivals else 1.0)
    reason = best.reason or "ditemukan"
    if rivals:
        reason += "; ada tanggal lain yang hampir sama kuat"
    span = document.original(best.start, best.end)
    return EventDate(best.day, best.inferred, candidates, span, reason, round(confidence, 2), f"when:{best.form}")


def _score(document: Document, mention: DateMention, quoted: list[Span]) -> float:
    lower = document.lower
    number = document.sentence_at(mention.start)
    start, end = document.sentences[number]
    score = _BASE[mention.form] - min(0.12 * number, 1.5)
    before = lower[max(start, mention.start - 34) : mention.start]
    after = lower[mention.end : min(end, mention.end + 16)]
    if any(word in after.split()[:2] or word in _words_of(lower, mention) for word in FUTURE) or "akan " in before:
        score -= 1.6
    if not _NOT_THE_EVENT.isdisjoint(_WORDS.findall(before)[-3:]):
        score -= 1.5
    if any(a <= mention.start < b for a, b in quoted):
        score -= 1.2
    sentence = lower[max(start, mention.start - 400) : min(end, mention.end + 400)]
    if any(map(sentence.__contains__, HAPPENED)):
        score += 0.7
    if any(map(sentence.__contains__, _ASKED_LATER)) and _INTERVIEW.search(sentence):
        score -= 0.9
    return score


def _words_of(lower: str, mention: DateMention) -> list[str]:
    """The words of a mention, to look for "depan" or "mendatang" inside it."""
    return lower[mention.start : mention.end].split()


def _quoted(text: str) -> list[Span]:
    return [(m.start(), m.end()) for m in _SPEECH.finditer(text)]
