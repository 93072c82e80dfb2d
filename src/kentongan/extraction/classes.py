"""The model of the classes: which kind of text, which categories of issues.

A linear model over the features of :mod:`kentongan.extraction.class_features`, trained by ``training/classes.py`` and
run with NumPy alone. The votes of the word lists are among its features, so it leans on them and corrects them; without
a model (``classes=None``) the word lists decide alone.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import (
    OPENINGS,
    Features,
    features,
    own_features,
    standing,
    told_in,
)
from kentongan.extraction.class_sums import added, laid
from kentongan.extraction.clean import Document
from kentongan.extraction.enumerations import listed_categories
from kentongan.extraction.evidence import SIDES, SPOKEN, Cued, cues, evidence_tables, spoken_as, stretches, weighed
from kentongan.extraction.kinds import Votes, kind_by_words, votes_on
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES, KINDS
from kentongan.extraction.trouble import DENIED
from kentongan.extraction.vocabulary import Numbers, numbered
from kentongan.extraction.word_rows import WordRows

Floats = NDArray[np.float32]
LABELS = (*KINDS, *CATEGORIES)
_SENTENCE = slice(len(LABELS), len(LABELS) + len(CATEGORIES))
_OPENINGS = len(OPENINGS) * len(KINDS)
_WIDTH = _SENTENCE.stop + _OPENINGS
"""Weights of a word: for the labels of a text, for the categories of its sentence, for the kinds in each opening."""
_NUMBER = {category: number for number, category in enumerate(CATEGORIES)}
_MOST = 6
"""Categories of issues of one text."""
_OF_A_CASE = {"incident": 0.1, "rumour": 0.1}
"""What happened, or is said to, is always about something: how likely its likeliest category must be at least."""
_BESIDE = {"incident": 0.2, "rumour": 0.2, "meeting": -0.1}
"""How much likelier a further category must be: a case is mostly about one thing, a meeting lists many."""
_LISTED = 0.5
"""How likely a category is at least that a meeting lists beside others, and a rumour where a text denies it."""


@dataclass(frozen=True, eq=False)
class Classes:
    """The weights: of buckets for each label, of named features for each kind, of named features of issues.

    ``opening`` weighs the buckets of the first words for each kind once more, one opening beside the other.
    ``evidence`` weighs the buckets of a single sentence for each category, ``sides`` what is told beside its words.
    ``rows`` and ``issue_rows`` lead from a feature's name to its place; ``threshold`` is how likely a category must be.
    """

    hashed: Floats
    opening: Floats
    rows: Mapping[str, int]
    named: Floats
    kind_bias: Floats
    issue_rows: Mapping[str, int]
    issue_named: Floats
    evidence: Floats
    sides: Floats
    threshold: float
    _words: WordRows = field(default_factory=lambda: WordRows(_WIDTH), init=False, repr=False)

    @cached_property
    def _buckets(self) -> Floats:
        """The weights of buckets side by side: of a text, of a sentence, of the opening."""
        return np.hstack([self.hashed, self.evidence, self.opening])

    @cached_property
    def issue_weights(self) -> dict[str, float]:
        """The weight of each named feature of issues; with so few of them plain sums are quicker than arrays."""
        return {name: float(self.issue_named[row]) for name, row in self.issue_rows.items()}

    @cached_property
    def _standing(self) -> Floats:
        """What each kind of text says for each category, and in the first row what is so of all texts."""
        weighs = self.issue_weights
        told = [{}, *({kind: 1.0} for kind in KINDS)]
        table = np.array(
            [[sum(weighs.get(name, 0.0) for name in standing(one, kinds)) for one in CATEGORIES] for kinds in told],
            np.float32,
        )
        table[1:] -= table[0]
        return table

    @cached_property
    def _spoken(self) -> NDArray[np.float64]:
        """What the sentences together weigh, as (one of ``SPOKEN``, category)."""
        table = np.zeros((len(SPOKEN), len(CATEGORIES)))
        for column, category in enumerate(CATEGORIES):
            for row, name in spoken_as(category):
                table[row, column] += self.issue_weights.get(name, 0.0)
        return table

    @cached_property
    def _told_in(self) -> NDArray[np.float64]:
        """What each kind of text weighs where a category is told, as (kind, category)."""
        weighs = self.issue_weights
        told = [[told_in(category, {kind: 1.0}) for category in CATEGORIES] for kind in KINDS]
        return np.array([[sum(weighs.get(name, 0.0) for name in one) for one in row] for row in told])

    @classmethod
    def of(cls, data: bytes) -> Classes:
        """The model that :meth:`pack` wrote."""
        with np.load(io.BytesIO(data)) as file:
            # Row by row in memory, as it is read: else every look-up would copy it whole.
            weights = np.ascontiguousarray(file["hashed"].astype(np.float32) * file["scale"])
            # A city's own model may be older than the weighing of sentences or of openings.
            evidence = _weights(file, "evidence", (len(weights), len(CATEGORIES)))
            opening = _weights(file, "opening", (len(weights), _OPENINGS))
            return cls(
                hashed=weights,
                opening=opening,
                rows=_numbered(file["names"]),
                named=file["named"].astype(np.float32),
                kind_bias=file["kind_bias"],
                issue_rows=_numbered(file["issue_names"]),
                issue_named=file["issue_named"].astype(np.float32),
                evidence=evidence,
                sides=file["sides"] if "sides" in file else np.zeros((len(SIDES), len(CATEGORIES)), np.float32),
                threshold=float(file["threshold"]),
            )

    def pack(self) -> bytes:
        """The model as the bytes of an ``npz`` file; weights of buckets are kept in eight bits.

        >>> hashed, named = np.zeros((4, len(LABELS)), np.float32), np.zeros((1, len(KINDS)), np.float32)
        >>> spoken, sides = np.zeros((4, len(CATEGORIES))), np.zeros((len(SIDES), len(CATEGORIES)))
        >>> told = np.ones(1, np.float32)
        >>> first = np.zeros((4, 2 * len(KINDS)), np.float32)
        >>> empty = Classes(hashed, first, {"bias": 0}, named, named[0], {"told": 0}, told, spoken, sides, 0.5)
        >>> again = Classes.of(empty.pack())
        >>> again.threshold, dict(again.issue_rows), float(again.issue_named[0])
        (0.5, {'told': 0}, 1.0)
        """
        scale = np.maximum(np.abs(self.hashed).max(axis=0), 1e-9) / 127
        spoken = np.maximum(np.abs(self.evidence).max(axis=0), 1e-9) / 127
        opening = np.maximum(np.abs(self.opening).max(axis=0), 1e-9) / 127
        file = io.BytesIO()
        np.savez_compressed(
            file,
            hashed=np.rint(self.hashed / scale).astype(np.int8),
            scale=scale.astype(np.float32),
            names=_joined(self.rows),
            named=self.named,
            kind_bias=self.kind_bias,
            issue_names=_joined(self.issue_rows),
            issue_named=self.issue_named,
            evidence=np.rint(self.evidence / spoken).astype(np.int8),
            evidence_scale=spoken.astype(np.float32),
            opening=np.rint(self.opening / opening).astype(np.int8),
            opening_scale=opening.astype(np.float32),
            sides=self.sides.astype(np.float32),
            threshold=np.float64(self.threshold),
        )
        return file.getvalue()

    def weigh(self, cases: Sequence[Case]) -> Weighed:
        """How likely each kind and each category is for each of some texts.

        Args:
            cases: one at least; their words count in one vocabulary.
        """
        said, spoken = self._said(cases)
        sizes = np.array([len(case.document.sentences) for case in cases])
        firsts = sizes.cumsum() - sizes
        cued = np.array([_sum(self.rows, self.named, case.text.named) for case in cases])
        kinds = softmax(said[:, : len(KINDS)] + self.kind_bias + cued)
        shares = sigmoid(said[:, len(KINDS) :] + self._beside(cases, kinds, spoken, firsts))
        return Weighed(kinds, shares, np.split(spoken, firsts[1:]))

    def _beside(self, cases: Sequence[Case], kinds: Floats, spoken: Floats, firsts: Numbers) -> Floats:
        """What is told of each category beside the words of the text, as (text, category)."""
        # What is named for every category, or for each told in a kind of text, is weighed at once; dicts hold the rest.
        scores = np.array([self._named(case) for case in cases])
        scores += (self._spoken[:, None] * evidence_tables(spoken, firsts)).sum(axis=0)
        mentioned = np.zeros((len(cases), len(CATEGORIES)), np.bool_)
        for told, case in zip(mentioned, cases, strict=True):
            told[[_NUMBER[hit.label[0]] for hit in case.hits]] = True
        scores += (kinds @ self._told_in) * mentioned
        always = self._standing[0] + kinds.astype(np.float32) @ self._standing[1:]
        found: Floats = always + scores.astype(np.float32)
        return found

    def _named(self, case: Case) -> list[float]:
        """What the named features of a text's own say for each category."""
        told = own_features(case.document, case.hits, {}, case.text, [{}] * len(CATEGORIES))
        weighs = self.issue_weights
        return [sum([weighs.get(name, 0.0) * value for name, value in told[one].items()]) for one in CATEGORIES]

    def scores(self, words: Sequence[str]) -> Floats:
        """What words say for each label: as their buckets would, with the weights of each word added up once."""
        vocabulary, numbers = numbered(words)
        places, rows, codes = self._words.of(vocabulary, numbers, self._buckets)
        told = laid(places, codes.take(places), [len(numbers)])
        found: Floats = added(told, 1, rows, self._buckets)[0, : len(LABELS)]
        return found

    def _said(self, cases: Sequence[Case]) -> tuple[Floats, Floats]:
        """What the words of texts say: (text, label), and of all sentences in order (sentence, category)."""
        words = [case.document.numbers[: len(case.text.words)] for case in cases]
        vocabulary, sizes = cases[0].document.tokens.vocabulary, list(map(len, words))
        places, rows, codes = self._words.of(vocabulary, np.concatenate(words), self._buckets)
        told = laid(places, codes.take(places), sizes, OPENINGS)
        sums = added(told, (1 + len(OPENINGS)) * len(cases), rows, self._buckets).reshape(-1, len(cases), _WIDTH)
        said: Floats = sums[0, :, : len(LABELS)]
        for number, opened in enumerate(sums[1:]):
            first = _SENTENCE.stop + number * len(KINDS)
            said[:, : len(KINDS)] += opened[:, first : first + len(KINDS)]
        spans, silent = list[Numbers](), list[int]()
        for first, size, case in zip([0, *accumulate(sizes)], sizes, cases, strict=False):
            own = stretches(case.document)
            # Of a sentence behind the last word that is weighed the words say nothing.
            spans.append(np.where(own[:, 1:] > size, 0, own + first))
            silent += [first + number for number in case.text.bodies if number < size]
        by_word = rows.take(places, axis=0)[:, _SENTENCE]
        by_word[silent] = 0
        beside = cues([Cued(case.document, case.hits, case.text.hints) for case in cases])
        return said, weighed(by_word, np.concatenate(spans), beside, self.sides)


