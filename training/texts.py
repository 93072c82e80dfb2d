"""The texts that teach the classes: the corpus, short texts written for this purpose, and the examples of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.documents import Document
from kentongan.extraction.tests import examples, unseen

SHORT = Path(__file__).resolve().parent / "short_texts.txt"


@dataclass(frozen=True, slots=True)
class Taught:
    """A text with its kind and the categories of its issues (None where they are not told in full).

    ``issues`` says where each issue is told, as (start, end, category); without it nobody has
    marked that. Texts of one ``group`` tell of the same event: they never stand on both sides of a fold.
    """

    text: str
    kind: str
    categories: frozenset[str] | None
    group: str
    issues: tuple[tuple[int, int, str], ...] | None = None


def of_corpus(documents: list[Document]) -> list[Taught]:
    """The marked documents."""
    return [
        Taught(
            text=document.text,
            kind=document.kind,
            categories=frozenset(mark.attributes["category"] for mark in document.marked("issue")),
            group=document.group or document.id,
            issues=tuple((*mark.span, mark.attributes["category"]) for mark in document.marked("issue")),
        )
        for document in documents
    ]


def beside_the_corpus() -> list[Taught]:
    """Short texts and the examples of the tests; they teach, and are in no score."""
    return [*_short_texts(), *_examples()]


def _short_texts() -> Iterator[Taught]:
    for number, line in enumerate(SHORT.read_text("utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        kind, _severity, _language, labels, text = line.split("|", 4)
        categories = frozenset(label.split("/")[0].strip() for label in labels.split(",") if label.strip())
        yield Taught(text.replace(" / ", "\n"), kind, categories, f"short {number}")


def _examples() -> Iterator[Taught]:
    for example in (*examples.DEVELOPED_ON, *examples.BUGS, *examples.KNOWN_FAILURES):
        if "kind" in example.expect:
            exact = example.expect.get("exact_issues")
            yield Taught(
                example.text, example.expect["kind"], None if exact is None else frozenset(exact), example.name
            )
    for text in unseen.UNSEEN:
        yield Taught(text.text, text.kind.split("|")[0], frozenset(text.issues), text.name)
