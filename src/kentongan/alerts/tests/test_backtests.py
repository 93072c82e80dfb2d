"""A back-test as a product: asked by the head, done by the worker, shown and printed, hidden where it must be."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kentongan.alerts import backtests, replaying
from kentongan.alerts.models import Alert, Backtest, BacktestState
from kentongan.alerts.tests import scene
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.jobs.models import Job, JobState
from kentongan.jobs.worker import Worker
from kentongan.journal.models import Entry
from kentongan.verification.models import Verdict
from kentongan.work import HANDLERS

LIST, NEW = reverse("alerts:backtests"), reverse("alerts:backtest_new")


@pytest.fixture
def past(cast, now):
    """A year of reports, a burst in October and a grave deed behind it; the news of another burst came too late."""
    rules = scene.rules(now)
    scene.heard(cast, now, days=420)
    for back in (50, 51, 52, 53, 54, 55):
        scene.incident(cast, now - timedelta(days=back), (now - timedelta(days=back)).date())
    grave = now - timedelta(days=40)
    scene.incident(cast, grave, grave.date(), severity=3, verdict=Verdict.TRUE)
    for back in (80, 81, 82, 83):
        scene.incident(cast, now, (now - timedelta(days=back)).date(), region=MANGUNHARJO)
    return rules["counts"]


def question(rule, now, **fields):
    asked = {
        "rule": rule, "category": scene.CATEGORY, "truth": "grave", "knowledge": "then",
        "first": now.date() - timedelta(days=100), "last": now.date() - timedelta(days=1),
    }  # fmt: skip
    return backtests.Question(**(asked | fields))


def work(now):
    worker = Worker(HANDLERS, zone=now.tzinfo, now=lambda: now + timedelta(minutes=1))
    while worker.work_once():
        pass


def test_the_head_asks_the_worker_counts_the_head_reads(cast, enter, past, now, time_machine):
    time_machine.move_to(now)
    client, alerts = enter(cast.head), Alert.objects.count()
    page = client.get(NEW).content.decode()
    assert past.label in page
    asked = {
        "rule": past.pk, "category": "", "truth": "grave", "knowledge": "then",
        "first": "2026-08-14", "last": "2026-11-21",
    }  # fmt: skip
    there = client.post(NEW, asked)["Location"]
    assert client.post(NEW, asked)["Location"] == there  # the button pressed twice
    assert Backtest.objects.count() == 1
    assert "Menunggu giliran" in client.get(there, headers={"HX-Request": "true"}).content.decode()
    work(now)
    found = Backtest.objects.get()
    assert (found.state, found.classification) == (BacktestState.DONE, Classification.OPEN)
    own = found.result["scores"]["rule"]
    assert (own["troubles"], own["caught"], own["alarms_false"]) == (1, 1, 0)
    assert found.result["late_known"] == 4
    told = client.get(there).content.decode()
    assert "Dari 1 peristiwa berat yang terbukti, 1 didahului peringatan" in told
    assert told.count("<svg") >= 4
    assert client.get(there, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert there in client.get(LIST).content.decode()
    assert LIST in client.get(reverse("alerts:selfcheck")).content.decode()
    paper = client.get(reverse("briefs:backtest_pdf", kwargs={"pk": found.pk}))
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content[:5] == b"%PDF-"
    assert paper.content == client.get(reverse("briefs:backtest_pdf", kwargs={"pk": found.pk})).content
    verbs = Entry.objects.filter(kind="backtest").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["backtest.ask", "backtest.finish"]
    assert Alert.objects.count() == alerts


def test_what_was_recorded_later_helps_only_in_hindsight(cast, past, now):
    def alarms(**fields):
        asked = Backtest(**question(past, now, **fields).__dict__, region_id="35.74", asked_by=cast.head)
        return backtests.counted(asked)[0]["scores"]["rule"]["alarms"]

    assert alarms() == 1
    assert alarms(knowledge="hindsight") == 2


def test_a_refuted_incident_counts_until_it_was_refuted(cast, past, now):
    day = now - timedelta(days=20)
    for back in range(4):
        thing = scene.incident(cast, day, (day - timedelta(days=back)).date(), region=MANGUNHARJO)
        type(thing).objects.filter(pk=thing.pk).update(verdict=Verdict.FALSE, checked_at=day + timedelta(days=8))
    whole = replaying.Past("35.74", scene.CATEGORY, (day - timedelta(days=10)).date(), now.date(), clearance=0)
    known = replaying.replayed(whole, past.options, truth="surges")[0]
    assert known["scores"]["rule"]["alarms"] == 1
    assert known["scores"]["rule"]["alarms_false"] == 1


def test_secret_incidents_make_a_secret_back_test(cast, enter, past, now):
    scene.incident(cast, now - timedelta(days=30), date(2026, 10, 20), classification=Classification.SECRET)
    seen = {}
    for member in (cast.head, cast.camat):
        made = backtests.ask(question=question(past, now), member=member, at=now)
        backtests.perform(backtest=made.pk, at=now)
        seen[member] = Backtest.objects.get(pk=made.pk)
    assert seen[cast.head].classification == Classification.SECRET
    assert seen[cast.camat].classification == Classification.OPEN
    assert seen[cast.head].result["events"] == seen[cast.camat].result["events"] + 1 + 4  # and those of Mayangan
    for member, status in ((cast.sekda, 200), (cast.operator, 404), (cast.camat, 404), (cast.stranger, 404)):
        for page in ("alerts:backtest", "briefs:backtest_pdf"):
            assert enter(member).get(reverse(page, kwargs={"pk": seen[cast.head].pk})).status_code == status
    assert f"/{seen[cast.head].pk}/" not in enter(cast.operator).get(LIST).content.decode()


def test_what_cannot_be_tried_is_said_and_kept_on_the_form(cast, enter, past, now, time_machine):
    time_machine.move_to(now)
    client = enter(cast.head)
    good = {"rule": past.pk, "category": "", "truth": "grave", "knowledge": "then"}
    for first, last, says in (
        ("2026-11-01", "2026-11-22", "belum lewat"),
        ("2020-11-01", "2026-11-21", "paling lama 1100 hari"),
        ("2026-11-21", "2026-11-01", "tidak boleh mundur"),
        ("kapan", "2026-11-21", "kapan"),
    ):
        answer = client.post(NEW, good | {"first": first, "last": last})
        assert answer.status_code == 422
        assert says in answer.content.decode()
    assert not Backtest.objects.exists()
    severity = scene.rules(now)["severity"]
    with pytest.raises(backtests.NotCounting):
        backtests.ask(question=question(severity, now), member=cast.head, at=now)


def test_a_worker_that_gives_up_or_finds_nothing_is_told(cast, enter, past, now):
    made = backtests.ask(question=question(past, now), member=cast.head, at=now)
    Job.objects.update(state=JobState.DEAD)
    page = reverse("alerts:backtest", kwargs={"pk": made.pk})
    assert "Pengujian terhenti" in enter(cast.head).get(page).content.decode()
    backtests.perform(backtest=made.pk, at=now)
    backtests.perform(backtest=made.pk, at=now)  # taken up twice
    assert Entry.objects.filter(verb="backtest.finish").count() == 1


def test_the_list_asks_as_often_for_thirty_as_for_three(cast, enter, past, now, django_assert_max_num_queries):
    client = enter(cast.head)
    for number in range(30):
        backtests.ask(
            question=question(past, now, first=date(2026, 1, 1) + timedelta(number)), member=cast.head, at=now
        )
        if number in (2, 29):
            with django_assert_max_num_queries(14):
                assert client.get(LIST).status_code == 200
    assert SUMBER_TAMAN not in client.get(LIST).content.decode()
