"""Reads the marked documents: `python -m corpus.documents [--jsonl] [FILE …]` checks them or prints JSON Lines.

>>> told = '<document id="a" genre="message" kind="incident" severity="2" language="id" published="none" '
>>> told += 'event_date="none" home="35.74">\\nBanjir di <place level="village">Jati</place>.\\n</document>'
>>> document = from_xml(ElementTree.fromstring(told))
>>> document.text, document.marks[0].span, document.marks[0].name
('Banjir di Jati.', (10, 14), 'place')
>>> told = '<claim id="k"><known>Dam jebol.</known><told kind="words">dam mau jebol</told></claim>'
>>> claim_from_xml(ElementTree.fromstring(told))
Claim(id='k', known='Dam jebol.', told='dam mau jebol', kind='words')
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from kentongan.extraction.records import CATEGORIES, DIMENSIONS, KINDS, LEVELS

HERE = Path(__file__).resolve().parent
GENRES = ("news", "release", "minutes", "li", "lapsit", "message", "chat", "rumour", "appeal", "web")
LANGUAGES = ("id", "jv", "mad")
TELLINGS = ("words", "paraphrase", "regional")
ALLOWED = {
    "document": "id genre kind severity language published event_date event_date_alone home group",
    "date": "",
    "person": "role",
    "place": "level code event",
    "org": "name",
    "issue": "category dimension",
    "directive": "responsible due",
    "quote": "speaker",
}
REQUIRED = {
    "document": "id genre kind severity language published event_date home",
    "place": "level",
    "issue": "category dimension",
}
CHOICES = {
    ("document", "genre"): GENRES,
    ("document", "kind"): KINDS,
    ("document", "severity"): ("1", "2", "3", "4"),
    ("document", "language"): LANGUAGES,
    ("place", "level"): LEVELS,
    ("place", "event"): ("yes",),
    ("issue", "category"): CATEGORIES,
    ("issue", "dimension"): DIMENSIONS,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: ``span`` are character offsets into the document's text."""

    name: str
    span: tuple[int, int]
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """One marked text; the attributes are those of GUIDELINE.md."""

    id: str
    genre: str
    kind: str
    severity: int
    language: str
    published: date | None
    event_date: date | None
    event_date_alone: date | None
    home: str
    group: str | None
    text: str
    marks: tuple[Mark, ...]

    def marked(self, name: str) -> list[Mark]:
        """The marks of one kind, in the order of the text."""
        return [mark for mark in self.marks if mark.name == name]


@dataclass(frozen=True, slots=True)
class Claim:
    """A rumour as the desk keeps it and as somebody else told it; a mere distractor has no ``told`` and no ``kind``."""

    id: str
    known: str
    told: str | None
    kind: str | None


def load(split: str) -> list[Document]:
    """All documents of ``train``, ``tune`` or ``final``, in the order of their files."""
    return [document for path in sorted((HERE / split).glob("*.xml")) for document in of_file(path)]


def of_file(path: Path) -> list[Document]:
    """The documents of one file.

    Raises:
        xml.etree.ElementTree.ParseError: it is no XML.
        ValueError: an attribute is missing, unknown or wrong; the message names the document.
    """
    return [from_xml(element) for element in ElementTree.parse(path).getroot()]


def claims(split: str) -> list[Claim]:
    """The claims of ``train``, ``tune`` or ``final``; raises as :func:`of_file` does."""
    return [claim_from_xml(element) for element in ElementTree.parse(HERE / f"claims_{split}.xml").getroot()]


def claim_from_xml(element: ElementTree.Element) -> Claim:
    """One `<claim>` element as a claim; raises ValueError where a part is missing, empty, unknown or wrong."""
    known, told = element.find("known"), element.find("told")
    claim = Claim(
        id=element.get("id", ""),
        known=(known.text or "") if known is not None else "",
        told=told.text if told is not None else None,
        kind=told.get("kind") if told is not None else None,
    )
    parts = [part.tag for part in element]
    if not claim.id or not claim.known.strip() or parts not in (["known"], ["known", "told"]):
        raise ValueError(f"{claim.id or '?'}: a claim has an id, one <known> and at most one <told>, in this order")
    if told is not None and (not (claim.told or "").strip() or claim.kind not in TELLINGS):
        raise ValueError(f"{claim.id}: <told kind={claim.kind!r}> is empty or of no kind among {', '.join(TELLINGS)}")
    return claim


