from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kentongan.alerts import calendar_services, queries, shipped_calendar, watching
from kentongan.alerts.models import Alert, CalendarEntry
from kentongan.alerts.tests import scene
from kentongan.alerts.weighing import weigh
from kentongan.cast import CITY, MANGUNHARJO, MAYANGAN, SUMBER_TAMAN, WONOASIH
from kentongan.journal.models import Entry

QUIET_DAYS = date(2024, 11, 25)


@pytest.fixture
def entry(cast, now):
    """Enter something by hand; the test says what differs."""

    def enter(**given):
        usual = {
            "label": "Haul akbar", "kind": "local", "first": now.date(), "last": now.date() + timedelta(days=2),
            "region": cast.region(WONOASIH), "categories": [], "raises": True, "source": "Surat panitia",
        }  # fmt: skip
        return calendar_services.add_entry(by=cast.secretary, at=now, **(usual | given))

    return enter


# --- what is shipped


def test_the_dates_of_elections_and_feasts_are_facts():
    rows = {row.code: row for row in shipped_calendar.entries(2024)}
    assert (rows["pilkada-2024-masa-tenang"].first, rows["pilkada-2024-masa-tenang"].last) == (
        date(2024, 11, 24), date(2024, 11, 26)
    )  # fmt: skip
    assert rows["pilkada-2024-pemungutan-suara"].first == date(2024, 11, 27)
    assert rows["pemilu-2024-pemungutan-suara"].first == date(2024, 2, 14)
    feast = rows["lebaran-2024"]  # 10 and 11 April, joint leave 8 to 15 April; a week before, three days after
    assert (feast.first, feast.last) == (date(2024, 4, 1), date(2024, 4, 18))
    assert (rows["musim-hujan-2024"].first, rows["musim-hujan-2024"].last) == (date(2024, 11, 1), date(2025, 3, 31))


def test_a_moon_seen_twice_in_a_year_is_two_entries_and_a_guess_says_so():
    rows = {row.code: row for row in shipped_calendar.entries(2027)}
    assert rows["isra-mikraj-2027-2"].first - rows["isra-mikraj-2027"].last > timedelta(days=300)
    assert "perkiraan" in rows["lebaran-2027"].source
    assert "perkiraan" not in rows["natal-2027"].source
    assert len({row.code for row in rows.values()}) == len(shipped_calendar.entries(2027))


def test_the_next_year_is_loaded_from_october_on_and_nothing_twice(db):
    def night(month):
        calendar_services.keep_calendar(at=datetime(2026, month, 3, 2, 30, tzinfo=ZoneInfo("Asia/Jakarta")))
        return CalendarEntry.objects.filter(code__endswith="-2027").exists()

    assert not night(9)
    assert CalendarEntry.objects.filter(code="musim-hujan-2025").exists(), "the season that began last year"
    assert night(10)
    before = CalendarEntry.objects.count(), Entry.objects.count()
    CalendarEntry.objects.filter(code="natal-2026").update(label="Natal bersama", is_active=False)
    assert night(11)
    assert (CalendarEntry.objects.count(), Entry.objects.count()) == before
    assert CalendarEntry.objects.get(code="natal-2026").label == "Natal bersama", "what the city changed stays"


# --- attention


@pytest.mark.parametrize(
    ("region", "category", "day", "found"),
    [
        (SUMBER_TAMAN, "crime", 0, True), (SUMBER_TAMAN, "crime", 2, True), (SUMBER_TAMAN, "crime", 3, False),
        (SUMBER_TAMAN, "crime", -1, False), (SUMBER_TAMAN, "drugs", 0, False), (WONOASIH, "crime", 0, True),
        (CITY, "crime", 0, True), (MANGUNHARJO, "crime", 0, False),
    ],
)  # fmt: skip
def test_attention_is_due_by_place_matter_and_day(entry, now, region, category, day, found):
    entry(categories=["crime"])
    assert bool(queries.attention(region, category, now.date() + timedelta(days=day))) is found


def test_whatever_runs_raises_the_likelihood_by_one_step_and_never_above_the_top(entry, now):
    def level(likelihood, impact=3, **where):
        place = {"region": SUMBER_TAMAN, "category": "crime", "day": now.date()} | where
        return weigh(likelihood=likelihood, impact=impact, **place)

    assert level(3).level == "siaga"
    entry(raises=False, label="Arisan")
    assert (level(3).level, level(3).sentence) == ("siaga", "")
    assert [one["label"] for one in level(3).attention] == ["Arisan"], "shown all the same"
    entry()
    entry(label="Pasar malam", region=None)
    raised = level(3)
    assert (raised.likelihood, raised.level) == (4, "awas")
    assert "Haul akbar (sampai 24 November 2026)" in raised.sentence
    assert level(4).likelihood == 4
    assert level(3, region=MANGUNHARJO).sentence.count("sampai") == 1


