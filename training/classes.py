"""Trains the model of kinds and issues, and scores it.

    python -m training.classes --date 2026-01-31    train, score, write the model and its card; --folds 5 scores more
    python -m training.classes --score              score the model that lies in the package
    python -m training.classes --folds 5            score on corpus/train, each fold by a model that has not seen it
    python -m training.classes --quick              train on a fourth, score, write nothing

Logistic regressions over the features of ``extraction/class_features.py``: one for the kind; one a category for single
sentences (``training/sentences.py``); and one for all categories of issues together, in which what counts for every
category alike has one weight. What a model will read as a guess it learns from guesses, made for each third of the
texts by the other two.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from corpus import documents
from corpus.scoring import Score, score, table
from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read
from kentongan.extraction.bodies import body_mentions
from kentongan.extraction.class_features import BUCKETS, Features, features, issue_features
from kentongan.extraction.classes import Classes, softmax
from kentongan.extraction.clean import Document, prepare
from kentongan.extraction.evidence import evidence_features
from kentongan.extraction.kinds import votes_on
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES, KINDS
from kentongan.extraction.trouble import issue_hits
from training.class_card import card
from training.sentences import SentenceModel, Sentences
from training.texts import Taught, beside_the_corpus, of_corpus

MODELS = Path(__file__).resolve().parent.parent / "src" / "kentongan" / "extraction" / "models"
SEED = 1
KIND_STRENGTH, ISSUE_STRENGTH = 4.0, 1.0
"""Inverse of the regularisation, chosen by grouped folds on corpus/train."""
OPENING_SHARES = (1.0, 0.7)
"""How much the words of each opening are stretched against those of the whole text."""
INCIDENT_HELD = 0.9
"""What is unclear tends to be called an incident, as most texts of the corpus are; by grouped folds on corpus/train."""
KIND_CUES = 0.35
ISSUE_SHARES = (1.0, 1.0)
"""How much the buckets and the named features are stretched against each other."""
THRESHOLD = 0.35
FIELDS = ("kind", "kind_macro", "issue_category", "issue_dimension", "severity", "language")
NATION = Gazetteer.from_rows(region_rows())


@dataclass(frozen=True, slots=True)
class Row:
    """A text as the model sees it, with its answers."""

    document: Document
    hits: list[Hit[tuple[str, str]]]
    text: Features
    kind: int
    categories: frozenset[str] | None
    sentences: Sentences
    group: str


def row(taught: Taught) -> Row:
    """A text with its features."""
    document = prepare(taught.text)
    bodies = body_mentions(document, NATION, None, ())
    hits = issue_hits(document, bodies)
    inside = document.within((body.start, body.end) for body in bodies)
    text = features(document, votes_on(document, hits).weights, hits, inside)
    sentences = Sentences.of(document, hits, text, taught)
    return Row(document, hits, text, KINDS.index(taught.kind), taught.categories, sentences, taught.group)


def train(rows: Sequence[Row]) -> Classes:
    """The model that some texts teach."""
    hashed = _hashed([one.text.hashed for one in rows])
    rarity = _rarity(hashed)
    openings = [_hashed([one.text.openings[i] for one in rows]) for i in range(len(OPENING_SHARES))]
    shares = [_rarity(one) * share for one, share in zip(openings, OPENING_SHARES, strict=True)]
    stretched = [one @ sparse.diags(own) for one, own in zip(openings, shares, strict=True)]
    of_kinds = sparse.hstack([hashed @ sparse.diags(rarity), *stretched]).tocsr()
    kinds = _Kinds(rows, of_kinds)
    told = [i for i, one in enumerate(rows) if one.categories is not None]
    thirds = np.array([crc32(one.group.encode()) % 3 for one in rows])
    likely = _crossed(rows, of_kinds, thirds)
    spoken = [one for one in rows if one.sentences.known]
    evidence = SentenceModel.of([one.sentences for one in spoken])
    guessed = _spoken(rows, thirds)
    words = (hashed @ sparse.diags(rarity * ISSUE_SHARES[0]))[told]
    issues = _Issues([rows[i] for i in told], words, likely[told], [guessed[i] for i in told])
    weights = np.hstack([kinds.buckets[:BUCKETS], issues.buckets * ISSUE_SHARES[0]]) * rarity[:, None]
    return Classes(
        hashed=weights.astype(np.float32),
        opening=np.hstack(
            [kinds.buckets[(i + 1) * BUCKETS :][:BUCKETS] * own[:, None] for i, own in enumerate(shares)]
        ).astype(np.float32),
        rows=kinds.names,
        named=(kinds.named * KIND_CUES).astype(np.float32),
        kind_bias=kinds.bias.astype(np.float32),
        issue_rows=issues.names,
        issue_named=(issues.named * ISSUE_SHARES[1]).astype(np.float32),
        evidence=evidence.buckets,
        sides=evidence.sides,
        threshold=THRESHOLD,
    )


def _spoken(rows: Sequence[Row], thirds: np.ndarray) -> list[np.ndarray]:
    """What the sentences of each text say for each category, told by a model that has not seen the text."""
    found: list[np.ndarray] = [np.zeros((0, 0))] * len(rows)
    for third in range(3):
        seen = [one.sentences for one, own in zip(rows, thirds, strict=True) if own != third and one.sentences.known]
        model = SentenceModel.of(seen)
        for i in np.flatnonzero(thirds == third):
            found[i] = model.weigh(rows[i].document, rows[i].sentences)
    return found


def _hashed(texts: Sequence[tuple[np.ndarray, np.ndarray]]) -> sparse.csr_matrix:
    at = np.repeat(np.arange(len(texts)), [len(buckets) for buckets, _ in texts])
    buckets = np.concatenate([buckets for buckets, _ in texts])
    values = np.concatenate([values for _, values in texts])
    return sparse.csr_matrix((values, (at, buckets)), shape=(len(texts), BUCKETS))


def _rarity(hashed: sparse.csr_matrix) -> np.ndarray:
    """Inverse document frequency of each bucket; one that a single text fills says nothing."""
    filled = np.asarray((hashed > 0).sum(axis=0)).ravel()
    return np.where(filled < 2, 0.0, np.log((hashed.shape[0] + 1) / (filled + 1)))


class _Kinds:
    """The regression of the kinds, with its weights taken apart."""

    def __init__(self, rows: Sequence[Row], hashed: sparse.csr_matrix) -> None:
        self._names = DictVectorizer()
        named = self._names.fit_transform([one.text.named for one in rows]) * KIND_CUES
        width = hashed.shape[1]
        self._used = np.flatnonzero(np.bincount(hashed.indices[hashed.data != 0], minlength=width))
        answers = [one.kind for one in rows]
        self._model = LogisticRegression(C=KIND_STRENGTH, max_iter=500, class_weight="balanced", random_state=SEED)
        self._model.fit(sparse.hstack([hashed[:, self._used], named]).tocsr(), answers)
        weights = np.zeros((len(KINDS), width + named.shape[1]))
        bias = np.full(len(KINDS), -9.0)
        columns = np.concatenate([self._used, width + np.arange(named.shape[1])])
        for i, kind in enumerate(self._model.classes_):
            weights[kind, columns] = self._model.coef_[i]
            bias[kind] = self._model.intercept_[i]
        bias[KINDS.index("incident")] -= INCIDENT_HELD
        self.buckets, self.named, self.bias = weights[:, :width].T, weights[:, width:].T, bias
        self.names = {str(name): place for name, place in self._names.vocabulary_.items()}

    def likely(self, rows: Sequence[Row], hashed: sparse.csr_matrix) -> np.ndarray:
        """How likely each kind is, for each text."""
        named = self._names.transform([one.text.named for one in rows]) * KIND_CUES
        found: np.ndarray = softmax(np.asarray(hashed @ self.buckets + named @ self.named + self.bias))
        return found


def _crossed(rows: Sequence[Row], hashed: sparse.csr_matrix, thirds: np.ndarray) -> np.ndarray:
    """How likely each kind is, told for each third of the texts by the other two: as unsure as it will be in life."""
    found = np.zeros((len(rows), len(KINDS)))
    for third in range(3):
        seen, new = np.flatnonzero(thirds != third), np.flatnonzero(thirds == third)
        found[new] = _Kinds([rows[i] for i in seen], hashed[seen]).likely([rows[i] for i in new], hashed[new])
    return found


class _Issues:
    """The regression of all categories together, with its weights taken apart."""

    def __init__(
        self, rows: Sequence[Row], hashed: sparse.csr_matrix, likely: np.ndarray, spoken: Sequence[np.ndarray]
    ) -> None:
        names = DictVectorizer()
        named = names.fit_transform(
            told
            for one, chances, said in zip(rows, likely, spoken, strict=True)
            for told in issue_features(
                one.document, one.hits, dict(zip(KINDS, chances, strict=True)), one.text, evidence_features(said)
            ).values()
        )
        answers = [category in (one.categories or ()) for one in rows for category in CATEGORIES]
        spread = _spread(hashed)
        used = np.flatnonzero(np.bincount(spread.indices[spread.data != 0], minlength=spread.shape[1]))
        model = LogisticRegression(C=ISSUE_STRENGTH, solver="liblinear", fit_intercept=False, random_state=SEED)
        model.fit(sparse.hstack([spread[:, used], named * ISSUE_SHARES[1]]).tocsr(), answers)
        buckets = np.zeros(spread.shape[1])
        buckets[used] = model.coef_[0, : len(used)]
        self.buckets = buckets.reshape(len(CATEGORIES), BUCKETS).T
        self.names = {str(name): place for name, place in names.vocabulary_.items()}
        self.named = model.coef_[0, len(used) :]


def _spread(hashed: sparse.csr_matrix) -> sparse.csr_matrix:
    """One row for each text and category, the text's buckets in the columns of that category."""
    cells = hashed.tocoo()
    every = range(len(CATEGORIES))
    return sparse.csr_matrix(
        (
            np.tile(cells.data, len(CATEGORIES)),
            (
                np.concatenate([cells.row * len(CATEGORIES) + c for c in every]),
                np.concatenate([cells.col + c * BUCKETS for c in every]),
            ),
        ),
        shape=(hashed.shape[0] * len(CATEGORIES), BUCKETS * len(CATEGORIES)),
    )