def from_xml(element: ElementTree.Element) -> Document:
    """One `<document>` element as a document; raises ValueError as :func:`of_file` does."""
    told = element.attrib
    _check(element, told.get("id", "?"))
    pieces: list[str] = []
    marks: list[Mark] = []
    _walk(element, told["id"], pieces, marks)
    whole = "".join(pieces)
    text = whole.removeprefix("\n").removesuffix("\n")
    shift = len(whole) - len(whole.removeprefix("\n"))
    moved = [Mark(mark.name, (mark.span[0] - shift, mark.span[1] - shift), mark.attributes) for mark in marks]
    return Document(
        id=told["id"],
        genre=told["genre"],
        kind=told["kind"],
        severity=int(told["severity"]),
        language=told["language"],
        published=_day(told["published"]),
        event_date=_day(told["event_date"]),
        event_date_alone=_day(told.get("event_date_alone", told["event_date"])),
        home=told["home"],
        group=told.get("group"),
        text=text,
        marks=tuple(sorted(moved, key=lambda mark: mark.span)),
    )


def _walk(element: ElementTree.Element, document: str, pieces: list[str], marks: list[Mark]) -> None:
    pieces.append(element.text or "")
    for child in element:
        _check(child, document)
        start = sum(map(len, pieces))
        _walk(child, document, pieces, marks)
        said = "".join(pieces)[start:]
        if not said.strip() or said != said.strip():
            raise ValueError(f"{document}: <{child.tag}> is empty or begins or ends with a blank: {said!r}")
        marks.append(Mark(child.tag, (start, start + len(said)), dict(child.attrib)))
        pieces.append(child.tail or "")


def _check(element: ElementTree.Element, document: str) -> None:
    tag, told = element.tag, element.attrib
    if tag not in ALLOWED:
        raise ValueError(f"{document}: unknown mark <{tag}>")
    missing = set(REQUIRED.get(tag, "").split()) - set(told)
    unknown = set(told) - set(ALLOWED[tag].split())
    if missing or unknown:
        raise ValueError(f"{document}: <{tag}> misses {sorted(missing)}, does not know {sorted(unknown)}")
    for name, value in told.items():
        good = CHOICES.get((tag, name))
        if good and value not in good:
            raise ValueError(f"{document}: <{tag} {name}={value!r}> is none of {', '.join(good)}")


def _day(told: str) -> date | None:
    return None if told == "none" else date.fromisoformat(told)


def as_json(document: Document) -> dict[str, object]:
    """The document as plain values, spans as character offsets."""
    plain = asdict(document)
    for name in ("published", "event_date", "event_date_alone"):
        plain[name] = plain[name].isoformat() if plain[name] else None
    return plain


def all_files() -> Iterator[Path]:
    """Every file of the corpus but the claims."""
    return (path for split in ("train", "tune", "final") for path in sorted((HERE / split).glob("*.xml")))


def main(arguments: list[str]) -> int:
    """Check files (all of them if none is named) or print them as JSON Lines; 1 when one is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--jsonl", action="store_true", help="print every document as one JSON object a line")
    chosen = parser.parse_args(arguments)
    files: Iterable[Path] = chosen.files or all_files()
    seen: set[str] = set()
    faults = 0
    for path in files:
        try:
            documents = of_file(path)
        except (ElementTree.ParseError, ValueError) as reason:
            print(f"{path.name}: {reason}", file=sys.stderr)
            faults += 1
            continue
        for document in documents:
            if document.id in seen:
                print(f"{path.name}: {document.id} occurs twice", file=sys.stderr)
                faults += 1
            seen.add(document.id)
            if chosen.jsonl:
                print(json.dumps(as_json(document), ensure_ascii=False))
    if not chosen.files:
        faults += _claim_faults()
    print(f"{len(seen)} documents, {faults} faults", file=sys.stderr)
    return 1 if faults else 0


def _claim_faults() -> int:
    """Print what is wrong with the files of claims; the number of faults."""
    faults: list[str] = []
    for path in sorted(HERE.glob("claims_*.xml")):
        try:
            told = claims(path.stem.removeprefix("claims_"))
        except (ElementTree.ParseError, ValueError) as reason:
            faults.append(f"{path.name}: {reason}")
            continue
        ids = [claim.id for claim in told]
        faults += [f"{path.name}: {twice} occurs twice" for twice in sorted({one for one in ids if ids.count(one) > 1})]
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return len(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
