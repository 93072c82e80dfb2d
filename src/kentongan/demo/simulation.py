"""Two years of field reports for the demo city: pure, seeded, marked as simulated, with the truth beside each text."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from kentongan.demo.clusters import planted
from kentongan.demo.phrases import load_phrases, word
from kentongan.demo.records import Easing, FieldReport, Happening, Kind, Silence, Village, Voice
from kentongan.demo.seasons import intensity

_NAMESPACE: Final = UUID("6f0f7d0e-3a55-5d0b-9c53-7f1c2b1f3574")
_JAKARTA: Final = ZoneInfo("Asia/Jakarta")
_DAYS_PER_MONTH: Final = 30.44
_VILLAGES_OF_RATES: Final = 29  # the rates in phrases.toml are those of a city with so many kelurahan
_PEAK: Final = 2.1 * 2.2  # no kind is ever more intense than this: the bound of the thinning below


def simulate(
    *,
    seed: int,
    first: date,
    last: date,
    villages: Sequence[Village],
    zone: ZoneInfo = _JAKARTA,
    eased: Sequence[Easing] = (),
) -> Iterator[FieldReport]:
    """Simulate what the field sends between two days (both included), in the order in which it is received.

    Background happenings come from a thinned Poisson process for each kelurahan and kind (Lewis & Shedler 1979), with a
    weekly rhythm, seasons and long holidays; the clusters of :mod:`kentongan.demo.clusters` are planted on top.  One
    happening is told by one to four voices.  What would arrive after ``last`` has not arrived: the newest happenings
    are under-reported, as in life.  ``eased`` tells where a measure made
    some kinds rarer.  Equal arguments give equal reports; take yesterday as ``last`` for a demo of today.

    Raises ValueError if ``first`` is after ``last``, if there is no kelurahan, or if a code stands twice.

    >>> tiny = [Village("35.74.05.1003", "Sumber Wetan")]
    >>> reports = list(simulate(seed=1, first=date(2026, 1, 1), last=date(2026, 3, 31), villages=tiny))
    >>> all("[SIMULASI]" in report.text for report in reports)
    True
    """
    _refuse_nonsense(first, last, villages)
    clusters = planted(seed=seed, first=first, last=last, villages=villages, zone=zone)
    quiet = silences(seed=seed, first=first, last=last, villages=villages, zone=zone)
    background = _background(seed, first, last, villages, zone)
    happenings = [*(one for one in background if not _prevented(one, eased, seed)), *clusters]
    reports = [report for happening in happenings for report in _tell(happening, seed)]
    heard = (r for r in reports if r.received_at.date() <= last and not _falls_silent(r, quiet))
    yield from sorted(heard, key=lambda report: (report.received_at, report.key))


def silences(
    *, seed: int, first: date, last: date, villages: Sequence[Village], zone: ZoneInfo = _JAKARTA
) -> tuple[Silence, ...]:
    """The weeks in which a kelurahan sends nothing: the planted truth for "silent is not calm".

    About a third of the kelurahan fall silent once or twice for two to four weeks, and one is silent at the end.
    A kelurahan never falls silent in a week in which a cluster is planted there.
    """
    clusters = planted(seed=seed, first=first, last=last, villages=villages, zone=zone)
    rng = Random(f"{seed}/silences")  # noqa: S311 - a simulation, not a secret
    monday = last - timedelta(days=last.weekday())
    drawn: list[Silence] = []
    for village in villages:
        for _ in range(rng.choice((0, 0, 0, 0, 1, 2))):
            weeks = rng.randint(2, 4)
            start = monday - timedelta(weeks=rng.randint(weeks + 4, max(weeks + 4, (last - first).days // 7)))
            drawn.append(Silence(village.code, start, start + timedelta(days=7 * weeks - 1)))
    ends = [Silence(village.code, monday - timedelta(weeks=3), monday + timedelta(days=6)) for village in villages]
    rng.shuffle(ends)
    allowed = [silence for silence in drawn if _is_free(silence, clusters, first)]
    return (*allowed, *[silence for silence in ends if _is_free(silence, clusters, first)][:1])


def _prevented(happening: Happening, eased: Sequence[Easing], seed: int) -> bool:
    """By lot; planted clusters are never prevented."""
    category = load_phrases().kinds[happening.kind].category
    lot = Random(f"{seed}/{happening.key}/eased")  # noqa: S311 - a simulation, not a secret
    return any(one.covers(happening, category) and lot.random() >= one.left for one in eased)


def _refuse_nonsense(first: date, last: date, villages: Sequence[Village]) -> None:
    if first > last:
        raise ValueError(f"the first day {first} is after the last {last}")
    if not villages:
        raise ValueError("a city needs at least one kelurahan")
    if len({village.code for village in villages}) < len(villages):
        raise ValueError("a kelurahan stands twice in the list")


def _is_free(silence: Silence, clusters: Sequence[Happening], first: date) -> bool:
    if silence.first < first:
        return False
    # A day more on each side: what happens on the eve of the silence is told within it.
    days = [h.at.date() for h in clusters if h.village is not None and h.village.code == silence.region]
    return not any(silence.first - timedelta(days=2) <= day <= silence.last for day in days)


def _falls_silent(report: FieldReport, quiet: Sequence[Silence]) -> bool:
    days = (report.occurred_at.date(), report.received_at.date())
    return any(silence.covers(report.region, day) for silence in quiet for day in days)


def _background(seed: int, first: date, last: date, villages: Sequence[Village], zone: ZoneInfo) -> Iterator[Happening]:
    temper = Random(f"{seed}/temper")  # noqa: S311 - a simulation, not a secret
    lively = {village.code: temper.uniform(0.45, 1.55) for village in villages}
    for kind in load_phrases().kinds.values():
        if kind.citywide:
            rate = kind.per_month * len(villages) / _VILLAGES_OF_RATES
            yield from _arrivals(kind, None, rate, seed, first, last, zone)
            continue
        weights = {v.code: lively[v.code] * temper.uniform(0.3, 1.7) * _nearness(kind, v) for v in villages}
        mean = sum(weights.values()) / len(weights)
        for village in villages:
            rate = kind.per_month / _VILLAGES_OF_RATES * weights[village.code] / mean
            yield from _arrivals(kind, village, rate, seed, first, last, zone)


def _nearness(kind: Kind, village: Village) -> float:
    if not kind.near:
        return 1.0
    return 4.0 if village.code.startswith(kind.near) else 0.4


def _arrivals(
    kind: Kind, village: Village | None, per_month: float, seed: int, first: date, last: date, zone: ZoneInfo
) -> Iterator[Happening]:
    if per_month <= 0:
        return
    name = f"{seed}-{kind.code}-{village.code if village else 'kota'}"
    rng = Random(name)  # noqa: S311 - a simulation, not a secret
    span = (last - first).days + 1
    elapsed = rng.expovariate(per_month * _PEAK / _DAYS_PER_MONTH)
    while elapsed < span:
        day = first + timedelta(days=int(elapsed))
        if rng.random() * _PEAK < intensity(day, rhythm=kind.rhythm, season=kind.season):
            voices = rng.choices((1, 2, 3), (79, 16, 5))[0]
            at = datetime.combine(day, _clock(kind.hours, rng), zone)
            yield Happening(key=f"{name}-{elapsed:.3f}", kind=kind.code, village=village, at=at, voices=voices)
        elapsed += rng.expovariate(per_month * _PEAK / _DAYS_PER_MONTH)


def _clock(hours: tuple[int, int], rng: Random) -> time:
    start, end = hours
    return time((start + rng.randint(0, (end - start) % 24)) % 24, rng.randint(0, 59))


def _tell(happening: Happening, seed: int) -> Iterator[FieldReport]:
    kind = load_phrases().kinds[happening.kind]
    rng = Random(f"{seed}/{happening.key}")  # noqa: S311 - a simulation, not a secret
    severity = rng.choices((1, 2, 3, 4), kind.severity)[0]
    verdict = rng.choices(("true", "false", "cannot_tell"), kind.truth)[0]
    for number, voice in enumerate(_speakers(happening.voices, rng)):
        received = _received(happening, voice, rng)
        wording = word(happening, voice, received, rng)
        yield FieldReport(
            key=uuid5(_NAMESPACE, f"{seed}/{happening.key}/{number}"),
            text=wording.text,
            occurred_at=happening.at,
            received_at=received,
            region=happening.village.code if happening.village else None,
            spot=wording.spot,
            category=kind.category,
            severity=severity,
            sender_role=voice.role,
            verdict=verdict,
            incident_key=happening.story or happening.key,
            cluster=happening.cluster,
        )


def _speakers(count: int, rng: Random) -> list[Voice]:
    left = list(load_phrases().voices.values())
    chosen: list[Voice] = []
    while left and len(chosen) < count:
        voice = rng.choices(left, [candidate.weight for candidate in left])[0]
        left.remove(voice)
        chosen.append(voice)
    return chosen


def _received(happening: Happening, voice: Voice, rng: Random) -> datetime:
    minutes = max(4.0, voice.delay_hours * 60 * math.exp(rng.gauss(0.0, 0.8)))
    if happening.cluster is not None:
        minutes = min(minutes, 14 * 60)  # the planted truth must have arrived by the last day
    elif rng.random() < 0.05:
        minutes += rng.uniform(2, 6) * 24 * 60  # found late, or sent when the signal came back
    received = (happening.at + timedelta(minutes=minutes)).replace(second=rng.randint(0, 59), microsecond=0)
    if minutes > 60 and not 5 <= received.hour < 23:
        morning = received.date() + timedelta(days=1 if received.hour >= 23 else 0)
        received = datetime.combine(morning, time(rng.randint(5, 7), rng.randint(0, 59)), happening.at.tzinfo)
    return received
