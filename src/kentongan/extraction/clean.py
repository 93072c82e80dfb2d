"""First stage: take the furniture away, mend broken lines, cut into sentences; every position stays traceable.

Almost every change is one character for one character (furniture becomes blanks, a line break inside a sentence becomes
a blank), so positions need no table. Only invisible characters are taken out, and then ``offsets`` leads back.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.furniture import is_day, without_furniture
from kentongan.extraction.records import Span
from kentongan.extraction.tokens import Tokens, tokens_of
from kentongan.extraction.triggers import Trigger, pull
from kentongan.extraction.vocabulary import Numbers, in_lower

LIMIT = 200_000
"""Characters read of one text. What follows is not read, and the reading says so."""

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = dict.fromkeys((*range(9), 9, 11, 12, 13, *range(14, 32), 127, *range(128, 160)), " ")
_ONE_FOR_ONE = {
    **{chr(code): blank for code, blank in _CONTROL.items()},
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000", " "),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u0060\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-"),
    **dict.fromkeys("*_~", " "),
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\u2022": "-",
}
_PLAIN = {ord(odd): other for odd, other in _ONE_FOR_ONE.items() if odd.isascii()}
_ODD = re.compile(f"[{re.escape(''.join(_ONE_FOR_ONE))}]")
# Two single marks side by side are one double one.
_TWO_SINGLE = re.compile(r"''(?P<opens>(?=\w))?")
_BULLET = re.compile(r"\s*(?:[-+>]|\d{1,2}[.)]|[a-z][.)])\s")
_FIELD = re.compile(r"\s*[A-Za-z][A-Za-z /]{1,24}\s?:\s")
_ABBREVIATIONS = set(
    "dr drs dra drg ir hj kh moh moch muh prof jl jln no kel kec kab ds dsn prov pj pjs plt plh tgl st sdr "  # noqa: SIM905
    "sdri bpk yth rt rw gg km rp pt cv pol dll ust hal pkl ny tn alm almh al dgn tlp telp "
    "akbp kompol akp iptu ipda aiptu aipda bripka brigpol briptu bripda kombes letkol kapt letnan serma serka sertu "
    "serda kopka koptu kopda praka pratu peltu pelda lettu letda".split()
)
# "5 Des. 2025": short for a month where a number follows.
_SHORT_MONTHS = set("jan feb peb mar apr jun jul agt agu ags agust sep sept okt nov nop des".split())  # noqa: SIM905
_YEAR_AFTER = re.compile(r" ?\d{2,4}\b")
# Degrees end a sentence where the next begins with a capital ("..., S.H., M.Si. Dalam sambutannya"); initials do not.
_DEGREES = re.compile(r",\s?(?:[A-Z][A-Za-z]{0,4}\.){2,4}$")
# "1,2 M.": a million, no initial.
_MILLIONS = re.compile(r"\d\s?[MT]$")
_NUMBERING = re.compile(r"(?:^|\n)[ ]*\d{1,2}\.$")
# Every run of stops is a match, and is looked at once: else a line of dots would take a quadratic time.
_STOP = re.compile(r"[.!?\n;](?:(?<=[.!?])[.!?]*+[\"')\]]*+|(?<=\n)|(?<=;)\s(?=-))")
_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_NOT_CAPITAL = bytes(set(range(256)) - set(_CAPITALS))
_NOT_LETTER = bytes(set(_NOT_CAPITAL) - set(_CAPITALS.lower()))


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned text.

    Word ``i`` is ``forms[i]`` as written and ``words[i]`` in lower case, whose number in the vocabulary is
    ``numbers[i]``; it runs from ``starts[i]`` to ``ends[i]``. ``tokens`` are the words and signs.

    ``capitals`` are the words that begin with a capital, ``is_capital`` says of each whether it does.
    ``sentence_words`` are the numbers of the words of each sentence, ``edges`` that of the first word of each, and of
    the one behind all.

    Positions are those of ``text``; :meth:`original` leads back to the text as given. ``pulled`` tells by the
    number of a trigger where its words stand, so that no stage walks over all words to find its own.
    """

    text: str
    lower: str
    tokens: Tokens
    numbers: Numbers
    forms: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: frozenset[int]
    is_capital: NDArray[np.bool_]
    pulled: Sequence[Sequence[int]]
    sentences: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    sentence_words: tuple[range, ...]
    edges: Numbers
    headline: Span | None
    offsets: tuple[int, ...] | None
    truncated: bool
    shouting: bool

    def sign_before(self, position: int) -> str:
        """The sign before a position, whatever blanks between; "" where none is."""
        while position and self.text[position - 1] == " ":
            position -= 1
        return self.text[max(0, position - 1) : position]

    def original(self, start: int, end: int) -> Span:
        """The span in the text as given for a span of the cleaned text."""
        if self.offsets is None or start >= end:
            return (start, end)
        return (self.offsets[start], self.offsets[end - 1] + 1)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence in which a position lies."""
        number = bisect_right(self.sentence_starts, position)
        return number - 1 if number else 0

    def at(self, trigger: Trigger) -> Sequence[int]:
        """The numbers of the words that pull a trigger, in order."""
        return self.pulled[trigger.number]

    def by_sentence(self, trigger: Trigger) -> dict[int, list[int]]:
        """The same by the number of the sentence in which they stand."""
        found: dict[int, list[int]] = {}
        for i in self.at(trigger):
            found.setdefault(self.sentence_at(self.starts[i]), []).append(i)
        return found

    def within(self, spans: Iterable[Span]) -> set[int]:
        """The numbers of the words that begin inside one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_left(self.starts, start), bisect_left(self.starts, end)))
        return found


