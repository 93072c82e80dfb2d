"""The sentences as a person reads them."""

import numpy as np
import pytest

from kentongan.detection import Judgement, ShrunkenRule, Why
from kentongan.detection.sentences import ears_reason, reason

SETTINGS = ShrunkenRule().settings()


def _judged(**changes) -> Judgement:
    figures = {
        "observed": 6,
        "exposure": 14,
        "history": 700,
        "expected": 0.6,
        "lower": 0.0,
        "upper": 2.0,
        "p_value": 0.0001,
        "needed": 3.0,
        "exceeds": True,
        "why": Why.JUDGED,
    } | changes
    return Judgement(**{name: np.array([value]) for name, value in figures.items()})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "6 laporan dalam 14 hari; biasanya 0–2."),
        ({"lower": 2.0}, "6 laporan dalam 14 hari; biasanya 2."),
        ({"exposure": 9}, "6 laporan dalam 14 hari (9 hari terlapor); biasanya 0–2."),
        ({"observed": 1, "exceeds": False}, "1 laporan dalam 14 hari; biasanya 0–2."),
        (
            {"observed": 2, "upper": 1.0, "exceeds": False},
            "2 laporan dalam 14 hari; biasanya 0–1, tetapi peringatan baru diberikan mulai 3 laporan.",
        ),
        (
            {"exposure": 3, "why": Why.SILENT_NOW, "observed": 5},
            "Belum dapat dinilai: hanya 3 dari 14 hari terlapor, dengan 5 laporan.",
        ),
        (
            {"exposure": 0, "why": Why.SILENT_NOW, "observed": 0},
            "Belum dapat dinilai: tidak satu pun dari 14 hari terlapor.",
        ),
        (
            {"history": 40, "why": Why.SHORT_HISTORY, "observed": 1},
            "Belum dapat dinilai: 1 laporan dalam 14 hari, tetapi riwayat yang terlapor baru 40 hari; "
            "diperlukan sedikitnya 84 hari.",
        ),
    ],
)
def test_a_window_is_told_with_its_figures(changes, sentence):
    assert reason(_judged(**changes), 0, SETTINGS) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"upper": 3.5234, "history": 7}, "6 laporan; batasnya 3,52 menurut 7 hari pembanding."),
        ({"upper": 10.0, "history": 7}, "6 laporan; batasnya 10 menurut 7 hari pembanding."),
        ({"why": Why.SILENT_NOW}, "Belum dapat dinilai: tidak ada laporan masuk untuk periode ini."),
        (
            {"why": Why.SHORT_HISTORY, "history": 2},
            "Belum dapat dinilai: 6 laporan, tetapi baru 2 hari pembanding yang terlapor.",
        ),
    ],
)
def test_a_period_judged_by_ears_is_told_with_its_bound(changes, sentence):
    assert ears_reason(_judged(**changes), 0) == sentence


def test_the_unit_and_the_thing_counted_can_be_named():
    told = reason(_judged(), 0, ShrunkenRule().settings(7.0), noun="peristiwa", unit="minggu")
    assert told.startswith("6 peristiwa dalam 2 minggu")
