"""What a panel takes in, what it refuses, and how it says so."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from kentongan.detection import CountPanel, PanelError

FIRST = date(2026, 1, 30)
DAYS = [FIRST + timedelta(days=i) for i in range(4)]
COUNTS = [[0, 1, 0, 2], [3, 0, 0, 0]]


def _panel(**changes) -> CountPanel:
    given = {"areas": ["A", "B"], "periods": DAYS, "counts": COUNTS} | changes
    return CountPanel.from_arrays(
        given["areas"],
        given["periods"],
        given["counts"],
        observed=given.get("observed"),
        population=given.get("population"),
    )


def test_it_takes_good_counts_and_calls_them_observed():
    panel = _panel()
    assert panel.counts.tolist() == COUNTS
    assert panel.observed.all()
    assert panel.population is None


def test_its_arrays_cannot_be_changed_from_outside():
    mine = np.array(COUNTS)
    panel = _panel(counts=mine)
    mine[0, 0] = 99
    assert panel.counts[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        panel.counts[0, 0] = 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"areas": []}, "wilayah kosong"),
        ({"areas": ["A", "A"]}, "'A' tercantum dua kali"),
        ({"areas": ["A", " "]}, "ke-2 tidak bernama"),
        ({"areas": ["A", "B", "C"]}, "seharusnya 3 x 4"),
        ({"periods": []}, "hari kosong"),
        ({"periods": [*DAYS[:2], DAYS[1], DAYS[3]]}, "2026-01-31 tercantum dua kali"),
        ({"periods": [*DAYS[:3], DAYS[3] + timedelta(days=5)]}, "celah antara 2026-02-01 dan 2026-02-07"),
        ({"periods": DAYS[::-1]}, "mendahului"),
        ({"periods": [datetime(2026, 1, 1, tzinfo=UTC), *DAYS[1:]]}, "bukan tanggal"),
        ({"counts": [[0, 1, 0, 2], [3, -1, 0, 0]]}, "'B' pada 2026-01-31 negatif"),
        ({"counts": [[0, 1, 0.5, 2], [3, 0, 0, 0]]}, "'A' pada 2026-02-01 bukan bilangan bulat"),
        ({"counts": [[0, 1, float("nan"), 2], [3, 0, 0, 0]]}, "tidak terisi, padahal"),
        ({"counts": [[0, 1, float("inf"), 2], [3, 0, 0, 0]]}, "tidak terisi"),
        ({"counts": [[0, 1], [3]]}, "jumlah hari yang sama"),
        ({"counts": [["a"] * 4] * 2}, "berupa bilangan"),
        ({"counts": 3}, "satu bilangan"),
        ({"observed": [[True] * 3] * 2}, "2 x 3, seharusnya 2 x 4"),
        ({"observed": [[1] * 4] * 2}, "benar/salah"),
        ({"observed": [[False] * 4] * 2}, "'A' pada 2026-01-31 lebih dari nol"),
        ({"population": [100.0]}, "satu bilangan untuk tiap wilayah"),
        ({"population": [100.0, 0.0]}, "'B' harus lebih dari nol"),
    ],
)
def test_it_refuses_by_name_and_place(changes, words):
    with pytest.raises(PanelError, match=words):
        _panel(**changes)


def test_events_are_counted_on_their_day():
    events = [("B", DAYS[0]), ("B", DAYS[0]), ("A", DAYS[3])]
    panel = CountPanel.from_events(events, areas=["A", "B"], first=FIRST, last=DAYS[-1])
    assert panel.counts.tolist() == [[0, 0, 0, 1], [2, 0, 0, 0]]


def test_an_event_proves_that_a_report_came_in():
    silent = np.zeros((1, 4), dtype=bool)
    panel = CountPanel.from_events([("A", DAYS[1])], areas=["A"], first=FIRST, last=DAYS[-1], observed=silent)
    assert panel.observed.tolist() == [[False, True, False, False]]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (("C", FIRST), "Kejadian ke-2: wilayah 'C' tidak ada"),
        (("A", FIRST - timedelta(days=1)), "2026-01-29 di luar rentang"),
        (("A", datetime(2026, 1, 30, 5, tzinfo=UTC)), "zona waktu"),
    ],
)
def test_it_refuses_a_stranger_among_events(event, words):
    with pytest.raises(PanelError, match=words):
        CountPanel.from_events([("A", FIRST), event], areas=["A"], first=FIRST, last=DAYS[-1])


def test_it_refuses_a_range_that_runs_backwards():
    with pytest.raises(PanelError, match="mendahului"):
        CountPanel.from_events([], areas=["A"], first=DAYS[1], last=FIRST)


def test_window_sums_count_days_that_were_observed():
    observed = [[True, True, False, True], [True] * 4]
    sums, exposure = _panel(observed=observed).window_sums(3)
    assert sums.tolist() == [[1, 3], [3, 0]]
    assert exposure.tolist() == [[2, 2], [3, 3]]
    with pytest.raises(PanelError, match="tidak muat"):
        _panel().window_sums(5)


def test_until_forgets_the_future_and_select_reorders():
    panel = _panel(population=[10.0, 20.0])
    assert panel.until(DAYS[1]).counts.tolist() == [[0, 1], [3, 0]]
    chosen = panel.select(["B", "A"])
    assert chosen.areas == ("B", "A")
    assert chosen.population is not None
    assert chosen.population.tolist() == [20.0, 10.0]
    with pytest.raises(PanelError, match="di luar panel"):
        panel.until(FIRST - timedelta(days=1))
    with pytest.raises(PanelError, match="'C' tidak ada"):
        panel.select(["C"])