class Case(NamedTuple):
    """A text that is to be judged: cleaned, with the words of trouble found in it and its features."""

    document: Document
    hits: Sequence[Hit[tuple[str, str]]]
    text: Features


class Weighed(NamedTuple):
    """How likely each kind, (text, kind), and each category is, (text, category); what the sentences of each say."""

    kinds: Floats
    categories: Floats
    spoken: list[Floats]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of a text with its confidence and reason; the likely categories, or None where no model was asked."""

    kind: str
    confidence: float
    reason: str
    categories: dict[str, float] | None = None
    spoken: Floats | None = None
    """What each sentence says for each category."""

    def likeliest_sentence(self, category: str) -> int:
        """The sentence that says most for a category."""
        return 0 if self.spoken is None else int(self.spoken[:, CATEGORIES.index(category)].argmax())


def judge(
    document: Document,
    hits: Sequence[Hit[tuple[str, str]]],
    classes: Classes | None,
    bodies: Collection[int] = (),
) -> Judgement:
    """The kind of a text and the categories of its issues; see :func:`judge_each` for the arguments."""
    return judge_each([(document, hits, bodies)], classes)[0]


def judge_each(
    texts: Sequence[tuple[Document, Sequence[Hit[tuple[str, str]]], Collection[int]]], classes: Classes | None
) -> list[Judgement]:
    """The kind of each of some texts and the categories of its issues.

    Args:
        texts: for each the cleaned text, the words of trouble found in it, and the numbers of the words in names of
            bodies; the words of all of them count in one vocabulary.
        classes: the model; None lets the word lists decide alone.
    """
    votes = [votes_on(document, hits) for document, hits, _ in texts]
    if classes is None:
        return [_by_words(own, hits) for own, (_, hits, _) in zip(votes, texts, strict=True)]
    cases = [
        Case(document, hits, features(document, own.weights, hits, bodies))
        for own, (document, hits, bodies) in zip(votes, texts, strict=True)
    ]
    return [
        _by_model(case, own, likely, shares, spoken, classes.threshold)
        if case.document.words
        else _by_words(own, case.hits)
        for case, own, likely, shares, spoken in zip(cases, votes, *classes.weigh(cases), strict=True)
    ]


def _by_words(votes: Votes, hits: Sequence[Hit[tuple[str, str]]]) -> Judgement:
    kind, sure = kind_by_words(votes, hits)
    told = votes.words_for(kind)
    return Judgement(kind, sure, f"kata penanda: {told}" if told else "tidak ada kata penanda jenis")


def _by_model(case: Case, votes: Votes, likely: Floats, shares: Floats, spoken: Floats, threshold: float) -> Judgement:
    kind = KINDS[int(likely.argmax())]
    categories = dict(zip(CATEGORIES, shares.tolist(), strict=True))
    if kind == "meeting":
        categories.update({one: max(categories[one], _LISTED) for one in listed_categories(case.document, case.hits)})
    if kind == "rumour" and DENIED.first(case.document):
        # What denies a claim is about the claim, not about what is claimed.
        categories = {"rumour_hoax": max(categories["rumour_hoax"], _LISTED)}
    chosen = _chosen(categories, kind, threshold)
    told, by_words = votes.words_for(kind), kind_by_words(votes, case.hits)[0]
    agreed = f"model dan kata penanda: {told}" if told else "model"
    reason = agreed if kind == by_words else f"model; kata penanda lebih ke {by_words}"
    return Judgement(kind, round(float(likely.max()), 2), reason, chosen, spoken)


def _chosen(likely: dict[str, float], kind: str, threshold: float) -> dict[str, float]:
    """The categories that are likely enough, the likeliest first."""
    ranked = sorted(likely, key=lambda category: -likely[category])
    beside = threshold + _BESIDE.get(kind, 0.0)
    good = [category for category in ranked if likely[category] >= beside][:_MOST]
    if not good and likely[ranked[0]] >= _OF_A_CASE.get(kind, threshold):
        good = ranked[:1]
    return {category: likely[category] for category in good}


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities along the last axis.

    >>> softmax(np.zeros(2, np.float32)).tolist()
    [0.5, 0.5]
    """
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found


