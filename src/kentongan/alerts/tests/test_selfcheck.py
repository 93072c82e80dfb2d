from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from kentongan.alerts import selfcheck, selfcheck_words, watching
from kentongan.alerts.models import Alert
from kentongan.alerts.tests import scene
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN, WONOASIH
from kentongan.city.models import Classification

ZONE = ZoneInfo("Asia/Jakarta")
TODAY = date(2026, 11, 22)


@pytest.fixture
def rule(cast, now):
    return scene.rules(now)["counts"]


@pytest.fixture
def warned(cast, rule, now):
    """Write one alert of the past: how long ago, how it was judged, and where."""

    def warn(days, verdict="", *, region=SUMBER_TAMAN, category="crime", **given):
        at = now - timedelta(days=days)
        signed = (
            {"state": "closed", "verdict": verdict, "closing_reason": "x", "closed_by": cast.head,
             "closed_at": at + timedelta(hours=1)} if verdict else {}
        )  # fmt: skip
        values = {"level": "siaga", "reason": "Ada.", "raised_at": at} | signed | given
        return Alert.objects.create(rule=rule, region=cast.region(region), category=category, **values)

    return warn


def of(member):
    return {month.first.month: month for month in selfcheck.months(member, today=TODAY, zone=ZONE)}


def grave(cast, now, days, **given):
    at = now - timedelta(days=days)
    usual = {"severity": 3, "verdict": "true", "progress": "checked", "category": "crime", "occurred_at": at}
    return scene.incident(cast, at, at.date(), **(usual | given))


def test_a_month_adds_up_and_under_five_nothing_is_claimed(cast, now, warned):
    for verdict in ("true", "true", "true", "false"):
        warned(30, verdict)  # 23 October
    warned(30, "cannot_tell")
    warned(30, category="drugs")
    warned(2, "true")
    october = of(cast.head)[10]
    tally = october.tally
    assert (tally.raised, tally.true, tally.false, tally.cannot_tell, tally.open) == (6, 3, 1, 1, 1)
    assert tally.false_share is None, "four judged are too few"
    assert "Baru 4 yang dinilai benar atau keliru" in " ".join(selfcheck_words.sentences(october))
    warned(31, "false")
    october = of(cast.head)[10]
    assert october.tally.false_share == 40
    assert "3 benar dan 2 keliru (40 persen keliru)" in " ".join(selfcheck_words.sentences(october))
    assert {part[1]: part[2].raised for part in selfcheck.rows(october)} == {
        "Kriminalitas": 6,
        "Narkoba dan minuman keras": 1,
    }
    assert of(cast.head)[11].tally.raised == 1
    assert sum(month.tally.raised for month in of(cast.stranger).values()) == 0


@pytest.mark.parametrize(
    ("warning", "announced"),
    [
        ({"days": 12}, True),
        ({"days": 12, "verdict": "true"}, True),  # answered, yet within thirty days
        ({"days": 45, "verdict": "true"}, False),
        ({"days": 45}, True),  # still open
        ({"days": 12, "region": WONOASIH}, True),
        ({"days": 12, "region": MANGUNHARJO}, False),
        ({"days": 12, "category": "drugs"}, False),
        ({"days": 9}, False),  # came after it
    ],
)
def test_what_had_been_announced(cast, now, warned, warning, announced):
    grave(cast, now, 10)
    warned(**warning)
    november = of(cast.head)[11]
    assert bool(november.missed) is not announced
    if announced:
        assert november.lead == timedelta(days=warning["days"] - 10)


def test_what_was_not_verified_light_or_an_exercise_is_no_miss(cast, now, warned):
    grave(cast, now, 3, verdict="unknown", progress="checking")
    grave(cast, now, 3, severity=2)
    grave(cast, now, 3, is_simulated=True)
    warned(2, is_simulated=True)
    november = of(cast.head)[11]
    assert (november.happenings, november.tally.raised) == ([], 0)
    assert "tidak ada peringatan" in selfcheck_words.sentences(november)[0]


def test_the_alert_that_an_incident_itself_raised_did_not_announce_it(cast, now):
    scene.rules(now)
    thing = grave(cast, now, 0, occurred_at=None)
    watching.signal_incident(incident=thing, at=now)
    assert [one.pk for one in of(cast.head)[11].missed] == [thing.pk]


def test_the_page_says_it_in_words_bars_and_figures_and_hides_what_is_secret(cast, enter, warned):
    """The page looks at the twelve months before today, whatever day that is."""
    day = (timezone.now() - timedelta(days=60)).astimezone(ZONE).replace(day=15)
    month = {"bulan": day.strftime("%Y-%m")}
    grave(cast, day, 0, category="drugs", title="Rumah dibakar", classification=Classification.SECRET)
    for _each in range(5):
        warned(0, "true", raised_at=day)
    client, address = enter(cast.head), reverse("alerts:selfcheck")
    text = client.get(address, month).content.decode()
    for words in ("semuanya benar", 'class="stack-true"', "Rumah dibakar", "1 / 1"):
        assert words in text
    other = enter(cast.auditor).get(address, month).content.decode()
    assert "Rumah dibakar" not in other
    assert "1 / 1" not in other
    assert client.get(address, {"bulan": "nonsens"}).status_code == 200
    assert enter(cast.lurah).get(address).status_code == 403


def test_many_alerts_ask_no_more_questions(cast, enter, now, warned, django_assert_max_num_queries):
    client = enter(cast.head)
    for number in range(30):
        warned(number * 9, "true" if number % 2 else "false")
        grave(cast, now, number * 9)
    with django_assert_max_num_queries(10):
        assert client.get(reverse("alerts:selfcheck")).status_code == 200


def test_the_bars_keep_within_their_frame(cast, warned):
    for number in range(40):
        warned(5, ("true", "false", "cannot_tell", "")[number % 4], category=f"c{number}")
    chart = selfcheck_words.stack(list(of(cast.head).values()))
    assert len(chart.stacks) == 12
    last = chart.stacks[-1]
    assert last.raised == 40
    assert sum(height for _kind, _y, height in last.parts) == chart.floor - last.top
    assert all(0 <= y <= chart.floor for _kind, y, _height in last.parts)
