"""How well and how fast the reader reads: `python -m benchmarks.reading [--json] [--quick] [--stages]`, from the root.

The examples are what the rules were made with, the unseen texts were written before the rules were tried on them, and
the held-out texts were scored once, after the last change. Only the last two say anything about new texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read, reader
from kentongan.extraction.clean import prepare
from kentongan.extraction.tests.examples import DEVELOPED_ON, Example
from kentongan.extraction.tests.held_out import HELD_OUT
from kentongan.extraction.tests.scoring import Scores, Tally, score
from kentongan.extraction.tests.unseen import UNSEEN

TOKENS = 500
"""Words of one document in the speed figure."""
STAGES = (
    *("prepare", "date_mentions", "place_mentions", "body_mentions", "role_mentions", "person_mentions", "issue_hits"),
    *("kind_of", "event_date", "severity_of", "places", "persons", "organisations", "issues", "directives", "quotes"),
    "language_of",
)
"""What `read` calls, in that order."""


def main(arguments: list[str]) -> int:
    """Print the table, and with --json the same as one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="a fifth of the texts and one round of the clock")
    parser.add_argument("--faults", action="store_true", help="every answer that is wrong")
    parser.add_argument("--stages", action="store_true", help="only the time of each stage of reading")
    chosen = parser.parse_args(arguments)
    begun = time.process_time()
    gazetteer = Gazetteer.from_rows(region_rows())
    build = time.process_time() - begun
    if chosen.stages:
        _print_stages(stage_times(gazetteer, rounds=3 if chosen.quick else 30))
        return 0

    def reader(text: str, published: date | None, home: str | None) -> Reading:
        return read(text, gazetteer=gazetteer, published=published, home=home)

    step = 5 if chosen.quick else 1
    lists = {"unseen": score(UNSEEN[::step], reader), "held_out": score(HELD_OUT[::step], reader)}
    tables = {"examples": examples_table(DEVELOPED_ON[::step], gazetteer)}
    tables.update((name, scores.table()) for name, scores in lists.items())
    speed = documents_a_second(gazetteer, rounds=1 if chosen.quick else 8)
    _print_tables(tables)
    print(f"\n{speed:.0f} documents of {TOKENS} words a CPU second; gazetteer of the nation in {build:.2f} CPU seconds")
    if chosen.faults:
        _print_faults(lists)
    if chosen.json:
        print(json.dumps({"scores": tables, "documents_per_second": round(speed, 1), "build_seconds": round(build, 3)}))
    return 0


def examples_table(examples: list[Example], gazetteer: Gazetteer) -> dict[str, float]:
    """Share of the answers asked for in the examples; they ask for a part of the answers only."""
    tallies = {
        name: Tally() for name in ("kind", "date", "severity", "place_codes", "persons", "organisations", "issues")
    }
    for example in examples:
        reading = read(example.text, gazetteer=gazetteer, published=example.published, home=example.home)
        for name, (wanted, got) in _asked(example.expect, reading).items():
            tallies[name].add(sum(answer in got for answer in wanted), len(wanted))
    return {name: round(tally.score, 3) for name, tally in tallies.items()}


def _asked(expect: dict[str, Any], reading: Reading) -> dict[str, tuple[list[Any], list[Any]]]:
    day = reading.event_date.value
    return {
        "kind": ([expect["kind"]] if "kind" in expect else [], [reading.kind]),
        "date": ([expect["date"]] if "date" in expect else [], [day.isoformat() if day else None]),
        "severity": ([expect["severity"]] if "severity" in expect else [], [reading.severity]),
        "place_codes": (expect.get("codes", []), [place.code for place in reading.places]),
        "persons": (list(expect.get("persons", {})), [person.name for person in reading.persons]),
        "organisations": (expect.get("bodies", []), [body.canonical for body in reading.organisations]),
        "issues": (expect.get("issues", []), [issue.category for issue in reading.issues]),
    }


def documents_a_second(gazetteer: Gazetteer, rounds: int) -> float:
    """Documents of 500 words a CPU second, the best of some rounds, with names already looked up once."""
    texts = documents()
    words = sum(len(prepare(text).words) for text in texts)
    best = float("inf")
    for _ in range(rounds + 1):
        begun = time.process_time()
        for text in texts:
            read(text, gazetteer=gazetteer, home="35.74")
        best = min(best, time.process_time() - begun)
    return words / TOKENS / best


def documents() -> list[str]:
    """Documents of 250 words and some more, each put together from unseen texts."""
    found, parts = [], list[str]()
    for text in UNSEEN:
        parts.append(text.text)
        if sum(len(part.split()) for part in parts) >= 250:
            found.append("\n".join(parts))
            parts = []
    return found


def stage_times(gazetteer: Gazetteer, rounds: int) -> dict[str, float]:
    """Milliseconds of CPU that each stage takes of a document of 500 words, the best of some rounds."""
    texts = documents()
    words = sum(len(prepare(text).words) for text in texts)
    spent: defaultdict[str, float] = defaultdict(float)
    stages = {name: getattr(reader, name) for name in STAGES}
    best: dict[str, float] = {}
    for name, stage in stages.items():
        setattr(reader, name, _timed(name, stage, spent))
    try:
        for _ in range(rounds + 1):
            spent.clear()
            for text in texts:
                read(text, gazetteer=gazetteer, published=date(2026, 1, 29), home="35.74")
            best = {name: min(spent[name], best.get(name, float("inf"))) for name in STAGES}
    finally:
        for name, stage in stages.items():
            setattr(reader, name, stage)
    return {name: seconds * 1000 * TOKENS / words for name, seconds in best.items()}


def _timed(name: str, stage: Callable[..., Any], spent: defaultdict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        begun = time.process_time()
        found = stage(*arguments)
        spent[name] += time.process_time() - begun
        return found

    return run


def _print_stages(times: dict[str, float]) -> None:
    print(f"milliseconds of CPU a document of {TOKENS} words")
    for name, milliseconds in times.items():
        print(f"{name:18}{milliseconds:8.3f}")
    print(f"{'all':18}{sum(times.values()):8.3f}")


def _print_tables(tables: dict[str, dict[str, float]]) -> None:
    fields = list(dict.fromkeys(field for table in tables.values() for field in table))
    print(f"{'':18}" + "".join(f"{name:>12}" for name in tables))
    for field in fields:
        row = (f"{table[field]:12.3f}" if field in table else f"{'-':>12}" for table in tables.values())
        print(f"{field:18}" + "".join(row))


def _print_faults(lists: dict[str, Scores]) -> None:
    for name, scores in lists.items():
        for text, faults in scores.faults.items():
            print(f"\n{name}: {text}", *faults, sep="\n  ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
