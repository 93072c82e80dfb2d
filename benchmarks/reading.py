"""How well and how fast the reader reads: `python -m benchmarks.reading`, from the root of the repository.

Scores come from the marked corpus, with 95 % bootstrap intervals: the part that models and rules were chosen on
(`tune`), and with `--release` the part that nobody who works on the reader looks at (`final`).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from datetime import date
from typing import Any

from benchmarks import reading_scores, reading_speed
from corpus.documents import load
from corpus.scoring import Reader, Score
from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read

GOALS = {
    "persons": 0.88, "persons_with_role": 0.80, "date": 0.97, "date_alone": 0.90, "village_code": 0.98,
    "event_place": 0.88, "kind_macro": 0.90, "issue_category": 0.80, "issue_dimension": 0.80, "directives": 0.75,
    "quotes_with_speaker": 0.90, "organisations": 0.90, "severity": 0.90, "language": 0.90,
}  # fmt: skip
GROUP_GOALS = {"same_event": 0.92, "copies": 0.92, "claims_r1": 0.95, "claims_r5": 0.99}
NEWS_GOAL = 0.86
SPEED_GOAL = 300


def main(arguments: list[str]) -> int:
    """Print the tables, and with --json the same as one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="a fifth of the texts and one round of the clock")
    parser.add_argument("--release", action="store_true", help="score the final part too: only for a release")
    parser.add_argument("--faults", action="store_true", help="every answer on the tune part that is wrong")
    parser.add_argument("--stages", action="store_true", help="only the time of each stage of reading")
    chosen = parser.parse_args(arguments)
    begun = time.process_time()
    gazetteer = Gazetteer.from_rows(region_rows())
    built = time.process_time() - begun
    if chosen.stages:
        _print_stages(reading_speed.stage_times(gazetteer, rounds=3 if chosen.quick else 20))
        return 0
    told = {"scores": scores(gazetteer, quick=chosen.quick, release=chosen.release, faults=chosen.faults)}
    told["speed"] = speed(gazetteer, rounds=1 if chosen.quick else 5) | {"gazetteer_seconds": round(built, 3)}
    if chosen.json:
        print(json.dumps(told))
    return 0


def scores(gazetteer: Gazetteer, *, quick: bool, release: bool, faults: bool) -> dict[str, Any]:
    """Score every field on the parts of the corpus, print the tables, and give the figures back."""

    def reader(text: str, published: date | None, home: str) -> Reading:
        return read(text, gazetteer=gazetteer, published=published, home=home or None)

    told: dict[str, Any] = {}
    for split in ("tune", "final") if release else ("tune",):
        fields, marked = reading_scores.corpus_scores(split, reader, every=5 if quick else 1)
        _print_fields(split, fields)
        groups = reading_scores.group_scores(split, reader) | reading_scores.claim_scores(split)
        for name, goal in GROUP_GOALS.items():
            print(f"{name:24}{groups[name]:8.3f}{'':16}{goal:8.2f}")
        told[split] = {name: asdict(score) for name, score in fields.items()} | groups
        if faults and split == "tune":
            print(*reading_scores.faults(marked, load("tune")), sep="\n")
    told["news"] = _news(reader, quick)
    return told


def _news(reader: Reader, quick: bool) -> dict[str, Any] | None:
    news = reading_scores.news_persons(reader, every=5 if quick else 1)
    if news is None:
        print("\npersons in cased news: not scored, the public set is not at hand")
        return None
    print(f"\npersons in cased news (idner-news-2k, dev)\n{_line('persons', news, NEWS_GOAL)}")
    return asdict(news)


def _print_fields(split: str, fields: dict[str, Score]) -> None:
    print(f"\n{split:24}{'score':>8}{'95 % interval':>16}{'goal':>8}{'answers':>9}")
    for name, score in fields.items():
        print(_line(name, score, GOALS.get(name)))


def _line(name: str, score: Score, goal: float | None) -> str:
    interval = f"{score.low:.2f} to {score.high:.2f}"
    return f"{name:24}{score.value:8.3f}{interval:>16}{goal or '':>8}{score.wanted:>9}"


def speed(gazetteer: Gazetteer, rounds: int) -> dict[str, Any]:
    """Measure the reader and its peers in this run, print, and give the figures back."""
    together, alone = reading_speed.together(gazetteer), reading_speed.one_by_one(gazetteer)
    whole, single = (reading_speed.documents_a_second(door, rounds) for door in (together, alone))
    seconds, megabytes = reading_speed.cold_start()
    print(f"\n{whole:.0f} documents of {reading_speed.TOKENS} tokens a CPU second read together (goal {SPEED_GOAL})")
    print(f"{single:.0f} of them read one by one")
    message, lone = (reading_speed.milliseconds_a_message(door, rounds) for door in (together, alone))
    print(f"{message:.2f} ms of CPU a message of at most 60 tokens read together, {lone:.2f} ms alone")
    print(f"kentongan read of one file: {seconds:.2f} s, {megabytes:.0f} MB (goal under 1 s and 300 MB)\n")
    told: dict[str, Any] = {"documents_per_second": round(whole, 1), "alone_per_second": round(single, 1)}
    told |= {"message_milliseconds": round(message, 2), "message_alone_milliseconds": round(lone, 2)}
    told |= {"cold_seconds": round(seconds, 2), "cold_megabytes": round(megabytes), "peers": {}}
    for task, theirs, part, ours in reading_speed.peers(gazetteer, rounds):
        shown = (
            "not installed" if theirs is None else f"{theirs:.0f} a second; ours is {ours / theirs:.1f} times as fast"
        )
        print(f"{task}: {shown} ({part}: {ours:.0f})")
        told["peers"][task] = {"peer": theirs and round(theirs, 1), "ours": round(ours, 1)}
    return told


def _print_stages(times: dict[str, float]) -> None:
    print(f"milliseconds of CPU a document of {reading_speed.TOKENS} tokens")
    for name, milliseconds in times.items():
        print(f"{name:18}{milliseconds:8.3f}")
    print(f"{'all':18}{sum(times.values()):8.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
