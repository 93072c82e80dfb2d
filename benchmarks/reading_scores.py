"""What the reader is worth on the marked corpus, on cased news, on groups of texts and on claims."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import numpy as np

from corpus.documents import Document, claims, load
from corpus.scoring import Marked, Reader, Score, score, table
from kentongan.extraction import ClaimIndex, Told, rewrites, same_events
from kentongan.extraction.tests.groups_scoring import bcubed, recall_at
from kentongan.extraction.tests.rewriting import light, syndicated
from training.sets import of_public_set

NEWS = Path("../shared/data/text/ner/idner_news_2k_dev.tsv.gz")
SEED = 20261122


def corpus_scores(split: str, reader: Reader, *, every: int = 1) -> tuple[dict[str, Score], dict[str, Marked]]:
    """Field -> score with its interval, on every n-th document of a split; and what was wrong where."""
    marked = score(load(split)[::every], reader)
    return table(list(marked.values()), np.random.default_rng(SEED)), marked


def news_persons(reader: Reader, *, every: int = 1) -> Score | None:
    """F1 of persons in cased news sentences, through the whole reader; None where the set is not at hand.

    Source: idner-news-2k, development part (Khairunnisa, Imankulova and Komachi, 2020; MIT).
    """
    if not NEWS.exists():
        return None
    counts = []
    for sentence in of_public_set(NEWS)[::every]:
        wanted = _persons(sentence.words, sentence.labels)
        got = {person.name for person in reader(" ".join(sentence.words), None, "").persons}
        counts.append(Marked({"persons": (len(wanted & got), len(wanted), len(got))}, ("activity", "activity")))
    return table(counts, np.random.default_rng(SEED))["persons"]


def _persons(words: Sequence[str], labels: Sequence[str]) -> set[str]:
    names: list[list[str]] = []
    for word, label in zip(words, labels, strict=True):
        if label == "B-PER":
            names.append([word])
        elif label == "I-PER" and names:
            names[-1].append(word)
    return {" ".join(name) for name in names}


def group_scores(split: str, reader: Reader) -> dict[str, float]:
    """B-cubed F1 of same events in a split, and of copies made of its texts with a seeded generator."""
    documents = load(split)
    told = [Told(one.text, reader(one.text, one.published, one.home), one.published) for one in documents]
    chance = random.Random(SEED)
    texts, sources = [], []
    for number, one in enumerate(documents):
        texts += [one.text, light(one.text, chance), syndicated(one.text, chance)]
        sources += [number] * 3
    return {
        "same_event": bcubed(same_events(told), _groups(documents, lambda one: one.group or one.id))[2],
        "copies": bcubed(rewrites(texts), _groups(range(len(texts)), lambda at: sources[at]))[2],
    }


def _groups(things: Sequence[object], key: Callable[..., Hashable]) -> list[list[int]]:
    groups = defaultdict(list)
    for number, thing in enumerate(things):
        groups[key(thing)].append(number)
    return list(groups.values())


def claim_scores(split: str) -> dict[str, float]:
    """R@1 and R@5 of a claim told anew among all known claims of the split."""
    pairs = claims(split)
    index: ClaimIndex[str] = ClaimIndex()
    for pair in pairs:
        index.add(pair.id, pair.known)
    asked = [pair for pair in pairs if pair.told]
    answers = [(pair.id, [key for key, _ in index.nearest(pair.told or "", 5)]) for pair in asked]
    return {"claims_r1": recall_at(1, answers), "claims_r5": recall_at(5, answers)}


def faults(marked: dict[str, Marked], documents: Sequence[Document]) -> list[str]:
    """Every answer that is wrong, document by document."""
    genres = {one.id: one.genre for one in documents}
    return [f"{name} ({genres[name]}): {fault}" for name, one in marked.items() for fault in one.faults]
