from collections import Counter
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from kentongan.city.vocabulary import codes
from kentongan.demo.facts import load_city
from kentongan.demo.records import FieldReport, Village
from kentongan.demo.simulation import silences, simulate

CITY = load_city()
VILLAGES = tuple(Village(region.code, region.name, CITY.aliases_of(region.code)) for region in CITY.at_level(4))
LAST = date(2026, 2, 10)
FIRST = date(2024, 2, 10)
MONTHS = 24


@cache
def reports(seed: int = 2026, first: date = FIRST, last: date = LAST) -> tuple[FieldReport, ...]:
    return tuple(simulate(seed=seed, first=first, last=last, villages=VILLAGES))


def test_equal_seeds_give_equal_lists_and_other_seeds_others():
    again = tuple(simulate(seed=2026, first=FIRST, last=LAST, villages=VILLAGES))
    assert again == reports()
    assert reports(1) != reports()


@pytest.mark.parametrize("seed", [1, 7, 2026])
def test_two_years_hold_some_eighteen_hundred_reports(seed):
    assert 1600 <= len(reports(seed)) <= 2000


def test_reports_come_in_the_order_in_which_they_are_received():
    arrivals = [report.received_at for report in reports()]
    assert arrivals == sorted(arrivals)


def test_keys_are_unique():
    keys = [report.key for report in reports()]
    assert len(set(keys)) == len(keys)


def test_every_text_is_marked_as_simulated():
    assert all(r.text.startswith("[SIMULASI]") or r.text.endswith("[SIMULASI]") for r in reports())


def test_texts_are_rarely_equal():
    texts = Counter(report.text for report in reports())
    assert len(texts) / len(reports()) > 0.99


def test_texts_are_as_long_as_a_message_on_a_phone():
    lengths = sorted(len(report.text) for report in reports())
    assert lengths[0] > 40
    assert lengths[-1] < 420


def test_no_slot_is_left_open():
    assert not any("{" in report.text or "}" in report.text for report in reports())


def test_moments_are_in_the_city_s_zone_and_in_order():
    for report in reports():
        assert report.occurred_at.tzinfo == report.received_at.tzinfo == ZoneInfo("Asia/Jakarta")
        assert timedelta(minutes=3) <= report.received_at - report.occurred_at <= timedelta(days=10)
        assert FIRST <= report.occurred_at.date() <= report.received_at.date() <= LAST


def test_few_reports_are_late_by_days_but_some_are():
    late = sum(report.received_at - report.occurred_at > timedelta(days=2) for report in reports())
    assert 0.01 < late / len(reports()) < 0.08


def test_what_is_known_is_in_the_vocabularies():
    villages = {village.code for village in VILLAGES}
    for report in reports():
        assert report.category in codes("issue_category")
        assert str(report.severity) in codes("severity")
        assert report.verdict in {"true", "false", "cannot_tell"}
        assert report.sender_role in {"lurah", "babinsa", "bhabinkamtibmas", "fkdm", "rt"}
        assert report.region is None or report.region in villages


def test_a_place_without_a_kelurahan_is_named_in_words():
    without = [report for report in reports() if report.region is None]
    assert 30 <= len(without) <= 150
    assert all(report.spot for report in without)


def test_rates_stay_within_zero_and_three_a_month():
    counts = Counter((r.region, r.category) for r in reports() if r.region and r.cluster is None)
    assert max(counts.values()) / MONTHS <= 3


def test_no_kelurahan_is_empty_and_none_drowns_the_others():
    counts = Counter(report.region for report in reports() if report.region)
    assert len(counts) == len(VILLAGES)
    assert min(counts.values()) / MONTHS >= 0.4
    assert max(counts.values()) / MONTHS <= 6
    assert max(counts.values()) > 2 * min(counts.values())


def test_most_reports_are_true_some_are_not_and_some_cannot_be_told():
    shares = {verdict: count / len(reports()) for verdict, count in Counter(r.verdict for r in reports()).items()}
    assert shares["true"] > 0.7
    assert 0.03 < shares["false"] < 0.15
    assert 0.05 < shares["cannot_tell"] < 0.2


def test_several_reports_of_one_happening_agree_on_the_truth():
    stories: dict[str, list[FieldReport]] = {}
    for report in reports():
        stories.setdefault(report.incident_key, []).append(report)
    doubled = [story for story in stories.values() if len(story) > 1 and story[0].cluster != "isu-penculikan"]
    assert len(doubled) > 100
    for story in doubled:
        assert len({(r.occurred_at, r.region, r.category, r.severity, r.verdict) for r in story}) == 1
        assert len({r.sender_role for r in story}) == len(story), "one voice tells a thing once"
        assert len({r.text for r in story}) == len(story)


def test_floods_belong_to_the_rainy_season():
    wet = sum(report.occurred_at.month in {11, 12, 1, 2, 3} for report in reports() if "banjir" in report.text.lower())
    dry = sum(report.occurred_at.month in {5, 6, 7, 8, 9} for report in reports() if "banjir" in report.text.lower())
    assert wet > 4 * dry


def test_a_kelurahan_is_silent_for_whole_weeks_and_sends_nothing_then():
    quiet = silences(seed=2026, first=FIRST, last=LAST, villages=VILLAGES)
    assert 4 <= len(quiet) <= 25
    for silence in quiet:
        assert silence.first.weekday() == 0
        assert silence.last.weekday() == 6
        sent = [r for r in reports() if silence.covers(r.region, r.received_at.date())]
        assert sent == []


@pytest.mark.parametrize("seed", [1, 2, 3, 2026])
def test_one_kelurahan_is_silent_at_the_end(seed):
    quiet = silences(seed=seed, first=FIRST, last=LAST, villages=VILLAGES)
    assert any(silence.first < LAST - timedelta(days=14) and silence.last >= LAST for silence in quiet)


def test_what_has_not_arrived_by_the_last_day_is_not_there():
    later = reports(last=LAST + timedelta(days=10))
    on_the_way = {r.key for r in later if r.occurred_at.date() <= LAST < r.received_at.date() and r.cluster is None}
    assert on_the_way
    assert not on_the_way & {report.key for report in reports()}


def test_a_short_period_and_another_city_work_too():
    elsewhere = [Village("11.01.01.2001", "Contoh Satu"), Village("11.01.01.2002", "Contoh Dua")]
    few = list(simulate(seed=3, first=date(2026, 1, 1), last=date(2026, 2, 28), villages=elsewhere))
    assert few
    assert {report.region for report in few} <= {"11.01.01.2001", "11.01.01.2002", None}


def test_the_first_and_the_last_day_may_be_one():
    day = date(2026, 1, 5)
    assert all(r.received_at.date() == day for r in simulate(seed=1, first=day, last=day, villages=VILLAGES))


def test_it_refuses_a_period_that_ends_before_it_begins():
    with pytest.raises(ValueError, match="after the last"):
        list(simulate(seed=1, first=LAST, last=FIRST, villages=VILLAGES))


def test_it_refuses_a_city_without_kelurahan_or_with_one_twice():
    with pytest.raises(ValueError, match="at least one"):
        list(simulate(seed=1, first=FIRST, last=LAST, villages=()))
    with pytest.raises(ValueError, match="twice"):
        list(simulate(seed=1, first=FIRST, last=LAST, villages=(VILLAGES[0], VILLAGES[0])))
