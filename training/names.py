"""Trains the names models of the reader, and scores them.

    python -m training.names --date 2026-01-31     train both models, score them, write them and their card
    python -m training.names --score               score the models that lie in the package
    python -m training.names --quick               train on a tenth, score, write nothing
    python -m training.names --folds 3             score on corpus/train, each third by models that have not seen it

The public sets lie in ``--data`` (see models/names.md for what they are and where they come from).
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from corpus import documents, scoring
from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read
from kentongan.extraction.features import EDGE
from kentongan.extraction.names import same_person
from kentongan.extraction.tagger import Models, tag
from kentongan.extraction.weights import Forms, unpack
from training import card
from training.crf import Features, folded, train
from training.lists import word_lists
from training.scores import Score, names_of, of_counts, score
from training.sets import Sentence, of_documents, of_public_set, persons_of_public_set

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data" / "text" / "ner"
MODELS = HERE.parent / "src" / "kentongan" / "extraction" / "models"
PUBLIC = {"news": "idner_news_2k", "wiki": "indonlu_nergrit"}
SHARE_ALIKE = {"small": "indonlu_nerp"}
OWN = "own"
# Some of the news keeps the model from taking the habits of our own texts for those of the world. Read as news, a text
# shows more persons who hold no office and are told by one name; they are added where the model is sure (tagger.py).
AS_OWN = {OWN: 1.0, "news": 0.5}
AS_NEWS = {"news": 1.0}
READINGS = {"names": (AS_OWN, AS_NEWS), "names_lower": (AS_OWN,)}
LEAST = 0.01
# These texts were written to teach kinds and issues; a place or a body without a mark in them would be learned as none.
PARTLY_MARKED = ("j", "q")
FIELDS = {"persons": "persons", "persons_with_role": "persons with office", "organisations": "organisations"}
Sets = dict[str, list[Sentence]]


def public_sets(data: Path, part: str, share_alike: bool = False) -> Sets:
    """The public sets by name; ``part`` is train or dev.

    Raises:
        SystemExit: they are not there.
    """
    wanted = {**PUBLIC, **(SHARE_ALIKE if share_alike else {})}
    files = {name: data / f"{stem}_{part}.tsv.gz" for name, stem in wanted.items()}
    missing = [str(path) for path in files.values() if not path.exists()]
    if missing:
        raise SystemExit(f"The public sets are not there: {', '.join(missing)}. Name their folder with --data.")
    # In the share-alike set only persons and places are marked as here; its other kinds are no names to us.
    return {name: of_public_set(path, frozenset({"EVT", "FND", "IND", "FNB"})) for name, path in files.items()}


def tenth(sets: Sets) -> Sets:
    """Every tenth sentence of each set."""
    return {name: sentences[::10] for name, sentences in sets.items()}


def models(sets: Sets, own: list[documents.Document], least: float = LEAST) -> dict[str, bytes]:
    """The files of both models: the cased one and the one that knows no capitals.

    Args:
        sets: marked sentences by the name of their set.
        own: marked texts of the kind that is to be read; without any the models are made for news.
    """
    common = Counter(word for sentences in sets.values() for s in sentences for word in s.words if word.islower())
    often = frozenset(word for word, count in common.items() if count > 1)
    cased, small = dict(sets), {name: [s.lower() for s in sentences] for name, sentences in sets.items()}
    small_only = cased.pop("small", [])
    if own:
        cased[OWN] = of_documents(own, shouting=False)
        small[OWN] = [s.lower() for s in of_documents(own)]
    if small_only:
        small["small"] = small_only
    features, lists = Features(word_lists(often)), word_lists(often, for_use=True)
    found = {}
    for name, told in (("names", cased), ("names_lower", small)):
        with tempfile.TemporaryDirectory() as folder:
            trained = train(told, features, Path(folder) / "model")
            found[name] = folded(trained, READINGS[name] if own else (AS_NEWS,), lists, least)
    return found


def on_sentences(model: bytes, sentences: list[Sentence]) -> Score:
    """How well a model finds all names of marked sentences."""
    forms = Forms(unpack(model))
    return score([names_of(s.labels) for s in sentences], [found_in(s, forms) for s in sentences])


def found_in(sentence: Sentence, forms: Forms) -> set[tuple[int, int, str]]:
    """The names that the model finds, as the sentence's own are told."""
    chain = [EDGE, EDGE, *sentence.words, EDGE, EDGE]
    return {(name.first - 2, name.behind - 2, name.kind) for name in tag(chain, forms)}


def through_reader(found: Models, told: list[documents.Document], home: str = "") -> dict[str, Score]:
    """Persons, persons with their office, and bodies of marked texts, read by the whole reader.

    Args:
        home: put before the name of each measure.
    """
    return _scores(home, [_counts(document, found) for document in told])


