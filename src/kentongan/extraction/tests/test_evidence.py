"""Each sentence is weighed alone: what a text tells in one sentence of ten is found, with that sentence as evidence."""

import numpy as np

from kentongan.extraction import Gazetteer, read
from kentongan.extraction.clean import prepare
from kentongan.extraction.evidence import SIDES, Cued, cues, stretches, weighed
from kentongan.extraction.records import CATEGORIES

_CITY = Gazetteer.from_rows([("35.74", "Kota Probolinggo")])
_MINUTES = """Notulen rapat koordinasi Forkopimda
1. Polres melaporkan pencurian sepeda motor naik menjadi sebelas kasus dalam sebulan.
2. Dinkes melaporkan 40 kasus demam berdarah dan meminta warga menguras bak mandi.
3. BPBD melaporkan banjir setinggi lutut di dua kelurahan setelah hujan deras.
Rapat ditutup pukul 11.00."""


def test_ten_problems_in_one_meeting_are_told_apart() -> None:
    issues = {issue.category: issue.quote for issue in read(_MINUTES, gazetteer=_CITY, home="35.74").issues}
    assert {"crime", "health_disease", "disaster_weather"} <= issues.keys()
    assert "sepeda motor" in issues["crime"]
    assert "demam berdarah" in issues["health_disease"]
    assert "banjir" in issues["disaster_weather"]


def test_a_sentence_has_its_words_and_no_others() -> None:
    document = prepare("Warga resah. Banjir datang lagi! Selesai.")
    assert [document.words[first:behind] for first, behind in stretches(document)] == [
        ("warga", "resah"),
        ("banjir", "datang", "lagi"),
        ("selesai",),
    ]


def test_words_that_were_not_weighed_say_nothing() -> None:
    document = prepare("Warga resah. Banjir datang lagi! Selesai.")
    told = cues([Cued(document, [], [])])
    rows = np.ones((2, len(CATEGORIES)), np.float32)
    scores = weighed(rows, stretches(document), told, np.zeros((len(SIDES), len(CATEGORIES)), np.float32))
    assert np.allclose(scores[:, 0], [2 / np.sqrt(2), 0, 0])
