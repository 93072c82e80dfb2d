from collections import Counter
from datetime import date

import pytest

from kentongan.city.vocabulary import TermRow, codes, load_terms

ISSUE_CATEGORIES = {
    "politics_election",
    "crime",
    "communal_identity_religion",
    "land_resource",
    "economic_labour",
    "disaster_weather",
    "health_disease",
    "public_order",
    "rumour_hoax",
    "governance_service",
    "drugs",
    "separatism_terror",
    "traffic",
    "other",
}


def test_no_code_stands_twice_in_one_vocabulary():
    counts = Counter((row.kind, row.code) for row in load_terms())
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_every_word_says_what_it_means_and_where_it_comes_from():
    for row in load_terms():
        assert row.label.strip(), row
        assert row.gloss.strip(), row
        assert len(row.source) > 3, row
        assert isinstance(row.valid_from, date), row
        assert row.valid_to is None or row.valid_to >= row.valid_from, row


def test_orders_of_a_vocabulary_are_one_two_three():
    for kind in {row.kind for row in load_terms()}:
        orders = [row.order for row in load_terms() if row.kind == kind]
        assert orders == list(range(1, len(orders) + 1)), kind


def test_the_fourteen_categories_each_name_a_dimension():
    rows = [row for row in load_terms() if row.kind == "issue_category"]
    assert {row.code for row in rows} == ISSUE_CATEGORIES
    dimensions = set(codes("dimension"))
    for row in rows:
        assert {row.extra["dimension"], *row.extra.get("further", [])} <= dimensions, row
        assert row.extra.get("drum_code", "aman") in codes("drum_code"), row


@pytest.mark.parametrize(
    ("category", "dimension"),
    [
        ("politics_election", "politik"),
        ("land_resource", "ekonomi"),
        ("economic_labour", "ekonomi"),
        ("crime", "keamanan"),
        ("public_order", "keamanan"),
        ("traffic", "sosial"),
        ("rumour_hoax", "sosial"),
    ],
)
def test_default_dimensions_follow_the_reference(category, dimension):
    row = next(row for row in load_terms() if row.kind == "issue_category" and row.code == category)
    assert row.extra["dimension"] == dimension


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("dimension", ("ideologi", "politik", "ekonomi", "sosial", "budaya", "pertahanan", "keamanan")),
        ("conflict_source", ("a", "b", "c", "d", "e")),
        ("level", ("aman", "waspada", "siaga", "awas")),
        ("severity", ("1", "2", "3", "4")),
        ("source_grade", ("A", "B", "C", "D", "E", "F")),
        ("content_grade", ("1", "2", "3", "4", "5", "6")),
        ("meeting_mode", ("luring", "daring", "gabungan")),
        ("plan_period", ("B04", "B08", "B12")),
        ("directive_outcome", ("selesai", "terlambat_selesai", "diteruskan", "batal")),
        ("no_such_vocabulary", ()),
    ],
)
def test_closed_lists_are_complete_and_in_order(kind, expected):
    assert codes(kind) == expected


def test_each_level_has_its_own_shape_and_drum():
    rows = [row for row in load_terms() if row.kind == "level"]
    assert len({row.extra["shape"] for row in rows}) == len({row.extra["drum"] for row in rows}) == 4
    assert all(row.extra["local"] for row in rows), "no rule prescribes them"


def test_a_word_holds_on_both_its_ends_and_not_outside():
    row = TermRow("k", "c", "l", "g", "s", date(2020, 1, 1), 1, valid_to=date(2020, 12, 31))
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [row.holds_on(day) for day in days] == [False, True, True, False]


def test_a_word_without_an_end_holds_for_ever():
    assert all(row.holds_on(date(2099, 1, 1)) for row in load_terms() if row.valid_to is None)
