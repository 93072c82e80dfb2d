"""Pages of the rakor."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from kentongan.actions.models import ActionItem
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report, ReportState
from kentongan.intake.services import Incoming
from kentongan.meetings import services
from kentongan.meetings.models import Attendance, Meeting, MeetingState
from kentongan.verification.models import Incident

READING = {
    "kind": "meeting",
    "event_date": {"value": "2026-01-28", "span": [0, 5]},
    "places": [{"text": "Gedung Command Center", "level": "spot", "code": None, "span": [40, 61]}],
    "persons": [{"name": "A", "role": "Wali Kota", "span": [6, 15]}],
    "organisations": [{"text": "Polres Probolinggo Kota", "canonical": "Polres Probolinggo Kota", "span": [16, 39]}],
    "issues": [{"category": "crime", "dimension": "", "quote": "Pencurian ternak di selatan", "span": [62, 70]}],
    "directives": [
        {"text": "Tambah patroli malam", "responsible": "Polres", "due": "segera", "span": [71, 80]},
        {"text": "Bersihkan selokan", "responsible": "OPD terkait", "due": None, "span": [81, 90]},
    ],
}


@pytest.fixture(autouse=True)
def _today(now: datetime):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def article(cast, now):
    text = "Rakor Wali Kota dan Polres Probolinggo Kota di Gedung Command Center. " + "kata " * 20
    made, _ = intake.receive_report(Incoming(text=text, door=Door.FILE), sender=None, at=now)
    Report.objects.filter(pk=made.pk).update(reading=READING)
    made.refresh_from_db()
    return made


HEAD = {
    "title": "Rakor Januari", "held_on": "2026-01-28", "starts_at": "09:00", "place": "Command Center",
    "mode": "gabungan", "chair": "Wali Kota", "region": "35.74", "classification": "0", "summary": "", "points": "",
}  # fmt: skip


def rows(kind, *given):
    sent = {f"{kind}-TOTAL_FORMS": str(len(given)), f"{kind}-INITIAL_FORMS": "0"}
    for number, row in enumerate(given):
        sent |= {f"{kind}-{number}-{name}": value for name, value in row.items()}
    return sent


def minutes(*, attendance=(), issues=(), directives=(), **head):
    return HEAD | head | rows("attendance", *attendance) | rows("issues", *issues) | rows("directives", *directives)


ORDER = {"text": "Tambah patroli", "responsible": "", "due_on": "2026-12-01", "region": "35.74", "phase": "pencegahan"}


# --- refusals


@pytest.mark.parametrize("name", ["meetings:meeting", "meetings:agenda"])
@pytest.mark.parametrize(("part", "status"), [("stranger", 404), ("local_operator", 404), ("auditor", 404)])
def test_it_refuses_whom_it_does_not_concern(cast, enter, facts, now, name, part, status):
    secret = services.record_past_meeting(facts=facts(classification=1), member=cast.secretary, at=now)
    assert enter(getattr(cast, part)).get(reverse(name, args=[secret.pk])).status_code == status


@pytest.mark.parametrize("part", ["lurah", "administrator"])
def test_it_refuses_roles_that_have_no_rakor(cast, enter, part):
    assert enter(getattr(cast, part)).get(reverse("meetings:meetings")).status_code == 403


@pytest.mark.parametrize("part", ["head", "liaison", "auditor", "verifier"])
def test_only_secretary_and_operator_keep_minutes(cast, enter, held, article, part):
    client = enter(getattr(cast, part))
    for name, pk in (("edit", held.pk), ("close", held.pk), ("from_report", article.pk)):
        assert client.post(reverse(f"meetings:{name}", args=[pk])).status_code == 403
    assert client.post(reverse("meetings:plan")).status_code == 403


def test_it_refuses_an_article_of_another_city(cast, enter, article):
    Report.objects.filter(pk=article.pk).update(region="35.75")
    assert enter(cast.secretary).get(reverse("meetings:from_report", args=[article.pk])).status_code == 404


def test_closed_minutes_cannot_be_opened_for_writing(cast, enter, held, now):
    services.close_meeting(meeting=held, member=cast.secretary, at=now)
    client = enter(cast.secretary)
    assert client.get(reverse("meetings:edit", args=[held.pk])).status_code == 409
    assert client.post(reverse("meetings:edit", args=[held.pk]), minutes()).status_code == 409
    assert client.post(reverse("meetings:close", args=[held.pk])).status_code == 409


def test_a_region_outside_ones_area_is_no_choice(cast, enter):
    answer = enter(cast.secretary).post(reverse("meetings:plan"), HEAD | {"region": "35.75"})
    assert answer.status_code == 422
    assert not Meeting.objects.exists()


def test_a_secrecy_above_ones_clearance_is_no_choice(cast, enter):
    answer = enter(cast.secretary).post(reverse("meetings:plan"), HEAD | {"classification": "2"})
    assert answer.status_code == 422


def test_an_invalid_order_keeps_everything_back(cast, enter, article):
    bad = ORDER | {"responsible": "Polres Probolinggo Kota, Dinas Antariksa"}
    sent = minutes(directives=[ORDER, bad], attendance=[{"office": "Polres", "mode": "luring"}])
    answer = enter(cast.secretary).post(reverse("meetings:from_report", args=[article.pk]), sent)
    assert answer.status_code == 422
    assert "Dinas Antariksa" in answer.text
    article.refresh_from_db()
    assert article.state == ReportState.NEW
    assert not Meeting.objects.exists()
    assert not ActionItem.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"due_on": ""}, "Beri tenggat"),
        ({"due_on": "2026-01-01"}, "Tenggat mendahului"),
        ({"text": "", "responsible": "Polres Probolinggo Kota"}, "Tulis arahannya"),
        ({"responsible": "Polres Probolingo Kot"}, "Maksud Anda Polres Probolinggo Kota?"),
        ({"phase": "pesta"}, "pesta"),
    ],
)
def test_it_says_what_is_wrong_with_an_order(cast, enter, held, change, said):
    sent = minutes(directives=[ORDER | change])
    answer = enter(cast.secretary).post(reverse("meetings:edit", args=[held.pk]), sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_an_issue_needs_its_category(cast, enter, held):
    sent = minutes(issues=[{"text": "Begal", "category": "", "region": "35.74"}])
    assert enter(cast.secretary).post(reverse("meetings:edit", args=[held.pk]), sent).status_code == 422


# --- from an article to a rakor


def test_the_form_is_filled_with_what_was_read(cast, enter, article):
    answer = enter(cast.operator).get(reverse("meetings:from_report", args=[article.pk]))
    assert answer.status_code == 200
    for words in (
        "2026-01-28",
        "Gedung Command Center",
        "Wali Kota",
        "Tambah patroli malam",
        "2026-02-02",
        "2026-02-11",
    ):
        assert words in answer.text
    assert 'value="Polres Probolinggo Kota"' in answer.text
    assert "Teks menyebut “OPD terkait”" in answer.text
    assert 'class="found' in answer.text


def test_a_confirmed_article_is_a_rakor_with_its_promises(cast, enter, article):
    named = ORDER | {"responsible": "Polres Probolinggo Kota, Dinas PUPR"}
    sent = minutes(
        directives=[named, ORDER | {"text": "Tanpa nama"}, {"text": "", "responsible": "", "due_on": "2026-12-01"}],
        issues=[{"text": "Begal", "category": "crime", "dimension": "", "region": "35.74.02"}, {"text": ""}],
        attendance=[{"office": "Polres Probolinggo Kota", "mode": "luring"}, {"office": "", "mode": "luring"}],
        points="Satu\n\nDua\n",
    )
    answer = enter(cast.operator).post(reverse("meetings:from_report", args=[article.pk]), sent, follow=True)
    assert answer.status_code == 200
    made = Meeting.objects.get()
    assert (made.source, made.state, str(made.held_on)) == (article, MeetingState.HELD, "2026-01-28")
    assert sorted(ActionItem.objects.values_list("agency", flat=True)) == ["bakesbangpol", "polres", "pupr"]
    assert made.attendance.get().agency_id == "polres"
    assert made.issues.get().dimension == "keamanan"
    assert [point.text for point in made.agenda.all()] == ["Satu", "Dua"]
    assert "1 arahan tanpa penanggung jawab diserahkan kepada Bakesbangpol" in answer.text


def test_the_same_article_a_second_time_leads_to_its_rakor(cast, enter, article):
    client = enter(cast.operator)
    url = reverse("meetings:from_report", args=[article.pk])
    client.post(url, minutes())
    for method in ("get", "post"):
        answer = getattr(client, method)(url, minutes())
        assert answer["Location"] == reverse("meetings:meeting", args=[Meeting.objects.get().pk])


def test_a_row_can_be_taken_out(cast, enter, article):
    sent = minutes(directives=[ORDER, ORDER | {"text": "Keliru", "DELETE": "on"}])
    enter(cast.operator).post(reverse("meetings:from_report", args=[article.pk]), sent)
    assert [one.text for one in Meeting.objects.get().directives.all()] == ["Tambah patroli"]


def test_more_rows_come_without_a_script_and_nothing_is_saved(cast, enter, article):
    sent = minutes(directives=[ORDER]) | {"more": "directives"}
    answer = enter(cast.operator).post(reverse("meetings:from_report", args=[article.pk]), sent)
    assert 'name="directives-4-text"' in answer.text
    assert "Tambah patroli" in answer.text
    assert not Meeting.objects.exists()


# --- planning, minutes, closing


def test_a_planned_rakor_leads_to_its_agenda(cast, enter, held):
    sent = HEAD | {"held_on": "2026-11-25", "points": "Natal dan tahun baru"}
    answer = enter(cast.secretary).post(reverse("meetings:plan"), sent, follow=True)
    assert "Natal dan tahun baru" in answer.text
    assert "Bersihkan saluran air" in answer.text
    assert "terlambat" in answer.text
    assert Meeting.objects.get(title="Rakor Januari").state == MeetingState.PLANNED


def test_minutes_of_a_day_to_come_offer_the_head_only(cast, enter, facts, now):
    planned = services.plan_meeting(
        facts=facts(now.date() + timedelta(days=3)), member=cast.secretary, at=now, points=["Lama"]
    )
    client = enter(cast.secretary)
    page = client.get(reverse("meetings:edit", args=[planned.pk]))
    assert "directives-0-text" not in page.text
    sent = minutes(held_on="2026-11-26", points="Lama\nBaru") | {"seen": page.context["seen"]}
    assert client.post(reverse("meetings:edit", args=[planned.pk]), sent).status_code == 302
    assert [one.text for one in planned.agenda.filter(kind="point")] == ["Lama", "Baru"]


def test_two_people_do_not_overwrite_one_another(cast, enter, held):
    url = reverse("meetings:edit", args=[held.pk])
    seen = enter(cast.secretary).get(url).context["seen"]
    first = minutes(held_on="2026-10-28", attendance=[{"office": "Kodim", "mode": "luring"}]) | {"seen": seen}
    assert enter(cast.secretary).post(url, first).status_code == 302
    second = minutes(held_on="2026-10-28", attendance=[{"office": "Kejari", "mode": "luring"}]) | {"seen": seen}
    answer = enter(cast.operator).post(url, second)
    assert answer.status_code == 422
    assert "baru saja diubah orang lain" in answer.text
    assert [one.office for one in held.attendance.all()] == ["Kodim"]


def test_closing_says_whose_turn_it_is(cast, enter, held):
    client, page = enter(cast.secretary), reverse("meetings:close", args=[held.pk])
    preview = client.get(page).text
    assert "Dinas PUPR" in preview  # what goes to whom, before it is signed
    assert "Bersihkan saluran air" in preview
    assert client.post(page, {"name": "", "office": ""}).status_code == 422
    answer = client.post(page, {"name": "Sri Wahyuni", "office": "Kepala Badan"}, follow=True)
    assert "Notulen ditutup" in answer.text
    assert "Sri Wahyuni" in answer.text
    assert "sidik cocok" in answer.text
    assert reverse("briefs:compose", args=[held.pk]) in answer.text


def test_the_list_counts_what_was_kept(cast, enter, held):
    first = held.directives.order_by("id").first()
    client = enter(cast.head)
    assert "0 dari 2 arahan selesai" in client.get(reverse("meetings:meetings")).text
    first.actions.update(state="checked")
    assert "1 dari 2 arahan selesai" in client.get(reverse("meetings:meetings")).text


def test_an_article_too_secret_for_the_reader_of_the_rakor_is_only_a_number(cast, enter, held, article):
    Meeting.objects.filter(pk=held.pk).update(source=article)
    page = enter(cast.liaison).get(reverse("meetings:meeting", args=[held.pk]))
    assert reverse("intake:report", args=[article.pk]) not in page.text


def test_simulated_rakor_bear_the_mark(cast, enter, facts, now):
    made = services.plan_meeting(facts=facts(now.date()), member=cast.secretary, at=now, is_simulated=True)
    client = enter(cast.head)
    for url in (
        reverse("meetings:meetings"),
        *(reverse(f"meetings:{n}", args=[made.pk]) for n in ("meeting", "agenda")),
    ):
        assert "SIMULASI" in client.get(url).text


def test_pages_ask_little_of_the_database(cast, enter, facts, order, held, article, now, django_assert_max_num_queries):
    for day in (18, 19, 20):
        services.record_past_meeting(
            facts=facts(date(2026, 11, day)),
            directives=[order(str(n), ("pupr", "polres"), now.date()) for n in range(6)],
            member=cast.secretary, at=now,
        )  # fmt: skip
        Incident.objects.create(
            title="x", category="crime", occurred_on=date(2026, 11, 19), region=cast.region("35.74.02"),
            recorded_by=cast.verifier, recorded_at=now,
        )  # fmt: skip
    client = enter(cast.secretary)
    last = Meeting.objects.first()
    urls = [reverse("meetings:meetings"), reverse("meetings:plan"), reverse("meetings:from_report", args=[article.pk])]
    urls += [reverse(f"meetings:{name}", args=[last.pk]) for name in ("meeting", "agenda", "edit")]
    for url in urls:
        with django_assert_max_num_queries(22, info=url):  # one counts the unread notices
            assert client.get(url).status_code == 200, url


def test_an_empty_list_says_what_to_do(cast, enter):
    assert "Belum ada rakor" in enter(cast.secretary).get(reverse("meetings:meetings")).text


def test_saving_the_minutes_keeps_who_came_by_name(cast, enter, planned_people, now):
    meeting, browser = planned_people, enter(cast.secretary)
    page = reverse("meetings:edit", args=[meeting.pk])
    shown = browser.get(page).context["forms"]
    sent = {"seen": browser.get(page).context["seen"]} | HEAD | {"title": "Rakor baru", "held_on": str(meeting.held_on)}
    people = [form.initial for form in shown.sets["attendance"].forms if form.initial]
    assert len(people) == 102
    people[0] = people[0] | {"person": "Budi Santoso"}  # a name that was misheard
    answer = browser.post(page, sent | rows("attendance", *people) | rows("issues") | rows("directives"))
    assert answer.status_code == 302
    stored = {(one.office, one.person): one.arrived_at for one in meeting.attendance.all()}
    assert len(stored) == 102
    assert stored["Kodim", "Budi Santoso"] == now
    assert stored["Kodim", "Ani"] == now


@pytest.fixture
def planned_people(cast, facts, now):
    """A rakor with a full hall, each of whom came in by the door."""
    meeting = services.record_past_meeting(facts=facts(), member=cast.secretary, at=now)
    names = [("Kodim", "Bodi"), ("Kodim", "Ani"), *((f"Unsur {n}", f"Orang {n}") for n in range(100))]
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, office=office, person=person, arrived_at=now) for office, person in names
    )
    return meeting
