"""The past replayed as known then: knowledge that came late stays late, and scores are what one counts by hand."""

import json
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kentongan.detection import CountPanel, PanelError, ShrunkenRule, replay
from kentongan.detection.backtest import MARKED, RULE, SURGES, backtest
from kentongan.detection.backtest_report import as_dict
from kentongan.detection.history import NEVER, Event, History
from kentongan.detection.naive import MONTH, YEAR, more_than_before
from kentongan.detection.score import score
from kentongan.detection.troubles import Trouble, surges

FIRST, LAST = date(2024, 1, 1), date(2025, 6, 30)
AREAS = ["35.74.01.1001", "35.74.01.1002", "35.74.02.1001"]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def quiet(seed: int = 1) -> list[Event]:
    rng = np.random.default_rng(seed)
    return [Event(AREAS[i % 3], day(int(at))) for i, at in enumerate(rng.integers(0, 540, 60))]


def burst(**fields: object) -> list[Event]:
    return [Event(AREAS[0], day(at), **fields) for at in range(400, 412)]


def history(events: list[Event]) -> History:
    return History.of(events, areas=AREAS, first=FIRST, last=LAST)


def test_on_a_day_nothing_is_known_that_became_known_later_and_all_that_was_refuted_later():
    past = history(
        [
            Event(AREAS[0], day(10)),
            Event(AREAS[1], day(10), known=day(30)),
            Event(AREAS[2], day(10), gone=day(20)),
            Event(None, day(11)),
        ]
    )
    assert [past.as_known(at)[0].sum(axis=1).tolist() for at in (9, 10, 19, 20, 29, 30)] == [
        [0, 0, 0], [1, 0, 1], [1, 0, 1], [1, 0, 0], [1, 0, 0], [1, 1, 0],
    ]  # fmt: skip
    assert past.elsewhere == 1
    assert past.by_now()[0].sum(axis=1).tolist() == [1, 1, 0]


def test_a_stretch_in_which_a_whole_record_is_silent_is_not_calm():
    observed = history([Event(AREAS[0], day(10)), Event(AREAS[0], day(100))]).as_known(120)[1]
    assert observed.all(axis=0).nonzero()[0].tolist() == [*range(10, 38), *range(100, 121)]


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 80), st.integers(0, 40), st.integers(1, 90)),
        min_size=1,
        max_size=30,
    ),
    st.integers(0, 80),
    st.integers(1, 81),
)
def test_a_shorter_view_is_the_end_of_the_longer_one(rows, at, back):
    events = [Event(AREAS[a], day(d), known=day(d + late), gone=day(d + late + gone)) for a, d, late, gone in rows]
    past = History.of(events, areas=AREAS, first=FIRST, last=day(80))
    (counts, observed), (short, seen) = past.as_known(at), past.as_known(at, back=back)
    assert (counts[:, -short.shape[1] :] == short).all()
    assert (observed[:, -short.shape[1] :] == seen)[short == 0].all()
    by_hand = sum(1 for e in events if e.day <= day(at) and e.known <= day(at) < e.gone)
    assert counts.sum() == by_hand


def test_without_late_knowledge_it_is_the_replay_of_the_panel():
    past = history([*quiet(), *burst()])
    past = History(**(past.__dict__ | {"heard": np.zeros((1, past.days), dtype=np.int64)}))
    found = backtest({"": past}, ShrunkenRule(), truth=SURGES, first=day(300), last=LAST)
    panel = CountPanel.from_arrays(AREAS, [day(at) for at in range(past.days)], past.by_now()[0])
    plain = replay(panel, ShrunkenRule(), first=day(300), last=LAST)
    assert found.replays[RULE].ends == plain.ends
    assert (found.replays[RULE].exceeds == plain.exceeds).all()
    assert found.replays[RULE].exceeds.any()


def test_a_burst_is_caught_when_it_was_known_and_not_when_it_came_out_later():
    prompt = backtest({"": history([*quiet(), *burst()])}, ShrunkenRule(), truth=SURGES)
    own = prompt.scores[RULE]
    assert (own.number("caught"), len(own.fates), own.alarms_that("false")) == (1, 1, 0)
    assert own.lead == (day(411) - day(own.alarms[0].day)).days > 0
    tardy = backtest({"": history([*quiet(), *burst(known=day(440))])}, ShrunkenRule(), truth=SURGES)
    assert tardy.scores[RULE].number("caught") == 0
    assert tardy.late == 12


def test_what_is_still_to_come_lowers_what_is_expected():
    late = [Event(e.area, e.day, known=e.day + timedelta(days=5)) for e in [*quiet(), *quiet(2)]]
    plain, allowed = (
        backtest({"": history(late)}, ShrunkenRule(), truth=SURGES, first=day(420), corrected=flag) for flag in (0, 1)
    )
    assert plain.observed == allowed.observed
    assert allowed.expected == pytest.approx(plain.expected * 9 / 14, rel=0.12)


def test_a_marked_event_needs_an_alarm_before_its_day():
    before = [*quiet(), *burst(), Event(AREAS[0], day(414), marked=True), Event(AREAS[1], day(500), marked=True)]
    own = backtest({"": history(before)}, ShrunkenRule(), truth=MARKED).scores[RULE]
    assert [fate.end for fate in own.fates] == ["caught", "missed"]
    assert own.leads == [414 - own.alarms[0].day]
    alone = [*quiet(), *burst()[:-1], Event(AREAS[0], day(400), marked=True)]
    own = backtest({"": history(alone)}, ShrunkenRule(), truth=MARKED).scores[RULE]
    assert (own.number("late"), own.number("caught"), own.alarms_that("late")) == (1, 0, 1)


