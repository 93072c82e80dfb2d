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

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import (
    OPENINGS,
    Features,
    features,
    flagged,
    own_features,
    pair_buckets,
    paired,
    standing,
    told_in,
)
from kentongan.extraction.clean import Document
from kentongan.extraction.enumerations import listed_categories
from kentongan.extraction.evidence import SIDES, SPOKEN, cues, evidence_table, spoken_as, weighed
from kentongan.extraction.kinds import kind_by_words, votes_on
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES, KINDS
from kentongan.extraction.trouble import DENIED
from kentongan.extraction.vocabulary import Numbers, Vocabulary, numbered
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

    def kinds(self, text: Features, said: Floats) -> Floats:
        """How likely each kind is, in the order of ``KINDS``; ``said`` are the scores of the text's words."""
        return softmax(said[: len(KINDS)] + self.kind_bias + _sum(self.rows, self.named, text.named))

    def categories(
        self,
        document: Document,
        hits: Sequence[Hit[tuple[str, str]]],
        text: Features,
        kinds: Floats,
        said: Floats,
        spoken: Floats,
    ) -> dict[str, float]:
        """How likely each category of issues is; ``spoken`` is what each sentence says for each."""
        # What is named for every category, or for each told in a kind of text, is weighed at once; dicts hold the rest.
        told = own_features(document, hits, {}, text, [{}] * len(CATEGORIES))
        weighs = self.issue_weights
        named = [sum([weighs.get(name, 0.0) * value for name, value in told[one].items()]) for one in CATEGORIES]
        mentioned = [_NUMBER[category] for category in {hit.label[0] for hit in hits}]
        scores = np.array(named) + (self._spoken * evidence_table(spoken)).sum(axis=0)
        scores[mentioned] += kinds @ self._told_in[:, mentioned]
        always = self._standing[0] + np.asarray(kinds, np.float32) @ self._standing[1:]
        shares = sigmoid(said[len(KINDS) :] + always + scores.astype(np.float32))
        return dict(zip(CATEGORIES, shares.tolist(), strict=True))

    def scores(self, words: Sequence[str]) -> Floats:
        """What words say for each label: as their buckets would, with the weights of each word added up once."""
        return self._looked_up(*numbered(words))[0]

    def _looked_up(self, vocabulary: Vocabulary, words: Numbers) -> tuple[Floats, Floats, Floats]:
        """What words together say for each label, each for each category of its sentence, the first for each kind."""
        if not len(words):
            empty = np.zeros((0, len(CATEGORIES)), np.float32)
            return np.zeros(len(LABELS), np.float32), empty, np.zeros(len(KINDS), np.float32)
        places, rows, codes = self._words.of(vocabulary, words, self._buckets)
        told = rows.take(places, axis=0)
        once = flagged(places, len(rows))
        pairs = pair_buckets(codes.take(places))
        found: Floats = rows.take(once, axis=0)[:, : len(LABELS)].sum(axis=0) * np.float32(len(once) ** -0.5)
        found = found + self.hashed.take(pairs, axis=0).sum(axis=0) * np.float32(max(len(pairs), 1) ** -0.5)
        return found, told[:, _SENTENCE], self._opened(places, rows, codes)

    def _opened(self, places: NDArray[np.int32], rows: Floats, codes: NDArray[np.int64]) -> Floats:
        """What the first words say for each kind, all openings together."""
        first, numbers = places[: max(OPENINGS)].tolist(), codes.take(places[: max(OPENINGS)])
        pairs = paired(numbers).tolist()
        # In the order in which they are met, what a shorter opening holds stands in front.
        words = rows.take(list(dict.fromkeys(first)), axis=0)[:, _SENTENCE.stop :]
        between = self.opening.take(list(dict.fromkeys(pairs)), axis=0)
        found = np.zeros(len(KINDS), np.float32)
        for number, size in enumerate(OPENINGS):
            own = slice(number * len(KINDS), (number + 1) * len(KINDS))
            some, both = len(set(first[:size])), len(set(pairs[: size - 1]))
            found += words[:some, own].sum(axis=0) * np.float32(some**-0.5)
            found += between[:both, own].sum(axis=0) * np.float32(max(both, 1) ** -0.5)
        return found

    def weigh(self, document: Document, hits: Sequence[Hit[tuple[str, str]]], text: Features) -> tuple[Floats, Floats]:
        """What the words of a text say for each label, and what each sentence says for each category."""
        said, rows, first = self._looked_up(document.tokens.vocabulary, document.numbers[: len(text.words)])
        said[: len(KINDS)] += first
        rows[[number for number in text.bodies if number < len(rows)]] = 0
        return said, weighed(rows, document, cues(document, hits, text.hints), self.sides)


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
    """The kind of a text and the categories of its issues.

    Args:
        document: the cleaned text.
        hits: the words of trouble found in it.
        classes: the model; None lets the word lists decide alone.
        bodies: the numbers of the words in names of bodies.
    """
    votes = votes_on(document, hits)
    by_words, sure = kind_by_words(votes, hits)
    if classes is None or not document.words:
        reason = votes.words_for(by_words)
        return Judgement(by_words, sure, f"kata penanda: {reason}" if reason else "tidak ada kata penanda jenis")
    text = features(document, votes.weights, hits, bodies)
    said, spoken = classes.weigh(document, hits, text)
    likely = classes.kinds(text, said)
    kind = KINDS[int(likely.argmax())]
    categories = classes.categories(document, hits, text, likely, said, spoken)
    if kind == "meeting":
        categories.update({one: max(categories[one], _LISTED) for one in listed_categories(document, hits)})
    if kind == "rumour" and DENIED.first(document):
        # What denies a claim is about the claim, not about what is claimed.
        categories = {"rumour_hoax": max(categories["rumour_hoax"], _LISTED)}
    chosen = _chosen(categories, kind, classes.threshold)
    told = votes.words_for(kind)
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
