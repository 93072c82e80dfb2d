"""Marked sentences: from the public sets of news and encyclopaedia, and from the corpus of this repository."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from corpus import documents
from kentongan.extraction.clean import prepare
from kentongan.extraction.features import TOKEN, calm

KINDS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC", "PPL": "PER", "PLC": "LOC"}
MARKS = {"person": "PER", "org": "ORG", "place": "LOC"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens, a label for each, and the document they come from."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    document: str = ""

    def lower(self) -> Sentence:
        """The same in small letters."""
        return Sentence(tuple(word.lower() for word in self.words), self.labels, self.document)


def of_public_set(path: Path, without: frozenset[str] = frozenset()) -> list[Sentence]:
    """The sentences of one file of the public sets: a token a line, its label last, a blank line behind a sentence.

    Args:
        path: a gzipped table.
        without: kinds to read as O.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return [_sentence(rows, without) for rows in _blocks(path)]


def persons_of_public_set(path: Path) -> list[tuple[str, list[str]]]:
    """Each sentence of a public set as a text, its tokens with a blank between them, and the persons marked in it."""
    return [(" ".join(row[0] for row in rows), _persons(rows)) for rows in _blocks(path)]


def _persons(rows: list[list[str]]) -> list[str]:
    found: list[list[str]] = []
    before = "O"
    for row in rows:
        place, _, told = row[-1].partition("-")
        kind = KINDS.get(told, told)
        if kind == "PER" and not (place == "I" and before == kind):
            found.append([])
        if kind == "PER":
            found[-1].append(row[0])
        before = kind
    return [" ".join(words) for words in found]


def _blocks(path: Path) -> list[list[list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().strip("\n").split("\n\n")
    return [[line.split("\t") for line in block.split("\n")] for block in blocks]


def _sentence(rows: list[list[str]], without: frozenset[str]) -> Sentence:
    words: list[str] = []
    labels: list[str] = []
    for row in rows:
        place, _, told = row[-1].partition("-")
        kind = KINDS.get(told, told)
        # The model cuts words at every sign; what begins a name begins it with its first piece.
        for i, piece in enumerate(TOKEN.findall(row[0])):
            inside = i > 0 or (place == "I" and bool(labels) and labels[-1][2:] == kind)
            words.append(piece)
            labels.append("O" if not kind or kind in without else f"{'I' if inside else 'B'}-{kind}")
    return Sentence(tuple(words), tuple(labels))


def of_documents(told: list[documents.Document], *, shouting: bool | None = None) -> list[Sentence]:
    """The sentences of marked texts, cut as the reader cuts them.

    Args:
        shouting: take only texts in which capitals say nothing (True) or something (False).
    """
    found: list[Sentence] = []
    for document in told:
        read = prepare(document.text)
        if shouting is not None and read.shouting != shouting:
            continue
        label_at = _labels_of_characters(document)
        spans = [[m.span() for m in TOKEN.finditer(read.text, *sentence)] for sentence in read.sentences]
        words = [[read.text[start:end] for start, end in sentence] for sentence in spans]
        if not read.shouting:
            words = calm(words)
        for sentence, texts in zip(spans, words, strict=True):
            marks = [label_at.get(read.original(start, end)[0]) for start, end in sentence]
            found.append(Sentence(tuple(texts), tuple(_in_turn(marks)), document.id))
    return found


def _labels_of_characters(document: documents.Document) -> dict[int, tuple[int, str]]:
    """Character -> (number of the mark, kind); of nested marks a person counts first, then a body."""
    found: dict[int, tuple[int, str]] = {}
    order = list(MARKS)[::-1]
    marks = [mark for mark in document.marks if mark.name in MARKS]
    # Longer ones come later and so win over what they enclose.
    for mark in sorted(marks, key=lambda mark: (order.index(mark.name), mark.span[1] - mark.span[0])):
        found.update(dict.fromkeys(range(*mark.span), (marks.index(mark), MARKS[mark.name])))
    return found


def _in_turn(marks: list[tuple[int, str] | None]) -> list[str]:
    befores = [None, *marks]
    return [
        "O" if mark is None else f"{'I' if mark == before else 'B'}-{mark[1]}"
        for before, mark in zip(befores, marks, strict=False)
    ]
