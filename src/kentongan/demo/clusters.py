"""The planted truth: four clusters placed relative to the last day, so that the demonstration is always alive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from kentongan.demo.records import Happening, Village
from kentongan.demo.seasons import is_rainy

LIVESTOCK: Final = "curwan-selatan"
FLOOD: Final = "banjir"
RUMOUR: Final = "isu-penculikan"
RACING: Final = "balap-liar"

# The first of each list is where the cluster is densest; a city without these codes uses its first kelurahan instead.
_SOUTH: Final = ("35.74.05.1003", "35.74.02.1003", "35.74.02.1001", "35.74.05.1002", "35.74.02.1007")
_LOW: Final = ("35.74.05.1001", "35.74.05.1004", "35.74.02.1006", "35.74.04.1003", "35.74.04.1002", "35.74.03.1004")
_SCHOOLS: Final = (
    "35.74.04.1006",
    "35.74.03.1002",
    "35.74.03.1001",
    "35.74.04.1001",
    "35.74.01.1008",
    "35.74.02.1005",
    "35.74.05.1005",
)
_ROADS: Final = ("35.74.01.1009", "35.74.01.1001", "35.74.04.1005")


@dataclass(frozen=True, slots=True)
class _Plan:
    """One happening before it has its key and its zone."""

    kind: str
    cluster: str
    village: Village
    day: date
    clock: time
    voices: int
    story: bool = False

    def happening(self, seed: int, number: int, zone: ZoneInfo) -> Happening:
        return Happening(
            key=f"{seed}-{self.cluster}-{number}",
            kind=self.kind,
            village=self.village,
            at=datetime.combine(self.day, self.clock, zone),
            voices=self.voices,
            cluster=self.cluster,
            story=f"{seed}-{self.cluster}" if self.story else "",
        )


def planted(*, seed: int, first: date, last: date, villages: Sequence[Village], zone: ZoneInfo) -> list[Happening]:
    """All happenings of the four clusters that lie wholly between the two days.

    Livestock theft in the last twelve days, five or more of it in one kelurahan; floods about a month back, or in the
    last January if that was not the rainy season; a rumour of kidnapping some ten weeks back, the same false story in
    many kelurahan; street racing some nine months back.  A cluster that would begin before ``first`` is left out.
    """
    makers: tuple[Callable[[Random, date, Sequence[Village]], Iterator[_Plan]], ...] = (
        _livestock, _floods, _rumour, _racing,
    )  # fmt: skip
    happenings: list[Happening] = []
    for make in makers:
        rng = Random(f"{seed}/{make.__name__}")  # noqa: S311 - a simulation, not a secret
        plans = list(make(rng, last, villages))
        if all(first <= plan.day <= last for plan in plans):
            happenings += [plan.happening(seed, number, zone) for number, plan in enumerate(plans)]
    return happenings


def flood_day(last: date) -> date:
    """The middle of the flood: 32 days back if that is rainy, else the eighteenth of the last whole January.

    >>> flood_day(date(2026, 2, 20)), flood_day(date(2026, 9, 1))
    (datetime.date(2026, 1, 19), datetime.date(2026, 1, 18))
    """
    near = last - timedelta(days=32)
    if is_rainy(near):
        return near
    return date(last.year if last.month > 1 else last.year - 1, 1, 18)


def _livestock(rng: Random, last: date, villages: Sequence[Village]) -> Iterator[_Plan]:
    focus, *others = _chosen(_SOUTH, villages)
    total = rng.randint(8, 10)
    dense = rng.randint(5, 6)
    days = rng.sample(range(1, 12), dense)
    for number in range(total):
        village = focus if number < dense else rng.choice(others or [focus])
        back = days[number] if number < dense else rng.randint(1, 11)
        yield _Plan("curwan", LIVESTOCK, village, last - timedelta(days=back), _clock(rng, 0, 4), rng.choice((1, 1, 2)))


def _floods(rng: Random, last: date, villages: Sequence[Village]) -> Iterator[_Plan]:
    middle = flood_day(last)
    for village in _chosen(_LOW, villages):
        for _ in range(rng.randint(1, 2)):
            day = middle + timedelta(days=rng.randint(-3, 3))
            yield _Plan("banjir", FLOOD, village, day, _clock(rng, 14, 21), rng.randint(1, 4))


def _rumour(rng: Random, last: date, villages: Sequence[Village]) -> Iterator[_Plan]:
    for village in _chosen(_SCHOOLS, villages):
        for _ in range(rng.randint(1, 2)):
            day = last - timedelta(days=rng.randint(67, 73))
            yield _Plan("isu_penculikan", RUMOUR, village, day, _clock(rng, 8, 20), 1, story=True)


def _racing(rng: Random, last: date, villages: Sequence[Village]) -> Iterator[_Plan]:
    focus, *others = _chosen(_ROADS, villages)
    for number in range(rng.randint(9, 11)):
        village = rng.choice(others or [focus]) if number % 3 == 2 else focus
        day = last - timedelta(days=rng.randint(262, 278))
        yield _Plan("balap_liar", RACING, village, day, _clock(rng, 22, 23), rng.choice((1, 1, 2)))


def _chosen(codes: Sequence[str], villages: Sequence[Village]) -> list[Village]:
    known = {village.code: village for village in villages}
    return [known[code] for code in codes if code in known] or list(villages[: len(codes)])


def _clock(rng: Random, start: int, end: int) -> time:
    return time(rng.randint(start, end), rng.randint(0, 59))
