from datetime import date, timedelta

import pytest

from kentongan.demo.seasons import intensity, is_holiday, is_rainy

YEAR = [date(2025, 1, 1) + timedelta(days=day) for day in range(365)]


@pytest.mark.parametrize("season", ["any", "rain", "dry", "fever"])
@pytest.mark.parametrize("rhythm", ["any", "work", "weekend"])
def test_a_year_averages_one_so_that_rates_mean_what_they_say(season, rhythm):
    mean = sum(intensity(day, rhythm=rhythm, season=season) for day in YEAR) / len(YEAR)
    assert mean == pytest.approx(1.0, abs=0.03)


def test_no_day_is_more_intense_than_the_bound_of_the_simulation():
    peak = max(
        intensity(day, rhythm=rhythm, season=season)
        for day in YEAR
        for rhythm in ("any", "work", "weekend")
        for season in ("any", "rain", "dry", "fever", "holiday")
    )
    assert peak <= 2.1 * 2.2 + 1e-9


def test_rain_falls_from_november_to_march():
    assert [month for month in range(1, 13) if is_rainy(date(2025, month, 15))] == [1, 2, 3, 11, 12]


def test_weekends_are_for_noise_and_weekdays_for_offices():
    saturday, tuesday = date(2025, 6, 7), date(2025, 6, 10)
    assert intensity(saturday, rhythm="weekend", season="any") > intensity(tuesday, rhythm="weekend", season="any")
    assert intensity(saturday, rhythm="work", season="any") < intensity(tuesday, rhythm="work", season="any")


def test_the_long_holiday_has_edges():
    days = [date(2026, 3, 17), date(2026, 3, 18), date(2026, 3, 25), date(2026, 3, 26)]
    assert [is_holiday(day) for day in days] == [False, True, True, False]


def test_it_refuses_a_season_it_does_not_know():
    with pytest.raises(KeyError):
        intensity(date(2025, 1, 1), rhythm="any", season="salju")
