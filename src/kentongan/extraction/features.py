"""What the names model looks at: the tokens of a sentence, and what can be told of one word form alone.

Everything but the class triples is a function of one word form, so that the weights of a form can be added up once
and kept (:mod:`kentongan.extraction.weights`). Training uses these same functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

TOKEN = re.compile(r"\w+(?:'\w+)*|[^\w\s]")
"""A word, or one sign."""

REACH = (-2, -1, 0, 1, 2)
"""The places of a word from which it speaks about a token, counted from the token."""

EDGE = ""
"""Stands before the first and behind the last token of a sentence; no token is empty."""

LISTS = ("title", "rank", "office", "degree", "name", "never", "speech", "body", "spot", "near", "region", "district")
"""The word lists; their words are kept with the weights, because these were learned with exactly those words."""

_SIGNS = {sign: 1 + i for i, sign in enumerate(",.()\"-/:'")}
_OTHER_SIGN, _NUMBER, _ROMAN, _LETTER, _CAPITALS, _SHORT_CAPITALS, _CAPITAL, _INNER, _LOWER = range(10, 19)
_LISTED = {name: 19 + i for i, name in enumerate(LISTS)}
_ONLY_CAPITAL = frozenset(("name", "never", "region", "district"))
CLASSES = 19 + len(LISTS)
_IS_ROMAN = re.compile(r"[IVX]+").fullmatch
MANY = 4
"""Words that a headline has at least."""
Lists = Mapping[str, Sequence[str]]


def calm(sentences: list[list[str]]) -> list[list[str]]:
    """Takes the capitals of headlines from words that the text elsewhere writes small.

    >>> calm([["Pimpin", "Rakor", "Camat", "Budi"], ["Camat", "itu", "pimpin", "rakor", "."]])[0]
    ['pimpin', 'rakor', 'Camat', 'Budi']
    """
    written: set[str] = set()
    found = list(sentences)
    for i, words in enumerate(sentences):
        if len(words) < MANY or words[-1] == "." or sum([word[0].isupper() for word in words]) * 10 < len(words) * 7:
            continue
        written = written or written.union(*sentences)
        found[i] = [word.lower() if word.lower() in written else word for word in words]
    return found


def form_features(form: str, lists: Lists) -> list[str]:
    """What can be told of a word form: the word, its ends, its shape, the lists it stands in.

    >>> form_features("Jati", {"jati": ("region",)})
    ['w=jati', 's=Xx', 'a1=j', 'a2=ja', 'a3=jat', 'a4=jati',
     'z1=i', 'z2=ti', 'z3=ati', 'z4=jati', 'l=region', 'ls=regionXx']
    """
    if not form:
        return ["edge"]
    word = form.lower()
    shape = shape_of(form)
    if not form[0].isalnum():
        return ["w=" + form, "s=."]
    if word.isdigit():
        return ["w=" + "0" * min(len(word), 5), "s=0"]
    found = ["w=" + word, "s=" + shape]
    found += [f"a{n}={word[:n]}" for n in range(1, min(len(word), 4) + 1)]
    found += [f"z{n}={word[-n:]}" for n in range(1, min(len(word), 4) + 1)]
    for name in lists.get(word, ()):
        found += ["l=" + name, "ls=" + name + shape]
    return found


def shape_of(form: str) -> str:
    """Capitals as X, small letters as x, digits as 0, runs told once; a capital alone is told from many.

    >>> shape_of("Jati"), shape_of("KPU"), shape_of("B"), shape_of("SMPN1"), shape_of("PKn")
    ('Xx', 'XX', 'X', 'XX0', 'XXx')
    """
    if form.isalpha():
        if form.islower():
            return "x"
        if form[0].isupper() and form[1:].islower():
            return "Xx"
    runs: list[str] = []
    for char in form:
        kind = "0" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else "."
        if not runs or runs[-1][0] != kind:
            runs.append(kind)
        elif kind == "X":
            runs[-1] = "XX"
    return "".join(runs)


def class_of(form: str, lists: Lists) -> int:
    """The coarse class of a word form, 0 for the edge; three neighbouring classes together are a feature."""
    if not form:
        return 0
    if not form[0].isalnum():
        return _SIGNS.get(form, _OTHER_SIGN)
    if form[0].isdigit():
        return _NUMBER
    for name in lists.get(form.lower(), ()):
        if name not in _ONLY_CAPITAL or form[0].isupper():
            return _LISTED[name]
    return _shape_class(form)


def _shape_class(form: str) -> int:
    if form.islower():
        return _LOWER
    if len(form) == 1:
        return _LETTER
    if form.isupper():
        return _ROMAN if _IS_ROMAN(form) else _SHORT_CAPITALS if len(form) <= 3 else _CAPITALS
    return _CAPITAL if form[1:].islower() else _INNER
