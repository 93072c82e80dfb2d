"""Numbers in words."""

from datetime import date

import pytest

from kentongan.briefs.words import ROMAN, day_spelled, number, paper_number


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"), (1, "satu"), (10, "sepuluh"), (12, "dua belas"), (20, "dua puluh"), (31, "tiga puluh satu"),
        (100, "seratus"), (111, "seratus sebelas"), (1000, "seribu"), (2000, "dua ribu"), (2020, "dua ribu dua puluh"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(value, words):
    assert number(value) == words


@pytest.mark.parametrize("value", [-1, 10_000])
def test_it_refuses_what_it_cannot_say(value):
    with pytest.raises(ValueError, match="hanya"):
        number(value)


def test_every_day_of_a_leap_year_can_be_said():
    said = {day_spelled(date.fromordinal(date(2028, 1, 1).toordinal() + n)) for n in range(366)}
    assert len(said) == 366


def test_each_month_has_its_roman_number():
    numbers = [paper_number(1000, kind="N", office="B", on=date(2026, month, 1)) for month in range(1, 13)]
    assert [text.split("/")[3] for text in numbers] == list(ROMAN)
    assert numbers[0].startswith("1000/")
