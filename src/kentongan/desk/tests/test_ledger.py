"""The ledger of time: what the clocks say, to whom, and what they do not say."""

import csv
from datetime import timedelta
from io import StringIO

import numpy as np
import pytest
from django.urls import reverse

from kentongan.actions.models import ActionState, Dispute
from kentongan.alerts.models import Alert
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification, Term
from kentongan.desk import ledger
from kentongan.desk.clocks import clocks, targets
from kentongan.desk.steps import GAPS, Mark, Reach, Span, percentiles
from kentongan.journal.models import Entry
from kentongan.verification.models import Source, Verdict

URL = "/buku-waktu/"
HOURS = (0, 1, 2, 5, 6, 30, 54)  # when each mark came, in hours after the first report


@pytest.fixture
def story(scene, cast):
    """Return a function that tells an alert from its first report to some mark."""

    def tell(
        region=SUMBER_TAMAN, *, until=Mark.CHECKED, days=5, agency="polres", secrecy=Classification.OPEN, closed=False
    ):
        start = scene.now - timedelta(days=days)
        at = [start + timedelta(hours=hours) for hours in HOURS]
        given = {"classification": secrecy}
        report = scene.report(region, received_at=at[0], **given)
        incident = scene.incident(region, recorded_at=at[1], **given)
        Source.objects.create(incident=incident, report=report)
        seen = {"acknowledged_by": cast.operator, "acknowledged_at": at[3]} if until >= Mark.ACKNOWLEDGED else {}
        end = {"state": "closed", "closed_by": cast.head, "closed_at": scene.now, "closing_reason": "Reda."}
        alert = scene.alert(region, raised_at=at[2], **given, **seen, **(end if closed else {}))
        alert.incidents.add(incident)
        if until >= Mark.ASSIGNED:
            done = {"state": "done", "done_by": cast.liaison, "done_at": at[5]} if until >= Mark.DONE else {}
            if until == Mark.CHECKED:
                done |= {"state": "checked", "checked_by": cast.head, "checked_at": at[6]}
            scene.action(region, agency=agency, alert=alert, assigned_at=at[4], **given, **done)
        return alert

    return tell


def minutes(clock):
    return [span and (span.minutes, span.runs) for span in clock.spans[1:]]


def lay_with(found, mark):
    shares = found.shares[mark]
    return {
        office: Span(minutes, runs)
        for office, minutes, runs in zip(shares.offices, shares.minutes.tolist(), shares.runs.tolist(), strict=True)
    }


def test_a_whole_clock_reads_every_moment(scene, cast, story):
    story()
    found = clocks(cast.operator, Alert.objects.all(), at=scene.now)
    assert minutes(found[0]) == [(60, False), (60, False), (180, False), (60, False), (1440, False), (1440, False)]
    assert lay_with(found, Mark.DONE) == {"polres": Span(1440.0)}
    assert lay_with(found, Mark.CHECKED) == {"bakesbangpol": Span(1440.0)}  # whoever gave the task has it checked


def test_a_missing_step_runs_until_the_alert_is_closed(scene, cast, story):
    story(until=Mark.RAISED, days=2)
    story(MANGUNHARJO, until=Mark.RAISED, days=2, closed=True)
    both = clocks(cast.operator, Alert.objects.all(), at=scene.now)
    assert minutes(both[0])[2] == (46 * 60, True)
    assert minutes(both[1])[2:] == [None] * 4
    work = scene.alert(state="closed", closed_by=cast.head, closed_at=scene.now, closing_reason="Reda.")
    scene.action(alert=work, assigned_at=scene.now - timedelta(hours=3))
    owed = clocks(cast.operator, Alert.objects.filter(pk=work.pk), at=scene.now)
    assert minutes(owed[0])[4] == (180, True)  # what was promised is owed still


def test_what_was_refuted_waits_for_no_verification_and_idle_tasks_are_no_answer(scene, cast, story):
    alert = story(until=Mark.ASSIGNED)
    alert.incidents.update(verdict=Verdict.FALSE)
    alert.actions.update(state=ActionState.CANCELLED, reason="Salah alamat.")
    clock = clocks(cast.operator, Alert.objects.all(), at=scene.now)[0]
    assert minutes(clock)[:2] == [None, None]
    assert clock.marks[Mark.ASSIGNED] is None
    assert clock.running == [Mark.ASSIGNED]


def test_work_counts_as_done_when_all_of_it_is_and_a_dispute_is_shown(scene, cast, story, enter):
    alert = story()
    late = scene.action(agency="pupr", alert=alert, assigned_at=scene.now - timedelta(days=1))
    found = clocks(cast.operator, Alert.objects.all(), at=scene.now)
    assert found[0].marks[Mark.DONE] is None
    assert minutes(found[0])[4][1]
    assert lay_with(found, Mark.DONE)["pupr"] == Span(1440.0, runs=True)
    people = {"raised_by": cast.lurah, "doubted": cast.head}
    Dispute.objects.create(action=late, reason="Belum.", raised_at=scene.now, **people)
    assert "disanggah 22 Nov 2026" in enter(cast.head).get(URL).content.decode()


