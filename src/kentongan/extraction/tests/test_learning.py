"""The model of the classes learns from corrections, and says what that is worth before anyone adopts it."""

import numpy as np
import pytest

from kentongan.extraction import Gazetteer, read
from kentongan.extraction.classes import Classes
from kentongan.extraction.learning import Example, TooFew, adapt
from kentongan.extraction.models import CLASSES

NAMES = Gazetteer.from_rows([("35.74", "Kota Probolinggo")])
STREETS = ("Anggrek", "Melati", "Mawar", "Dahlia", "Kenanga", "Cempaka", "Teratai", "Kamboja", "Seruni", "Tulip")
# Here "pagelaran jaran bodhag" is what this city calls its own parade.
PARADES = [
    Example(f"Jaran bodhag digelar di Jalan {street}, warga tumpah ruah menonton sampai sore", "activity", frozenset())
    for street in STREETS
]
BRAWLS = [
    Example(f"Tawuran pelajar pecah di Jalan {street}, dua luka", "incident", frozenset({"public_order"}))
    for street in STREETS
]


def adapted(examples):
    return adapt(CLASSES, examples, gazetteer=NAMES, rng=np.random.default_rng(3))


def test_it_says_that_a_handful_cannot_be_measured():
    with pytest.raises(TooFew, match="1 contoh"):
        adapted([PARADES[0]] * 20)


def test_the_same_wrong_answer_corrected_many_times_is_not_given_again():
    wrong = [Example(example.text, "irrelevant", frozenset()) for example in BRAWLS]
    told = adapted(wrong)
    assert told.before.kind < 0.5 < told.after.kind
    assert told.is_better
    text = "Tawuran pelajar pecah di Jalan Wijaya Kusuma, dua luka"
    assert read(text, gazetteer=NAMES, classes=told.classes).kind == "irrelevant"
    assert read(text, gazetteer=NAMES).kind == "incident"


def test_what_is_right_already_is_no_improvement():
    told = adapted([example for example in BRAWLS if read(example.text, gazetteer=NAMES).kind == "incident"])
    assert told.before.kind == told.after.kind == 1


def test_far_away_texts_are_judged_as_before():
    told = adapted([Example(example.text, "irrelevant", frozenset()) for example in BRAWLS])
    text = "Rakor Forkopimda membahas kesiapan pilkada di ruang rapat Setda, Senin (3/2/2025)."
    assert read(text, gazetteer=NAMES, classes=told.classes).kind == read(text, gazetteer=NAMES).kind == "meeting"


def test_what_nobody_said_is_not_learned():
    told = adapted([Example(example.text, None, frozenset({"crime"})) for example in BRAWLS])
    assert told.before.kind == told.after.kind == 1
    assert told.after.categories > told.before.categories


def test_a_moved_model_survives_being_stored():
    told = adapted(PARADES)
    again = Classes.of(told.classes.pack())
    for example in PARADES:
        assert read(example.text, gazetteer=NAMES, classes=again).kind == "activity"