def test_scores_are_what_one_counts_by_hand():
    ends = np.arange(0, 70, 7)
    exceeds = np.zeros((2, 10), dtype=bool)
    exceeds[0, [2, 3, 7]] = True  # an alarm on days 14 and 21, one on day 49
    exceeds[1, 9] = True
    judged = np.ones_like(exceeds)
    judged[1, :5] = False
    told = [
        Trouble(0, 10, 25, 25, 39),
        Trouble(0, 40, 45, 45, 50),
        Trouble(1, 5, 20, 20, 25),
        Trouble(1, 40, 50, 50, 55),
    ]
    found = score(exceeds, judged, told, ends=ends, step=7, wait=30)
    assert [fate.end for fate in found.fates] == ["caught", "late", "blind", "missed"]
    assert found.lead == 25 - 14
    assert [(alarm.day, alarm.end) for alarm in found.alarms] == [(14, "right"), (49, "late"), (63, "open")]
    assert found.under_alarm == pytest.approx(4 / 15)
    # Three looks of ten alarm in the first area, its troubles span three and one; in the second one, two and one.
    by_hand = np.mean([[np.roll(exceeds[r], s)[lo:hi].any() for s in range(10)]
                       for r, lo, hi in ((0, 2, 4), (0, 6, 7), (1, 1, 3), (1, 6, 8))])  # fmt: skip
    assert found.by_chance == pytest.approx(by_hand)


def test_rules_of_thumb_compare_thirty_days():
    counts = np.zeros((2, YEAR + MONTH), dtype=np.int64)
    counts[:, -5:] = 1
    counts[1, 3] = 9  # a year ago
    seen = np.ones_like(counts, dtype=bool)
    assert more_than_before(counts, seen, back=MONTH, minimum=3)[0].tolist() == [True, True]
    assert more_than_before(counts, seen, back=YEAR, minimum=3)[0].tolist() == [True, False]
    assert more_than_before(counts, seen, back=MONTH, minimum=6)[0].tolist() == [False, False]
    seen[0, -20:] = False
    assert more_than_before(counts, seen, back=MONTH, minimum=3)[1].tolist() == [False, True]
    assert not more_than_before(counts[:, :40], seen[:, :40], back=MONTH, minimum=3)[1].any()


def test_chance_alone_makes_hardly_any_surge():
    rng = np.random.default_rng(3)
    calm = [Event(f"A{row}", day(int(at))) for row in range(30) for at in rng.integers(0, 546, 20)]
    past = History.of(calm, areas=[f"A{row}" for row in range(30)], first=FIRST, last=LAST)
    assert len(surges(past, window=14, minimum=3)) <= 2
    assert len(surges(history([*quiet(), *burst()]), window=14, minimum=3)) == 1


def test_categories_are_judged_apart_and_added_up():
    one, other = history([*quiet(1), *burst()]), history(quiet(2))
    ticks: list[int] = []
    both = backtest({"a": one, "b": other}, ShrunkenRule(), truth=SURGES, first=day(360), tick=ticks.append)
    apart = [backtest({"": part}, ShrunkenRule(), truth=SURGES, first=day(360)) for part in (one, other)]
    assert both.observed == sum(part.observed for part in apart)
    assert len(both.scores[RULE].fates) == sum(len(part.scores[RULE].fates) for part in apart)
    assert ticks == list(range(1, 2 * len(both.ends) + 1))
    caught = [one for one in as_dict(both)["troubles"] if one["end"] == "caught"]
    assert [(one["kind"], one["area"]) for one in caught] == [("a", AREAS[0])]


def test_the_report_is_plain_and_never_says_nan():
    for events, words in (
        ([*quiet(), *burst()], "1 didahului atau disertai peringatan"),
        ([Event(AREAS[0], day(3))], "Belum dapat dinilai"),
        (quiet(), "tidak ada lonjakan"),
    ):
        told = as_dict(backtest({"": history(events)}, ShrunkenRule(), truth=SURGES))
        assert words in json.dumps(told, allow_nan=False)
        assert " nan" not in " ".join([*told["said"], *told["limits"]]).lower()


def test_it_refuses_what_leads_nowhere():
    past = history(quiet())
    with pytest.raises(PanelError, match="Masa ujian harus di antara"):
        backtest({"": past}, ShrunkenRule(), truth=SURGES, first=date(2023, 1, 1))
    with pytest.raises(PanelError, match="penilaian pertama perlu 98 hari"):
        backtest({"": History.of(quiet()[:1], areas=AREAS, first=FIRST, last=day(30))}, ShrunkenRule(), truth=SURGES)
    with pytest.raises(PanelError, match="wilayah dan hari yang sama"):
        backtest({"a": past, "b": History.of([], areas=AREAS, first=FIRST, last=day(9))}, ShrunkenRule(), truth=SURGES)
    with pytest.raises(PanelError, match="'Z' tidak ada"):
        history([Event("Z", FIRST)])
    assert past.gone.max() == NEVER
