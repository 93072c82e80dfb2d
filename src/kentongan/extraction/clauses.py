"""Clauses that tell what to do: where they begin (a verb, or a small word before it) and where they end."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kentongan.extraction.clean import Document, abbreviated
from kentongan.extraction.words.orders import (
    AMID,
    AND,
    ASKING,
    CALLS,
    CLAUSE_ENDS,
    CONDITIONS,
    DONE_ALREADY,
    LINKS,
    NO_ORDER_FORM,
    NO_VERB,
    STARTERS,
)
from kentongan.extraction.words.people import SPEECH

_ACTIVE = re.compile(
    r"(?:me(?:m[bfpv]|n[cdjsty]|ng[aeghikou]|[lrwym])[a-zè]{2,}|mem[aeiou][a-z]{2,}|men[aeiou][a-z]{2,}|ber(?!sama)[a-z]{3,}|ng[aeiou][a-z]{3,})"
)
_WISH = re.compile(
    r"di(?!nas|rek|sku|str|sip|vis)[a-zè]{3,}(?:kan|i)|di(?:buka|tutup|beri|bawa|buat|jaga|data|tata|gelar|geser|bantu|usut|tunda|cek|periksa)"
)
_CALLED = re.compile(r"(?!ke|pe|me)[a-zè]{3,}kan")
_SAID = re.compile(rf"(?:{SPEECH})(?:nya)?|demikian|mengatakan|menurutnya")
_RELATIVE = {"yang", "yg", "sing", "se"}
_CLAUSE_MARKS = frozenset('";:(|')
_PHRASE_MARKS = frozenset('";:|')
_END_MARKS = frozenset('";|')
_FARTHEST = 16
"""Words between the verb of asking and what is asked."""
LONGEST = 90
"""Words of a clause; what is longer is no clause, and must not cost time."""


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Can a clause that tells what to do begin with this word, in a report?

    >>> [is_verb(word) for word in ("menambah", "tidak", "menteri", "warga", "dituangkan")]
    [True, True, False, False, True]
    """
    if word in STARTERS:
        return True
    return word not in NO_VERB and bool(_ACTIVE.fullmatch(word) or _WISH.fullmatch(word))


@lru_cache(maxsize=1 << 14)
def is_call(word: str) -> bool:
    """Can it begin an order that is called out?

    >>> [is_call(word) for word in ("siapkan", "jaga", "bukan", "menambah")]
    [True, True, False, False]
    """
    return word in CALLS or (word not in NO_ORDER_FORM and bool(_CALLED.fullmatch(word)) and not is_verb(word))


def words_of(document: Document, start: int, end: int) -> range:
    """The numbers of the words from one position to another."""
    return range(bisect_left(document.starts, start), bisect_left(document.starts, end))


def gap(document: Document, i: int) -> str:
    """What stands between word i and the one before it."""
    return document.text[document.ends[i - 1] if i else 0 : document.starts[i]]


def clause_start(document: Document, i: int, first: int) -> int:
    """The first word of the clause in which word i stands, not before word ``first``."""
    first = max(first, i - LONGEST)
    while i > first and _CLAUSE_MARKS.isdisjoint(gap(document, i)):
        i -= 1
    return i


def seek(document: Document, i: int, last: int, *, called: bool = False) -> tuple[int, int] | None:
    """The first word of what is asked, looking from word i on; and the end of the words that say who is asked.

    Args:
        last: the number of the word before which to stop.
        called: may it be a verb as it is called out ("kirim", "siapkan")?
    """
    j = i
    while j < min(i + _FARTHEST, last):
        if j > i and not _PHRASE_MARKS.isdisjoint(gap(document, j)):
            return None
        word = document.words[j]
        if word in LINKS:
            goal = _after_links(document, j, last)
            return (goal, document.ends[j - 1] if j > i else document.starts[i]) if goal < last else None
        if word in _RELATIVE:
            # "pihak yang melanggar membayar": the verb of the relative clause is not the one looked for.
            j += 1
            while j < last and document.words[j] in STARTERS:
                j += 1
            j += int(j < last and is_verb(document.words[j]))
            continue
        if j > i and document.words[j - 1] in DONE_ALREADY:
            return None
        if j > i and document.words[j - 1] in AMID:
            j += 1
            continue
        if is_verb(word) or (called and is_call(word)):
            return (j, document.ends[j - 1] if j > i else document.starts[i])
        j += 1
    return None


def _after_links(document: Document, j: int, last: int) -> int:
    stop = min(last, j + 4)
    while j < stop and document.words[j] in LINKS:
        j += 1
    return j


def past_condition(document: Document, i: int, last: int) -> int:
    """The first word after "Apabila ada orang asing, ..."; word i itself where no condition opens the sentence."""
    if document.words[i] in CONDITIONS:
        for j in range(i + 2, min(i + _FARTHEST, last)):
            if "," in gap(document, j):
                return j
    return i


def finish(document: Document, i: int, last: int, ends: str = "") -> int:
    """The number of the word before which the clause beginning at word i ends.

    Args:
        ends: further marks that end it, for messages that end their sentences anyhow.
    """
    last = min(last, i + LONGEST)
    marks = _END_MARKS.union(ends)
    for j in range(i + 1, last):
        between, word = gap(document, j), document.words[j]
        if between != " " and _breaks(document, j, between, marks):
            return j
        if word == "agar" and document.words[i] in ASKING:
            # "mengimbau masyarakat di wilayahnya, agar menahan diri"
            continue
        if word in CLAUSE_ENDS or (word in ("sementara", "mengingat", "sedang", "agar") and "," in between):
            return j
        if "," in between and _SAID.fullmatch(word):
            return j
    return last


def _breaks(document: Document, j: int, between: str, marks: frozenset[str]) -> bool:
    """Does the clause end with the signs before word j? "di Jl. Suroyo" goes on."""
    if between == ". " and abbreviated(document.text, 0, document.ends[j - 1]):
        return False
    return between == " - " or not marks.isdisjoint(between)


def joints(document: Document, i: int, last: int) -> list[int]:
    """The numbers of the words that join a further clause between two words: "dan", "serta", a comma before a verb."""
    return [j for j in range(i + 1, last - 1) if document.words[j] in AND]
