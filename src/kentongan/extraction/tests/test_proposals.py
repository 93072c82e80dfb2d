"""A model's proposals enter a reading only where the text bears them out."""

from dataclasses import replace
from datetime import date

import pytest

from kentongan.extraction import Gazetteer, read
from kentongan.extraction.proposals import admit, unsure_fields
from kentongan.extraction.records import Directive

NAMES = Gazetteer.from_rows(
    [("35.74", "Kota Probolinggo"), ("35.74.03", "Mayangan"), ("35.13", "Kabupaten Probolinggo")]
)
TEXT = "Ribut lagi di dekat pelabuhan Mayangan, habis magrib hari Selasa kemarin. Agar segera ditertibkan oleh Trantib."
BASE = read("Ribut.", gazetteer=NAMES)
DAY = date(2026, 1, 28)


def admitted(proposal, base=BASE, text=TEXT):
    return admit(base, proposal, text=text, gazetteer=NAMES, published=DAY, by="model uji")


def test_a_date_is_what_the_grammar_reads_out_of_the_words():
    told = admitted({"event_date": {"text": "Selasa kemarin", "value": "1999-01-01"}})
    assert told.reading.event_date.value == date(2026, 1, 27)
    assert told.reading.event_date.by == "model uji"
    assert not told.refused


@pytest.mark.parametrize(
    "said", [{"text": "Rabu kemarin"}, {"text": "pelabuhan"}, {"text": ""}, {"text": 7}, "Selasa", []]
)
def test_a_date_that_the_text_does_not_tell_is_refused(said):
    assert admitted({"event_date": said}).reading.event_date == BASE.event_date


def test_a_place_needs_its_words_in_the_text_and_its_code_among_the_names():
    good = admitted({"places": [{"text": "mayangan", "code": "35.74.03"}]})
    assert [(p.text, p.code, p.role) for p in good.reading.places] == [("Mayangan", "35.74.03", "event")]
    for code in ("35.74.99", "35.13", None, ["35.74.03"]):
        told = admitted({"places": [{"text": "Mayangan", "code": code}]})
        assert told.reading.places == BASE.places
        assert told.refused
    assert admitted({"places": [{"text": "Kanigaran", "code": "35.74.03"}]}).refused


def test_a_sure_answer_stays_whatever_is_proposed():
    sure = read("Banjir di Kecamatan Mayangan, Senin (26/1/2026).", gazetteer=NAMES, home="35.74")
    assert "event_date" not in unsure_fields(sure)
    told = admitted({"event_date": {"text": "Selasa kemarin"}}, base=sure)
    assert told.reading.event_date == sure.event_date


def test_an_office_is_given_to_an_order_only_if_the_text_names_it():
    text = "Wali kota minta agar got segera dibersihkan. Regu Alfa siap."
    order = "got segera dibersihkan"
    span = (text.index(order), text.index(order) + len(order))
    base = replace(BASE, directives=(Directive(span, 0.7, "orders", order, None),))
    good = admitted({"directives": [{"text": order, "responsible": "Regu Alfa"}]}, base, text)
    assert good.reading.directives[0].responsible == "Regu Alfa"
    bad = admitted({"directives": [{"text": order, "responsible": "Regu Beta"}]}, base, text)
    assert bad.reading.directives == base.directives


def test_a_kind_is_one_of_ours_or_refused():
    base = replace(BASE, kind_confidence=0.3)
    assert "kind" in unsure_fields(base)
    assert admitted({"kind": "rumour"}, base).reading.kind == "rumour"
    assert admitted({"kind": "gossip"}, base).refused


@pytest.mark.parametrize(
    "proposal", [{}, {"places": "x"}, {"places": [1, None]}, {"directives": {"a": 1}}, {"kind": 3}]
)
def test_nonsense_changes_nothing(proposal):
    assert admitted(proposal).reading.places == BASE.places
