"""The inbox: what is asked for, nearly equal ones as one row, 92 % noise put away in few moves, kept searches."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, MAYANGAN, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.intake import inbox, services, sorting
from kentongan.intake.inbox import Wanted
from kentongan.intake.models import Fingerprint, Photo, Report, ReportState, SavedView
from kentongan.intake.tests.scene import FAMILIES, numbered, put
from kentongan.journal.models import Entry

INBOX = "/laporan/"
HOAX = FAMILIES[0]


def texts(member, now, **wanted):
    return [row.text for row in inbox.listed(member, Wanted(**wanted), at=now)]


def test_nearly_equal_ones_fold_and_what_differs_in_a_number_a_place_or_by_danger_does_not(cast, now):
    put(cast, now, HOAX, f"Diteruskan: {HOAX}", f"{HOAX} !!!")
    put(cast, now, "Jalan berlubang parah sekali", region=SUMBER_TAMAN)
    put(cast, now, "Jalan berlubang parah sekali", region=MANGUNHARJO)  # few words: another place is another matter
    queue = "Antrean pemilih sangat panjang sejak pagi dan petugas kewalahan melayani warga di TPS"
    put(cast, now, f"{queue} 14", f"{queue} 15")
    grave = "Rumah warga dibakar massa tadi malam di dekat pasar dan polisi belum datang ke tempat kejadian"
    put(cast, now, grave, grave)
    assert sorting.sort_new(at=now) == 9
    assert sorting.sort_new(at=now) == 0
    shown = texts(cast.operator, now)
    assert len(shown) == 7
    assert shown.count(HOAX) == 1
    assert shown.count(grave) == 2
    rows = list(inbox.listed(cast.operator, Wanted(), at=now))
    (fold,) = inbox.folded(cast.operator, Wanted(), rows, at=now).values()
    assert (fold.others, fold.regions) == (2, 1)
    assert len(texts(cast.operator, now, fold=rows[-1].fold)) == 3
    assert len(texts(cast.operator, now, search="listrik")) == 3
    assert set(Report.objects.filter(text=grave).values_list("read_severity", flat=True)) == {4}


def test_nothing_hides_behind_a_report_that_is_not_there_for_who_looks(cast, now):
    first, second, third = put(cast, now, HOAX, HOAX, HOAX)
    sorting.sort_new(at=now)
    Report.objects.filter(pk=first.pk).update(classification=Classification.SECRET)
    assert [row.pk for row in inbox.listed(cast.operator, Wanted(), at=now)] == [second.pk]
    services.take(report=Report.objects.get(pk=second.pk), member=cast.verifier, at=now)
    shown = [row.pk for row in inbox.listed(cast.operator, Wanted(), at=now)]
    assert sorted(map(str, shown)) == sorted(map(str, (second.pk, third.pk)))
    Report.objects.filter(pk=third.pk).update(region=MANGUNHARJO)
    assert [row.pk for row in inbox.listed(cast.local_operator, Wanted(), at=now)] == [third.pk]


def test_each_filter_narrows(cast, now):
    plain, other = put(cast, now, "Lampu jalan padam", "Parit tersumbat", sender=cast.lurah)
    Report.objects.filter(pk=other.pk).update(
        door="odk", category="disaster_weather", region=MANGUNHARJO, read_severity=3, grade="B2", settled_below=True,
        received_at=now - timedelta(days=3), taken_by=cast.operator, state=ReportState.TAKEN,
    )  # fmt: skip
    Photo.objects.create(report=other, file="x.jpg", digest="x")
    asked = [
        {"door": "odk"}, {"category": "disaster_weather"}, {"region": MAYANGAN}, {"severity": 3}, {"age": "lewat"},
        {"grade": "B"}, {"grade": "2"}, {"with_photo": True}, {"mine": True}, {"settled": True}, {"state": "taken"},
        {"search": "parit"}, {"search": "mangunharjo"}, {"search": str(other)},
    ]  # fmt: skip
    assert {tuple(texts(cast.operator, now, **one)) for one in asked} == {("Parit tersumbat",)}
    assert texts(cast.operator, now, grade="belum") == texts(cast.operator, now, age="hari") == [plain.text]
    assert texts(cast.operator, now, oldest_first=True)[0] == "Parit tersumbat"
    assert inbox.state_counts(cast.operator, Wanted(), at=now) == {"new": 1, "taken": 1}


def test_the_night_of_the_election_is_put_away_in_few_moves(cast, enter, now):
    """700 reports, 92 % noise in eight families, some words of each changed: two moves leave what is worth reading."""
    noise = [FAMILIES[n % 8] + " " + ("tolong bagikan", "penting", "cek", "info")[n % 4] for n in range(644)]
    put(cast, now, *noise)
    real = put(cast, now, *[f"Warga RT {n} melaporkan pohon tumbang menutup jalan kampung" for n in range(56)])
    sorting.sort_new(at=now)
    client = enter(cast.operator)
    page = client.get(INBOX, {"urut": "lama"})
    folds = [f"lipat-{row.fold}" for row, fold, _led, _late in page.context["rows"] if fold]
    assert page.context["page"].paginator.count == 8 + 56
    assert len(folds) == 8
    many = {"deed": "noise", "pick": folds, "query": ""}
    asked = client.post(reverse("intake:many"), many)
    assert (len(asked.context["chosen"].reports), asked.context["left"]) == (500, 144)
    assert asked.context["form"]["preset"].value() == "not_report"
    for _move in range(2):
        assert client.post(reverse("intake:many"), many | {"step": "do", "preset": "not_report"}).status_code == 302
    assert set(Report.objects.filter(state="new").values_list("pk", flat=True)) == {one.pk for one in real}
    aside = Report.objects.filter(state="set_aside")
    assert set(aside.values_list("reason_code", "reason")) == {("not_report", "Bukan laporan.")}
    assert Entry.objects.filter(verb="report.set_aside").count() == 644
    sorting.sort_new(at=now)
    assert Fingerprint.objects.count() == 56


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_asks_as_much_for_three_as_for_thirty(cast, enter, now, django_assert_max_num_queries, number):
    put(cast, now, *[HOAX] * number, *[f"laporan nomor {n}" for n in range(number)], sender=cast.lurah)
    sorting.sort_new(at=now)
    client = enter(cast.operator)
    with django_assert_max_num_queries(17):
        assert client.get(INBOX).status_code == 200


def test_a_kept_search_is_checked_shared_with_the_office_and_ones_own_to_drop(cast, enter, now):
    client, save = enter(cast.operator), reverse("intake:view_save")
    query = f"wilayah={SUMBER_TAMAN}&umur=lewat&pintu=tidak-ada&page=7&evil=1"
    client.post(save, {"query": query, "name": "Sumber Taman terlambat", "is_shared": "on"})
    client.post(save, {"query": query, "name": "Sumber Taman terlambat"})
    client.post(save, {"query": "evil=1", "name": "kosong"})
    kept = SavedView.objects.get()
    assert kept.query == f"wilayah={SUMBER_TAMAN}&umur=lewat"
    assert "Sumber Taman terlambat" in enter(cast.verifier).get(INBOX).content.decode()
    assert "Sumber Taman terlambat" not in enter(cast.local_operator).get(INBOX).content.decode()
    drop = reverse("intake:view_forget", args=[kept.pk])
    assert enter(cast.verifier).post(drop).status_code == 404
    assert client.post(drop).status_code == 302
    assert not SavedView.objects.exists()


def test_the_pulse_tells_only_that_something_came(cast, enter, now):
    client, pulse = enter(cast.operator), reverse("intake:pulse")
    mark = client.get(INBOX).context["mark"]
    assert client.get(pulse, {"sejak": mark}).status_code == 204
    report = put(cast, now, "Lampu padam", region=SUMBER_TAMAN)[0]
    services.take(report=report, member=cast.verifier, at=now)
    assert client.get(pulse, {"sejak": mark}).json()["mark"] != mark
    other = enter(cast.local_operator)
    assert other.get(pulse, {"sejak": other.get(INBOX).context["mark"]}).status_code == 204


def test_a_report_whose_reading_comes_later_is_listed_and_noted_then(cast, enter, now):
    (report,) = put(cast, now, "Pencurian motor di Sumber Taman", reading=None, received_at=now)
    assert sorting.sort_new(at=now) == 0
    client = enter(cast.operator)
    assert client.get(INBOX).status_code == client.get(reverse("intake:report", args=[report.pk])).status_code == 200
    Report.objects.update(reading={"severity": 2, "issues": [{"category": "crime", "confidence": 0.8}]})
    sorting.sort_new(at=now)
    (row,) = numbered([report])
    assert (row.read_severity, row.read_category) == (2, "crime")
    assert texts(cast.operator, now, category="crime") == [report.text]
