"""Which texts look like a given one: the writing, the event and the rumour are told apart, and forms are no events."""

from datetime import date, timedelta

import pytest

from kentongan.extraction import Gazetteer, Index, Told, read
from kentongan.extraction.claims import claim_features
from kentongan.extraction.likeness import likenesses
from kentongan.extraction.neighbours import neighbours, prepare, retellings

_PLACES = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03.1004", "Jati"), ("35.74.04.1001", "Sukabumi")])
DAY = date(2025, 5, 4)
BRAWL = "Tawuran pemuda pecah di Kelurahan Jati tadi malam, dua orang luka, polisi berjaga sampai pagi"
FORM = "Izin lapor situasi kamtibmas wilayah Kelurahan {} hari ini aman terkendali, patroli berjalan, warga kondusif"


def tell(text, day=DAY):
    return prepare(Told(text, read(text, gazetteer=_PLACES, published=day, home="35.74"), day))


def found(one, *others):
    return [(each.number, each.why, each.sure) for each in neighbours(one, others)]


def test_nothing_looks_like_a_text_that_stands_alone():
    assert neighbours(tell(BRAWL), []) == []
    assert found(tell(BRAWL), tell("Harga cabai naik lagi di pasar"), tell("")) == []


def test_empty_texts_are_nobodys_copies():
    assert found(tell(""), tell(""), tell("🙏")) == []


def test_a_forwarded_text_of_the_day_is_surely_the_same():
    assert found(tell(BRAWL), tell(f"Diteruskan: {BRAWL.lower()}")) == [(0, "copy", True)]


def test_the_same_form_of_another_day_or_place_is_the_same_writing_but_not_surely_the_same_event():
    later, elsewhere = tell(FORM.format("Jati"), DAY + timedelta(days=9)), tell(FORM.format("Sukabumi"))
    assert found(tell(FORM.format("Jati")), later, elsewhere) == [(0, "copy", False), (1, "copy", False)]


def test_another_hand_in_other_words_tells_the_same_event():
    retold = tell("mlm td ada pemuda tawuran di jati 2 org luka")
    assert [each[:2] for each in found(tell(BRAWL), retold)] == [(0, "event")]


def test_the_same_tale_of_next_month_is_another_event():
    assert found(tell(BRAWL), tell("mlm td ada pemuda tawuran di jati 2 org luka", DAY + timedelta(days=35))) == []


def test_a_rumour_told_again_is_found_and_others_are_not():
    known = [
        tell("Penculik anak bermobil putih berkeliaran di Kelurahan Jati."),
        tell("Beras plastik beredar di pasar."),
    ]
    assert [
        each.number for each in retellings("ati2 lur onok wong nyulik bocah numpak montor putih nang jati", known)
    ] == [0]
    assert retellings("air PDAM mati sejak pagi", known) == []
    assert retellings("apa saja", []) == []


def test_likeness_at_one_go_is_that_of_an_index():
    texts = [BRAWL, FORM.format("Jati"), "mlm td ada pemuda tawuran di jati 2 org luka", "", "Beras plastik beredar"]
    index: Index[int] = Index(claim_features, (0.4, 0.4, 0.2))
    for number, text in enumerate(texts):
        index.add(number, text)
    told = dict(index.nearest(BRAWL, 9, range(5)))
    at_one_go = likenesses(claim_features(BRAWL), [claim_features(text) for text in texts], (0.4, 0.4, 0.2))
    assert at_one_go == pytest.approx([told.get(number, 0.0) for number in range(5)], abs=1e-5)
    assert likenesses(claim_features(""), [claim_features(BRAWL)]) == [0.0]
