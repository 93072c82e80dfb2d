"""How fast the reader is: documents a CPU second, its stages, a cold start, and the peers that are installed."""

from __future__ import annotations

import importlib
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.documents import load
from kentongan.extraction import Gazetteer, read, read_many, reader
from kentongan.extraction.clean import prepare
from kentongan.extraction.copies import signature
from kentongan.extraction.features import TOKEN
from kentongan.extraction.when import date_mentions

TOKENS = 500
"""Words and signs of one document in the speed figures."""


PUBLISHED = date(2026, 1, 29)
Work = Callable[[Sequence[str]], object]
"""What is measured takes many texts."""


def tokens(text: str) -> int:
    """How many words and signs a text has."""
    return len(TOKEN.findall(text))


def documents(size: int = TOKENS) -> list[str]:
    """News of the corpus, put together until each document has so many tokens."""
    found, parts = [], list[str]()
    for document in load("train") + load("tune"):
        if document.genre not in {"news", "release", "web", "minutes"}:
            continue
        parts.append(document.text)
        if sum(map(tokens, parts)) >= size:
            found.append("\n\n".join(parts))
            parts = []
    return found


def documents_a_second(work: Work, rounds: int) -> float:
    """Documents of 500 tokens a CPU second, the best of some rounds, after one round that warms up."""
    texts = documents()
    return sum(map(tokens, texts)) / TOKENS / _seconds(work, texts, rounds)


def _seconds(work: Work, texts: Sequence[str], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds + 1):
        begun = time.process_time()
        work(texts)
        best = min(best, time.process_time() - begun)
    return best


def messages(most: int = 60) -> list[str]:
    """Messages and chats of the corpus of so many tokens at most: what the field sends."""
    told = (document for document in load("train") + load("tune") if document.genre in {"message", "chat"})
    return [document.text for document in told if tokens(document.text) <= most]


def milliseconds_a_message(work: Work, rounds: int) -> float:
    """Milliseconds of CPU that one short message takes, the best of some rounds, after one round that warms up."""
    texts = messages()
    return _seconds(work, texts, rounds) * 1000 / len(texts)


def each(work: Callable[[str], object]) -> Work:
    """Work that takes one text after the other."""
    return lambda texts: [work(text) for text in texts]


def one_by_one(gazetteer: Gazetteer) -> Work:
    """The whole reader by its door for one text, as a city uses it for what comes in alone."""
    return each(lambda text: read(text, gazetteer=gazetteer, published=PUBLISHED, home="35.74"))


def together(gazetteer: Gazetteer) -> Work:
    """The whole reader by its door for many texts, as a city uses it for tables and files."""
    return lambda texts: list(read_many([(text, PUBLISHED) for text in texts], gazetteer=gazetteer, home="35.74"))


def stage_times(gazetteer: Gazetteer, rounds: int) -> dict[str, float]:
    """Milliseconds of CPU that each stage takes of a document of 500 tokens, the best of some rounds."""
    texts = documents()
    told = sum(map(tokens, texts))
    spent: defaultdict[str, float] = defaultdict(float)
    stages = {name: thing for name, thing in vars(reader).items() if _is_stage(name, thing)}
    best: dict[str, float] = {}
    for name, stage in stages.items():
        setattr(reader, name, _timed(name, stage, spent))
    try:
        for _ in range(rounds + 1):
            spent.clear()
            together(gazetteer)(texts)
            best = {name: min(spent[name], best.get(name, float("inf"))) for name in stages}
    finally:
        for name, stage in stages.items():
            setattr(reader, name, stage)
    return {name: seconds * 1000 * TOKENS / told for name, seconds in best.items() if seconds}


def _is_stage(name: str, thing: Any) -> bool:
    own = getattr(thing, "__module__", "").startswith("kentongan.extraction")
    return own and callable(thing) and not isinstance(thing, type) and not name.startswith(("_", "read"))


def _timed(name: str, stage: Callable[..., Any], spent: defaultdict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time()
        found = stage(*arguments, **named)
        spent[name] += time.process_time() - begun
        return found

    return run


def cold_start() -> tuple[float, float]:
    """Seconds on the clock, and megabytes, of `kentongan read` of one file from nothing; the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "berita.txt"
        path.write_text(documents()[0], "utf-8")
        command = [sys.executable, "-m", "kentongan", "read", str(path), "--json", "--home", "35.74"]
        best = min(_clock(command) for _ in range(3))
    return best, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _clock(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def peers(gazetteer: Gazetteer, rounds: int) -> Iterable[tuple[str, float | None, str, float]]:
    """(task with the peer's name, its documents a second or None where it is missing, our part, ours a second)."""

    def dates(text: str) -> object:
        return date_mentions(prepare(text), date(2026, 1, 29))

    yield (
        "dates: dateparser",
        _peer(_dateparser, 0),
        "cleaning and date grammar",
        documents_a_second(each(dates), rounds),
    )
    yield "MinHash: datasketch", _peer(_datasketch, rounds), "signature", documents_a_second(each(signature), rounds)
    whole = documents_a_second(together(gazetteer), rounds)
    yield "names: CRFsuite, features in Python", _peer(_crfsuite, rounds), "the whole reader", whole


def _peer(make: Callable[[], Callable[[str], object]], rounds: int) -> float | None:
    try:
        work = make()
    except ImportError:
        return None
    return documents_a_second(each(work), rounds)


def _dateparser() -> Callable[[str], object]:
    search = importlib.import_module("dateparser.search")
    return lambda text: search.search_dates(text, languages=["id"])


def _datasketch() -> Callable[[str], object]:
    datasketch = importlib.import_module("datasketch")

    def sketch(text: str) -> object:
        words = text.lower().split()
        made = datasketch.MinHash(num_perm=128)
        made.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
        return made

    return sketch


def _crfsuite() -> Callable[[str], object]:
    crf = importlib.import_module("pycrfsuite")
    path = Path(tempfile.mkdtemp()) / "names.crfsuite"
    words = ["Kata", "Lurah", "Budi", "Santoso", "warga", "tenang", "."]
    trainer, tagger = crf.Trainer(verbose=False), crf.Tagger()
    trainer.append(_usual_features(words), ["O", "O", "B-PER", "I-PER", "O", "O", "O"])
    trainer.train(str(path))
    tagger.open(str(path))

    def tag(text: str) -> object:
        document = prepare(text)
        return [tagger.tag(_usual_features(document.text[a:b].split())) for a, b in document.sentences]

    return tag


def _usual_features(words: list[str]) -> list[list[str]]:
    """What names taggers usually look at: the word, its shape and ends, and its neighbours."""
    told = []
    for word in words:
        ends = [f"{word[:n].lower()}|{word[-n:].lower()}" for n in range(1, 5)]
        told.append(
            [word.lower(), f"title={word.istitle()}", f"upper={word.isupper()}", f"digit={word.isdigit()}", *ends]
        )
    padded = [["edge"]] * 2 + told + [["edge"]] * 2
    return [[f"{near}:{one}" for near in range(5) for one in padded[at + near]] for at in range(len(words))]