def prepare(text: str) -> Document:
    """Clean a text and cut it into sentences and words.

    >>> prepare("Header Ads\\nWarga resah.\\nPolisi datang.").sentences
    ((11, 23), (24, 38))
    """
    head = text[:LIMIT]
    offsets: tuple[int, ...] | None = None
    if not head.isascii() and _INVISIBLE.search(head):
        offsets = tuple(i for i, char in enumerate(head) if not _INVISIBLE.match(char))
        head = "".join(head[i] for i in offsets)
    if head.isascii():
        # Few characters of a text need another: of plain letters a table tells, of all others finding them is quicker.
        head = head.translate(_PLAIN)
    else:
        # Without its other half the mark is an arrow of a menu: "Beranda » Peristiwa".
        head = head if "«" in head else head.replace("»", ">")
        head = _ODD.sub(lambda match: _ONE_FOR_ONE[match[0]], head)
    if "''" in head:
        head = _TWO_SINGLE.sub(lambda match: '" ' if match["opens"] is None else ' "', head)
    head = _mend(head)
    sentences = _sentences(head)
    plain = head.encode("ascii", "ignore")
    capitals, letters = len(plain.translate(None, _NOT_CAPITAL)), len(plain.translate(None, _NOT_LETTER))
    tokens = tokens_of(head)
    vocabulary, told = tokens.vocabulary, tokens.numbers[tokens.is_word]
    is_capital = vocabulary.capital[told]
    starts = tokens.starts[tokens.is_word]
    sentence_starts = tuple([start for start, _ in sentences])
    edges = starts.searchsorted((*sentence_starts, len(head)))
    firsts = edges.tolist()
    return Document(
        text=head,
        lower=in_lower(head),
        tokens=tokens,
        numbers=vocabulary.plain[told],
        forms=tuple(vocabulary.forms[told].tolist()),
        words=tuple(vocabulary.lower[told].tolist()),
        starts=tuple(starts.tolist()),
        ends=tuple(tokens.ends[tokens.is_word].tolist()),
        capitals=frozenset(is_capital.nonzero()[0].tolist()),
        is_capital=is_capital,
        pulled=pull(vocabulary.pulls[told].tolist()),
        sentences=sentences,
        sentence_starts=sentence_starts,
        sentence_words=tuple(map(range, firsts, firsts[1:])),
        edges=edges,
        headline=_headline(head, sentences),
        offsets=offsets,
        truncated=len(text) > LIMIT,
        # Without lower case, or without capitals, the capital letter says nothing about names.
        shouting=letters > 0 and not 0.012 < capitals / letters < 0.6,
    )


def _mend(text: str) -> str:
    lines = without_furniture(text.split("\n"))
    filled = [line for line in lines if line.strip()]
    lowered = sum(1 for line in filled[1:] if line.lstrip()[:1].islower() and not _BULLET.match(line))
    wrapped = lowered >= 3 and lowered * 4 >= len(filled)
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        parts.append(line)
        parts.append(" " if _continues(line, following, wrapped) else "\n")
    return "".join(parts[:-1])


def _continues(line: str, following: str, wrapped: bool) -> bool:
    """Does the sentence run on over the line's end?"""
    here, after = line.rstrip(), following.strip()
    if not here or not after:
        return False
    if _BULLET.match(following) or _FIELD.match(following):
        return False
    if after[0].islower():
        return not _FIELD.match(line) or len(here) > 50
    ended = here[-1] in '.!?":;' and not (here[-1] == "." and abbreviated(here, 0, len(here) - 1))
    if ended:
        return False
    return wrapped or here[-1] in ",-("


def abbreviated(text: str, start: int, stop: int) -> bool:
    """Do the letters before a full stop stand for a longer word?"""
    before = text[max(start, stop - 8) : stop]
    letters = before[len(before.rstrip(string.ascii_letters)) :]
    if len(letters) == 1:
        return not _MILLIONS.search(before) and not _DEGREES.search(text, max(start, stop - 24), stop + 1)
    short = letters.lower()
    return short in _ABBREVIATIONS or (short in _SHORT_MONTHS and _YEAR_AFTER.match(text, stop + 1) is not None)


def _sentences(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        at, end = stop.span()
        sign = text[at]
        if sign in ".!?" and not text[end : end + 1].isspace():
            continue
        if sign == "." and _no_end(text, start, at):
            continue
        if sign != "\n" and text[end : end + 3].lstrip(" ")[:1].islower():
            continue
        _keep(text, start, end, found)
        start = end
    _keep(text, start, len(text), found)
    return tuple(found) or ((0, len(text)),)


def _no_end(text: str, start: int, at: int) -> bool:
    """Does a full stop belong to an abbreviation, or to the number of a point?"""
    if abbreviated(text, start, at):
        return True
    return text[at - 1 : at].isdigit() and _NUMBERING.search(text[max(0, at - 8) : at + 1]) is not None


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    piece = text[start:end]
    body = piece.strip()
    if body:
        begin = start + piece.index(body[0])
        found.append((begin, begin + len(body)))


def _headline(text: str, sentences: tuple[Span, ...]) -> Span | None:
    if len(sentences) < 2:
        return None
    # The day of publication may stand above the title.
    start, end = next((span for span in sentences[:3] if not is_day(text[slice(*span)])), sentences[0])
    ended_by_line = text[end : end + 2].lstrip(" ")[:1] == "\n" or text[end - 1] not in ".!?,"
    return (start, end) if ended_by_line and 10 < end - start < 200 and text[end - 1] not in ".," else None