def _counts(document: documents.Document, found: Models) -> dict[str, tuple[int, int, int]]:
    def reader(text: str, published: date | None, home: str | None) -> Reading:
        return read(text, gazetteer=nation(), published=published, home=home, models=found)

    (marked,) = scoring.score([document], reader).values()
    return {field: marked.counts[field] for field in FIELDS}


def _scores(told: str, counts: list[dict[str, tuple[int, int, int]]]) -> dict[str, Score]:
    return {f"{told}{name}": of_counts([one[field] for one in counts]) for field, name in FIELDS.items()}


@cache
def nation() -> Gazetteer:
    """The regions of the country."""
    return Gazetteer.from_rows(region_rows())


def persons_of_news(found: Models, data: Path) -> Score:
    """The distinct persons of the news sentences kept for choosing, each read alone by the whole reader."""
    told = persons_of_public_set(data / f"{PUBLIC['news']}_dev.tsv.gz")
    readings = [read(text, gazetteer=nation(), models=found) for text, _ in told]
    got = [_distinct(person.name for person in reading.persons) for reading in readings]
    return score([_distinct(persons) for _, persons in told], got)


def _distinct(names: Iterable[str]) -> set[str]:
    """The names without blanks and signs, short ones that may stand for a longer one left out."""
    kept: list[str] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if not any(same_person(name, full) for full in kept):
            kept.append(name)
    return {re.sub(r"[\W_]+", "", name.lower()) for name in kept}


def scores(files: dict[str, bytes], data: Path, tune: list[documents.Document]) -> dict[str, Score]:
    """What the models are worth, by the name of the measure."""
    dev = public_sets(data, "dev")
    found = {
        "idner-news-2k dev, model alone": on_sentences(files["names"], dev["news"]),
        "idner-news-2k dev in small letters, model alone": on_sentences(
            files["names_lower"], [s.lower() for s in dev["news"]]
        ),
        "NERGrit dev, model alone": on_sentences(files["names"], dev["wiki"]),
    }
    both = Models.of(files["names"], files["names_lower"])
    found["idner-news-2k dev, distinct persons, whole reader"] = persons_of_news(both, data)
    return {**found, **through_reader(both, tune, "corpus/tune, whole reader, ")} if tune else found


def in_folds(sets: Sets, own: list[documents.Document], folds: int) -> dict[str, Score]:
    """The texts read by the whole reader, each fold with models that were trained on the others.

    Texts that tell of the same event lie in the same fold.
    """
    number = {group: i for i, group in enumerate(dict.fromkeys(document.group or document.id for document in own))}
    counts: list[dict[str, tuple[int, int, int]]] = []
    for fold in range(folds):
        held = [document for document in own if number[document.group or document.id] % folds == fold]
        trained = models(sets, [document for document in own if document not in held])
        both = Models.of(trained["names"], trained["names_lower"])
        counts += [_counts(document, both) for document in held]
    return _scores(f"corpus/train in {folds} folds, whole reader, ", counts)


def main(arguments: list[str]) -> int:
    """Train, score or both; see the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the public sets")
    parser.add_argument("--date", type=date.fromisoformat, help="day to write into the card")
    parser.add_argument("--score", action="store_true", help="score the models of the package, train nothing")
    parser.add_argument("--quick", action="store_true", help="train on a tenth, write nothing")
    parser.add_argument("--folds", type=int, default=0, help="score on corpus/train by so many folds, write nothing")
    parser.add_argument("--share-alike", type=Path, help="train with the share-alike set too and write to this folder")
    chosen = parser.parse_args(arguments)
    tune = documents.load("tune")
    if chosen.score:
        files = {name: (MODELS / f"{name}.npz").read_bytes() for name in ("names", "names_lower")}
        return _tell(scores(files, chosen.data, tune))
    own = [document for document in documents.load("train") if not document.id.startswith(PARTLY_MARKED)]
    sets = public_sets(chosen.data, "train", chosen.share_alike is not None)
    if chosen.folds:
        return _tell(in_folds(sets, own, chosen.folds))
    if chosen.quick:
        return _tell(scores(models(tenth(sets), own[::10]), chosen.data, tune))
    if chosen.date is None:
        parser.error("--date is asked for: the card tells the day of the training")
    files = models(sets, own)
    worth = scores(files, chosen.data, tune)
    target = chosen.share_alike or MODELS
    target.mkdir(parents=True, exist_ok=True)
    for name in ("names", "names_lower"):
        (target / f"{name}.npz").write_bytes(files[name])
    sizes = {name: len(sentences) for name, sentences in sets.items()}
    told = card.of(chosen.date, sizes, len(own), worth, {f"{n}.npz": len(files[n]) for n in ("names", "names_lower")})
    (target / "names.md").write_text(told, "utf-8")
    return _tell(worth)


def _tell(worth: dict[str, Score]) -> int:
    for name, figure in worth.items():
        print(f"{name}: F1 {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