def sigmoid(scores: Floats) -> Floats:
    """Scores as probabilities, each for itself.

    >>> float(sigmoid(np.zeros(1, np.float32))[0])
    0.5
    """
    found: Floats = (1 / (1 + np.exp(-np.minimum(np.maximum(scores, -30), 30)))).astype(np.float32)
    return found


def _sum(rows: Mapping[str, int], weights: Floats, named: Mapping[str, float]) -> Floats:
    """The weights of named features, times their values; unknown names weigh nothing."""
    known = [(rows[name], value) for name, value in named.items() if name in rows]
    places = [row for row, _ in known]
    found: Floats = np.array([value for _, value in known], np.float32) @ weights[places]
    return found


def _weights(file: Mapping[str, NDArray[np.float32]], name: str, shape: tuple[int, int]) -> Floats:
    """Weights of buckets as they were before they were packed; nothing where a file has none of this shape."""
    if name not in file or file[name].shape != shape:
        return np.zeros(shape, np.float32)
    found: Floats = np.ascontiguousarray(file[name].astype(np.float32) * file[f"{name}_scale"])
    return found


def _numbered(names: NDArray[np.uint8]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names.tobytes().decode().split("\n"))}


def _joined(rows: Mapping[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(sorted(rows, key=lambda name: rows[name])).encode(), np.uint8)