def scores(told: list[documents.Document], model: Classes | None) -> dict[str, Score]:
    """What the reader is worth with a model, field by field."""
    return _worth(score(told, _reader(model)).values())


def in_folds(told: list[documents.Document], beside: list[Row], folds: int) -> dict[str, Score]:
    """The same, each fold read by a model that has not seen it nor any text of the same events."""
    taught = of_corpus(told)
    rows = [row(one) for one in taught]
    marked = []
    for seen, new in GroupKFold(folds, shuffle=True, random_state=SEED).split(
        rows, groups=[one.group for one in taught]
    ):
        model = train([*[rows[i] for i in seen], *beside])
        marked += score([told[i] for i in new], _reader(model)).values()
    return _worth(marked)


def _reader(model: Classes | None):
    def reader(text: str, published: date | None, home: str) -> Reading:
        return read(text, gazetteer=NATION, published=published, home=home, classes=model)

    return reader


def _worth(marked) -> dict[str, Score]:
    found = table(list(marked), np.random.default_rng(SEED))
    return {name: found[name] for name in FIELDS}


def main(arguments: list[str]) -> int:
    """Train, score or both; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--date", type=date.fromisoformat, help="day to write into the card")
    parser.add_argument("--score", action="store_true", help="score the model of the package, train nothing")
    parser.add_argument("--quick", action="store_true", help="train on a fourth, write nothing")
    parser.add_argument(
        "--folds", type=int, default=0, help="score on corpus/train by so many folds: with --date for the card too"
    )
    chosen = parser.parse_args(arguments)
    tune = documents.load("tune")
    if chosen.score:
        return _tell("corpus/tune", scores(tune, Classes.of((MODELS / "classes.npz").read_bytes())))
    own, beside = documents.load("train"), [row(one) for one in beside_the_corpus()]
    if chosen.quick:
        return _tell(
            "corpus/tune, a fourth of the texts", scores(tune, train([*map(row, of_corpus(own[::4])), *beside[::4]]))
        )
    if chosen.folds and chosen.date is None:
        return _tell("corpus/train, folds", in_folds(own, beside, chosen.folds))
    if chosen.date is None:
        parser.error("--date is asked for: the card tells the day of the training")
    data = train([*map(row, of_corpus(own)), *beside]).pack()
    worth = {
        "corpus/tune": scores(tune, Classes.of(data)),
        "corpus/tune, word lists alone": scores(tune, None),
    }
    if chosen.folds:
        worth[f"corpus/train, {chosen.folds} folds"] = in_folds(own, beside, chosen.folds)
    (MODELS / "classes.npz").write_bytes(data)
    (MODELS / "classes.md").write_text(card(chosen.date, len(own), len(beside), len(data), worth), "utf-8")
    for name, figures in worth.items():
        _tell(name, figures)
    return 0


def _tell(name: str, worth: dict[str, Score]) -> int:
    for field, figure in worth.items():
        print(f"{name}: {field} {figure.value:.3f} ({figure.low:.2f} to {figure.high:.2f}), {figure.wanted} wanted")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