def test_nobody_sees_the_clock_of_what_does_not_exist_for_them(scene, cast, story, enter):
    open_one, secret = story(), story(MANGUNHARJO, secrecy=Classification.SECRET)
    head, works, stranger = (enter(who).get(URL).content.decode() for who in (cast.head, cast.works, cast.stranger))
    assert str(open_one) in head
    assert str(secret) in head
    assert str(open_one) in works
    assert str(secret) not in works
    assert ", Mangunharjo" not in works
    assert "PD-" not in stranger
    assert str(secret) not in enter(cast.works).get(URL + "tabel.csv").content.decode()
    assert "Anggota" not in head.partition("<main")[2]  # offices and steps, never persons
    # A report above the clearance moves no clock.
    hidden = scene.report(classification=Classification.SECRET, received_at=scene.now - timedelta(days=30))
    Source.objects.create(incident=open_one.incidents.get(), report=hidden)
    first = [
        clocks(who, Alert.objects.filter(pk=open_one.pk), at=scene.now)[0].marks[0] for who in (cast.works, cast.head)
    ]
    assert first[0] > first[1] == hidden.received_at


def test_the_page_says_where_it_stalls_and_needs_as_many_queries_for_thirty(
    scene, cast, story, enter, django_assert_max_num_queries
):
    first = story()
    worst = story(MANGUNHARJO, until=Mark.RAISED, days=8)
    page = enter(cast.head).get(URL).content.decode()
    assert "Paling lama tertahan antara peringatan dan tanggapan: 78% dari seluruh waktu, median 3 jam; " in page
    assert f"terburuk {worst}, 7 hari dan masih berjalan, Mangunharjo." in page
    assert page.index(str(worst), page.index('id="jejak"')) < page.index(str(first), page.index('id="jejak"'))
    for days in range(3, 33):
        story(days=days)
    client = enter(cast.head)
    with django_assert_max_num_queries(24):
        page = client.get(URL).content.decode()
    assert page.count('class="track-card"') == 25
    assert "Halaman 1 dari 2" in page


def test_filters_narrow_and_nonsense_narrows_nothing(scene, cast, story, enter):
    story(), story(MANGUNHARJO, agency="pupr", until=Mark.DONE, closed=True)
    client = enter(cast.head)

    def count(query):
        return client.get(f"{URL}?{query}").content.decode().count('class="track-card"')

    assert [count(q) for q in ("", "wilayah=35.74.03", "instansi=pupr", "keadaan=closed", "keadaan=open")] == [
        2,
        1,
        1,
        1,
        1,
    ]
    assert [count(q) for q in ("tingkat=awas", "dari=2026-10&sampai=2026-10", "dari=xx&tingkat=%00&page=99")] == [
        0,
        0,
        2,
    ]
    assert "Pilih masa yang lebih panjang" in client.get(f"{URL}?tingkat=awas").content.decode()


def test_the_table_to_take_away_says_the_same(scene, cast, story, enter):
    story(until=Mark.RAISED, days=2), story()
    answer = enter(cast.auditor).get(URL + "tabel.csv?urut=baru")
    head, newest, oldest = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert answer["Content-Disposition"].endswith('"buku-waktu-2026-06-2026-11.csv"')
    assert newest[head.index("peringatan → tanggapan (menit)")] == ">2760"
    assert oldest[head.index("peringatan → tanggapan (menit)")] == "180"
    assert len(newest) == len(head)


def test_the_city_sets_its_own_targets(scene, cast, enter):
    goals = dict.fromkeys(GAPS.values(), 30)
    assert enter(cast.operator).post(reverse("desk:goals"), goals).status_code == 403
    client = enter(cast.head)
    assert client.post(reverse("desk:goals"), goals | {"tanggapan": 0}).status_code == 422
    assert client.post(reverse("desk:goals"), goals).status_code == 302
    assert set(targets(scene.today).values()) == {30}
    lines = Entry.objects.filter(verb="term.minutes").count()
    assert lines == len(GAPS)
    client.post(reverse("desk:goals"), goals)
    assert Entry.objects.filter(verb="term.minutes").count() == lines
    Term.objects.filter(kind="step_target", code="tanggapan").update(extra={"local": True})
    assert Mark.ACKNOWLEDGED not in targets(scene.today)


def test_running_clocks_never_make_a_figure_look_better():
    def median(ended, running=()):
        runs = [False] * len(ended) + [True] * len(running)
        return percentiles(np.array([*ended, *running]), np.array(runs))[0]

    assert median([10, 20, 30, 40]).minutes == 20
    assert median([10, 20, 30, 40], [500, 600]).minutes == 30
    assert median([10, 20, 30, 40], [1]).minutes == 20  # just begun, says nothing yet
    assert median([10], [50, 50, 50]) == Reach(50, beyond=True)


def test_home_and_the_alert_tell_the_clock(scene, cast, story, enter):
    story()
    waiting = story(MANGUNHARJO, until=Mark.RAISED, days=3)
    home = enter(cast.head).get("/").content.decode()
    assert "sampai tindakan pertama: median <strong>4 jam</strong>" in home
    assert f"{waiting}</a>, Mangunharjo, 2 hari tanpa tindakan" in " ".join(home.split())
    page = enter(cast.head).get(f"/peringatan/{waiting.pk}/").content.decode()
    assert "Jejak waktu" in page
    assert "2 hari" in page
    assert "Jejak waktu" not in enter(cast.lurah).get("/peringatan/1/").content.decode()
    assert ledger.answers(cast.lurah, at=scene.now, today=scene.today) is None
