"""Trains the names models of the reader, and scores them.

    python -m training.names --date 2026-01-31     train both models, score them, write them and their card
    python -m training.names --score               score the models that lie in the package
    python -m training.names --quick               train on a tenth, score, write nothing
    python -m training.names --folds 5             score on corpus/train, each fifth by a model that has not seen it

The public sets lie in ``--data`` (see models/names.md for what they are and where they come from).
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from corpus import documents
from kentongan.extraction.clean import prepare
from kentongan.extraction.features import EDGE
from kentongan.extraction.tagger import Models, names_in, tag
from kentongan.extraction.weights import Forms, unpack
from training import card
from training.crf import Features, folded, train
from training.lists import word_lists
from training.scores import Score, names_of, score
from training.sets import Sentence, of_documents, of_public_set

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data" / "text" / "ner"
MODELS = HERE.parent / "src" / "kentongan" / "extraction" / "models"
PUBLIC = {"news": "idner_news_2k", "wiki": "indonlu_nergrit"}
SHARE_ALIKE = {"small": "indonlu_nerp"}
OWN = "own"
# Some of the news keeps the model from taking the habits of our own texts for those of the world.
SHARES = {OWN: 1.0, "news": 0.5}
AS_NEWS = {"news": 1.0}
LEAST = 0.01
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
    lists = word_lists(frozenset(word for word, count in common.items() if count > 1))
    cased, small = dict(sets), {name: [s.lower() for s in sentences] for name, sentences in sets.items()}
    small_only = cased.pop("small", [])
    if own:
        cased[OWN] = of_documents(own, shouting=False)
        small[OWN] = [s.lower() for s in of_documents(own)]
    if small_only:
        small["small"] = small_only
    features = Features(lists)
    found = {}
    for name, told in (("names", cased), ("names_lower", small)):
        with tempfile.TemporaryDirectory() as folder:
            trained = train(told, features, Path(folder) / "model")
            found[name] = folded(trained, SHARES if own else AS_NEWS, lists, least)
            found[f"{name}_news"] = folded(trained, AS_NEWS, lists, least)
    return found


def on_sentences(model: bytes, sentences: list[Sentence]) -> Score:
    """How well a model finds all names of marked sentences."""
    forms = Forms(unpack(model))
    return score([names_of(s.labels) for s in sentences], [found_in(s, forms) for s in sentences])


def found_in(sentence: Sentence, forms: Forms) -> set[tuple[int, int, str]]:
    """The names that the model finds, as the sentence's own are told."""
    chain = [EDGE, EDGE, *sentence.words, EDGE, EDGE]
    return {(name.first - 2, name.behind - 2, name.kind) for name in tag(chain, forms)}


def on_documents(models: Models, told: list[documents.Document]) -> Score:
    """How well the distinct names of persons of marked texts are found."""
    gold = [{document.text[slice(*mark.span)] for mark in document.marked("person")} for document in told]
    return score([_plain(names) for names in gold], [_plain(persons_in(document, models)) for document in told])


def persons_in(document: documents.Document, models: Models) -> set[str]:
    """The names of persons that the models find in a text."""
    read = prepare(document.text)
    return {read.text[name.start : name.end] for name in names_in(read, models) if name.kind == "PER"}


def _plain(names: set[str]) -> set[str]:
    """In small letters, and a part of a longer name left out: a text tells a person in full once and in short later."""
    told = [" ".join(re.findall(r"[^\W_]+", name.lower())) for name in names]
    return {name for name in told if not any(name != other and f" {name} " in f" {other} " for other in told)}


def scores(files: dict[str, bytes], data: Path, tune: list[documents.Document]) -> dict[str, Score]:
    """What the models are worth, by the name of the measure."""
    dev = public_sets(data, "dev")
    found = {
        "idner-news-2k dev": on_sentences(files["names"], dev["news"]),
        "idner-news-2k dev, small letters": on_sentences(files["names_lower"], [s.lower() for s in dev["news"]]),
        "NERGrit dev": on_sentences(files["names"], dev["wiki"]),
    }
    if "names_news" in files:
        found["idner-news-2k dev, read as news"] = on_sentences(files["names_news"], dev["news"])
        small = [s.lower() for s in dev["news"]]
        found["idner-news-2k dev, read as news, small letters"] = on_sentences(files["names_lower_news"], small)
        found["NERGrit dev, read as news"] = on_sentences(files["names_news"], dev["wiki"])
    if tune:
        found["corpus/tune, distinct persons"] = on_documents(Models.of(files["names"], files["names_lower"]), tune)
    return found


def in_folds(sets: Sets, own: list[documents.Document], folds: int) -> Score:
    """Distinct persons of the texts, each fold read by models that were trained on the others."""
    gold: list[set[str]] = []
    found: list[set[str]] = []
    for fold in range(folds):
        seen = [document for i, document in enumerate(own) if i % folds != fold]
        trained = models(sets, seen)
        reader = Models.of(trained["names"], trained["names_lower"])
        for document in own[fold::folds]:
            gold.append(_plain({document.text[slice(*mark.span)] for mark in document.marked("person")}))
            found.append(_plain(persons_in(document, reader)))
    return score(gold, found)


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
    own = documents.load("train")
    sets = public_sets(chosen.data, "train", chosen.share_alike is not None)
    if chosen.folds:
        return _tell({"corpus/train, distinct persons": in_folds(sets, own, chosen.folds)})
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
