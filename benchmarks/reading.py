"""How well and how fast the reader reads: `python -m benchmarks.reading [--json] [--quick]`, from the repository root.

The examples are what the rules were made with, the unseen texts were written before the rules were tried on them, and
the held-out texts were scored once, after the last change. Only the last two say anything about new texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date
from typing import Any

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read
from kentongan.extraction.clean import prepare
from kentongan.extraction.tests.examples import DEVELOPED_ON, Example
from kentongan.extraction.tests.held_out import HELD_OUT
from kentongan.extraction.tests.scoring import Scores, Tally, score
from kentongan.extraction.tests.unseen import PRESS, UNSEEN, Unseen

TOKENS = 500
"""Words of one document in the speed figure."""


def main(arguments: list[str]) -> int:
    """Print the table, and with --json the same as one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="a fifth of the texts and one round of the clock")
    parser.add_argument("--faults", action="store_true", help="every answer that is wrong")
    chosen = parser.parse_args(arguments)
    begun = time.process_time()
    gazetteer = Gazetteer.from_rows(region_rows())
    build = time.process_time() - begun

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
    texts = [_long(PRESS[i : i + 6]) for i in range(0, len(PRESS), 6)]
    words = sum(len(prepare(text).words) for text in texts)
    best = float("inf")
    for _ in range(rounds + 1):
        begun = time.process_time()
        for text in texts:
            read(text, gazetteer=gazetteer, home="35.74")
        best = min(best, time.process_time() - begun)
    return words / TOKENS / best


def _long(texts: list[Unseen]) -> str:
    return "\n".join(text.text for text in texts)


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