def test_the_quiet_days_before_the_vote_stand_in_the_reason_and_on_the_page(cast, enter, now):
    calendar_services.load_calendar(year=2024, at=now)
    at = now.replace(year=2024, month=QUIET_DAYS.month, day=QUIET_DAYS.day)
    scene.rules(at)
    scene.incident(cast, at, QUIET_DAYS, severity=4, category="politics_election")
    watching.detect_severe(at=at)
    alert = Alert.objects.get()
    assert (alert.likelihood, alert.impact, alert.level) == (3, 4, "awas")
    assert "Masa tenang Pilkada (sampai 26 November 2024)" in alert.reason
    assert {one["code"] for one in alert.attention} == {"pilkada-2024-masa-tenang"}
    text = enter(cast.operator).get(reverse("alerts:alert", args=[alert.pk])).content.decode()
    assert "Masa tenang Pilkada" in text
    assert "matrix-cell--awas matrix-cell--here" in text
    watching.detect_severe(at=at + timedelta(days=10))
    alert.refresh_from_db()
    assert alert.level == "awas", "the days are over, the level does not sink by itself"


def test_a_count_weighs_by_rareness_and_by_the_worst_that_happened(cast, now):
    scene.rules(now)
    scene.heard(cast, now)
    scene.surge(cast, now)
    watching.run_detection(at=now, category=scene.CATEGORY)
    alert = Alert.objects.get()
    assert (alert.impact, alert.stage) == (2, "ag"), "light quarrels: the usual impact of the matter"
    assert alert.likelihood >= 3
    scene.incident(cast, now, now.date(), severity=4)
    watching.run_detection(at=now, category=scene.CATEGORY)
    alert.refresh_from_db()
    assert (alert.impact, alert.level) == (4, "awas")


# --- pages


FORM = {
    "label": "Karnaval", "kind": "local", "first": "2026-11-22", "last": "2026-11-23", "region": "", "raises": "on",
    "categories": ["traffic"], "source": "Surat izin",
}  # fmt: skip


def test_the_calendar_from_the_page_added_changed_ended(cast, enter, now):
    client, new = enter(cast.secretary), reverse("alerts:calendar_new")
    assert client.post(new, FORM).status_code == 302
    assert client.post(new, FORM).status_code == 422, "the same again is refused, with the form kept"
    entry = CalendarEntry.objects.get()
    address = reverse("alerts:calendar_entry", args=[entry.pk])
    assert client.post(address, FORM | {"last": "2026-11-20"}).status_code == 422
    assert client.post(address, FORM | {"last": "2028-11-20"}).status_code == 422
    assert client.post(address, FORM | {"categories": ["nonsens"]}).status_code == 422
    assert client.post(address, FORM | {"last": "2026-11-30", "raises": ""}).status_code == 302
    entry.refresh_from_db()
    assert (entry.last, entry.raises) == (date(2026, 11, 30), False)
    assert client.post(reverse("alerts:calendar_end", args=[entry.pk])).status_code == 302
    assert client.post(reverse("alerts:calendar_end", args=[entry.pk])).status_code == 409
    assert queries.attention(CITY, "traffic", entry.first) == []
    verbs = Entry.objects.filter(kind="calendar").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["calendar.add", "calendar.edit", "calendar.end"]


def test_what_lies_elsewhere_does_not_exist_and_the_city_s_is_not_changed_from_a_district(cast, enter, entry):
    whole, elsewhere = entry(region=None, label="Hari jadi kota"), entry()
    client = enter(cast.local_operator)  # of Mayangan
    text = client.get(reverse("alerts:calendar"), {"tahun": "2026"}).content.decode()
    assert "Hari jadi kota" in text
    assert "Haul akbar" not in text
    assert client.get(reverse("alerts:calendar_entry", args=[elsewhere.pk])).status_code == 404
    assert client.post(reverse("alerts:calendar_end", args=[whole.pk])).status_code == 403
    assert client.post(reverse("alerts:calendar_new"), FORM).status_code == 422, "not for the whole city"
    assert client.post(reverse("alerts:calendar_new"), FORM | {"region": WONOASIH}).status_code == 422
    assert client.post(reverse("alerts:calendar_new"), FORM | {"region": MAYANGAN}).status_code == 302
    assert enter(cast.auditor).get(reverse("alerts:calendar")).status_code == 200
    assert enter(cast.auditor).post(reverse("alerts:calendar_new"), FORM).status_code == 403


def test_what_is_coming_for_the_agenda(cast, entry, now):
    entry(first=now.date() + timedelta(days=20), last=now.date() + timedelta(days=20))
    assert [one.label for one in queries.coming(cast.secretary, now.date(), 20)] == ["Haul akbar"]
    assert queries.coming(cast.secretary, now.date(), 19) == []
    assert queries.coming(cast.local_operator, now.date(), 20) == []


def test_a_year_of_the_calendar_asks_the_same_number_of_questions(
    cast, enter, entry, now, django_assert_max_num_queries
):
    client = enter(cast.secretary)
    for number in range(30):
        entry(label=f"Acara {number}")
    with django_assert_max_num_queries(12):
        text = client.get(reverse("alerts:calendar"), {"tahun": str(now.year)}).content.decode()
    assert "Acara 29" in text
    for nonsense in ("abc", "99999", "-1", "२०२६"):
        assert client.get(reverse("alerts:calendar"), {"tahun": nonsense}).status_code == 200


def test_the_database_refuses_an_end_before_the_beginning(entry):
    one = entry()
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarEntry.objects.filter(pk=one.pk).update(last=one.first - timedelta(days=1))
