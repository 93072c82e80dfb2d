"""Reads the numbers of a claim, in figures and in words, so that "20rb", "dua puluh ribu" and "noban" are one.

Indonesian, Javanese, Madurese and the street. Small whole numbers; a fraction or a share stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kentongan.extraction.words.claims import COINS, DIGITS, ONES, POWERS

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_MOST = 10**12


def _rows(lines: str) -> dict[str, int]:
    return {word: int(number) for number, *words in map(str.split, lines.strip().split("\n")) for word in words}


_DIGITS, _POWERS, _ONES, _COINS = map(_rows, (DIGITS, POWERS, ONES, COINS))


def with_numbers(words: Sequence[str]) -> list[str]:
    """The words with each run of words and figures that make a number replaced by its figures.

    >>> with_numbers("bayar dua puluh lima ribu tiap malam".split())
    ['bayar', '25000', 'tiap', 'malam']
    >>> with_numbers("20 rb dan 1,5 juta".split()), with_numbers("telung puluh wong noban".split())
    (['20000', 'dan', '1500000'], ['30', 'wong', '20000'])
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        value, end = _number(words, at)
        found.append(words[at] if value is None else f"{value:g}" if value < 1 else str(round(value)))
        at = end
    return found


def _number(words: Sequence[str], at: int) -> tuple[float | None, int]:
    """(the number that begins at a word, or None; the place behind it)."""
    if words[at] in _COINS:
        return float(_COINS[words[at]]), at + 1
    whole, part, start = 0.0, 0.0, at
    after_digit = False
    while at < len(words):
        digit = _digit(words[at], below=whole)
        if digit is not None and not after_digit:
            part, after_digit = part + digit, True
        elif words[at] in _ONES:
            whole, part, after_digit = _times(whole, part + 1, _ONES[words[at]])
        elif words[at] in _POWERS and at > start:
            whole, part, after_digit = _times(whole, part, _POWERS[words[at]])
        else:
            break
        at += 1
    if at == start or whole + part > _MOST:
        return None, start + 1
    return whole + part, at


def _times(whole: float, part: float, power: int) -> tuple[float, float, bool]:
    """Tens and hundreds multiply the last digit, thousands all that stands before them."""
    if power == 11:
        return whole, part + 10, True
    if power < 1000:
        kept = part // 100 * 100 if power < 100 else 0
        return whole, kept + (part - kept) * power, False
    return whole + part * power, 0.0, False


def _digit(word: str, below: float) -> float | None:
    """What a word or figures are worth; behind thousands only what is less than they are."""
    if word in _DIGITS:
        return float(_DIGITS[word])
    if not _FIGURE.fullmatch(word):
        return None
    figures = _THOUSANDS.sub("", word).replace(",", ".")
    value = float(figures) if figures.count(".") <= 1 else None
    return None if value is None or (below and value > 999) else value
