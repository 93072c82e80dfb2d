"""The pages: what is typed is kept, what is wrong is said beside its field, what is not yours is not there."""

from datetime import date, timedelta

from django.urls import reverse

from kentongan.situations import writing
from kentongan.situations.models import ReportForm, Section, SituationReport
from kentongan.situations.tests.conftest import OCTOBER, SEPTEMBER, begun, heading, sent
from kentongan.situations.writing import Text


def test_from_the_list_to_a_sent_report(cast, enter, monthly, now):
    sent(monthly, cast.works, now, SEPTEMBER, texts={"III": "Harga cabai naik."}, figures={"unjuk-rasa": 3})
    client = enter(cast.works)
    page = client.get(reverse("situations:situations")).content.decode()
    assert "Ditunggu dari Dinas PUPR" in page
    begin = {"form": monthly.pk, "start": "2026-10-01"}
    for _press in range(2):
        answer = client.post(reverse("situations:begin"), begin)
    report = SituationReport.objects.get(state="draft")
    write = reverse("situations:write", kwargs={"pk": report.pk})
    assert answer["Location"] == write
    page = client.get(write).content.decode()
    assert "Harga cabai naik." in page
    one, three = heading(monthly, "I"), heading(monthly, "III")
    typed = {f"text-{one}": "Aman", f"rev-{one}": "0", f"text-{three}": "", "classification": "0"}
    assert client.post(write, typed | {"same": str(three)}).status_code == 302
    assert Section.objects.get(report=report, heading=three).text == "Harga cabai naik."
    typed = {f"text-{one}": "Aman", f"rev-{one}": "1", "low-unjuk-rasa": "5.000", "classification": "0"}
    wrong = client.post(write, typed | {"check": "1"})
    assert wrong.status_code == 422
    assert "Periksa lagi: yang wajar antara 0 dan 500." in wrong.content.decode()
    assert 'value="5.000"' in wrong.content.decode()
    typed["low-unjuk-rasa"] = "1.5x"
    assert "Tulis angka saja" in client.post(write, typed).content.decode()
    typed["low-unjuk-rasa"] = "12"
    answer = client.post(write, typed | {"check": "1"})
    send = reverse("situations:send", kwargs={"pk": report.pk})
    assert answer["Location"] == send
    page = client.get(send).content.decode()
    assert "Akan tertulis NIHIL:" in page
    assert "Kasus demam berdarah" in page.split("Angka yang tidak dilaporkan:")[1][:200]
    assert client.post(send).status_code == 302
    assert client.post(send).status_code == 404  # pressed twice: there is no draft any more
    page = client.get(reverse("situations:situation", kwargs={"pk": report.pk})).content.decode()
    assert "NIHIL" in page
    assert "Aman" in page
    report.refresh_from_db()
    assert report.figures.get().low == 12
    correct = reverse("situations:correct", kwargs={"pk": report.pk})
    assert client.post(correct, {"correct-reason": ""}).status_code == 422
    assert client.post(correct, {"correct-reason": "Angka keliru"}).status_code == 302
    assert enter(cast.head).post(correct, {"correct-reason": "Bukan milik saya"}).status_code == 404


def test_a_save_in_the_background_keeps_what_is_right_and_shows_what_collides(cast, enter, monthly, now):
    report = begun(monthly, cast.works, now)
    one, two = heading(monthly, "I"), heading(monthly, "II")
    writing.write(report=report, texts=[Text(one, "Dari rekan", 0)], member=cast.works, at=now)
    client, address = enter(cast.works), reverse("situations:write", kwargs={"pk": report.pk})
    typed = {
        f"text-{one}": "Dari saya", f"rev-{one}": "0",
        f"text-{two}": "Rapat partai", f"rev-{two}": "0",
        "low-unjuk-rasa": "99999", "classification": "0",
    }  # fmt: skip
    answer = client.post(address, typed, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Dari rekan" in page
    assert "kecuali yang ditandai" in page
    assert "yang wajar antara 0 dan 500" in page
    assert f'name="rev-{two}" value="1"' in page
    assert f'name="rev-{one}" value="0"' in page  # mine stays on top of what I had read
    assert Section.objects.get(heading=two).text == "Rapat partai"
    assert Section.objects.get(heading=one).text == "Dari rekan"
    plain = client.post(address, typed)
    assert plain.status_code == 409
    assert "Dari saya" in plain.content.decode()
    # What I did not touch is not held against my colleague, and their text stays.
    unread = {f"text-{one}": "", f"rev-{one}": "0", f"was-{one}": writing.mark(""), "classification": "0"}
    page = client.post(address, unread, headers={"HX-Request": "true"}).content.decode()
    assert "kecuali" not in page
    assert f'name="rev-{one}"' not in page  # and my next word there is still on top of what I had read
    assert Section.objects.get(heading=one).text == "Dari rekan"
    del typed["low-unjuk-rasa"]
    typed |= {f"seen-{one}": "1", f"rev-{two}": "1"}
    assert client.post(address, typed).status_code == 302
    assert Section.objects.get(heading=one).text == "Dari saya"


def test_lists_cost_the_same_with_three_and_with_thirty_reports(
    cast, enter, monthly, now, django_assert_max_num_queries
):
    client = enter(cast.head)
    pages = ("situations:situations", "situations:completeness", "situations:figures")
    for first, last in ((0, 3), (3, 30)):
        for back in range(first, last):
            month = 2026 * 12 + 9 - back
            start = date(month // 12, month % 12 + 1, 1)
            sent(monthly, cast.works, now, start, figures={"unjuk-rasa": back + 1})
        for name in pages:
            with django_assert_max_num_queries(22):
                assert client.get(reverse(name)).status_code == 200
    assert "Halaman 1 dari 2" in client.get(reverse("situations:situations")).content.decode()
    assert client.get(reverse("situations:figure", kwargs={"code": "unjuk-rasa"})).content.count(b"<svg") > 1


def test_what_is_not_yours_is_not_there(cast, enter, daily, monthly, now):
    secret = sent(daily, cast.liaison, now, date(2026, 11, 20), texts={"III": "Catatan"}, classification=1)
    draft = begun(monthly, cast.works, now, OCTOBER)
    back = reverse("situations:send_back", kwargs={"pk": secret.pk})
    for member in (cast.works, cast.stranger, cast.auditor, cast.lurah):
        client = enter(member)
        assert client.get(reverse("situations:situation", kwargs={"pk": secret.pk})).status_code == 404
        assert b"Catatan" not in client.get(reverse("situations:situations")).content
    for member, status in ((cast.works, 403), (cast.liaison, 403), (cast.secretary, 422)):
        assert enter(member).post(back, {"back-reason": ""}).status_code == status
    assert enter(cast.secretary).post(back, {"back-reason": "Lengkapi"}).status_code == 302
    for member in (cast.head, cast.liaison):
        assert enter(member).get(reverse("situations:write", kwargs={"pk": draft.pk})).status_code == 404
        assert enter(member).post(reverse("situations:write", kwargs={"pk": draft.pk})).status_code == 404
    csv = b"".join(enter(cast.works).get(reverse("situations:export")).streaming_content)
    assert b"Polres" not in csv


def test_the_city_keeps_its_forms(cast, enter, monthly, now):
    client = enter(cast.secretary)
    assert client.get(reverse("situations:forms")).status_code == 200
    head = {
        "code": "mingguan", "name": "Laporan pasar", "cadence": "daily", "valid_from": "2026-11-01",
        "window_from": "06:00", "due_days": "0", "due_time": "08:00", "agencies": ["pupr"],
        "headings-TOTAL_FORMS": "2", "headings-INITIAL_FORMS": "0",
        "headings-0-code": "A", "headings-0-label": "Harga", "headings-0-wants": "figures",
        "headings-1-code": "A", "headings-1-label": "Catatan", "headings-1-wants": "text",
    }  # fmt: skip
    page = client.post(reverse("situations:form_new"), head)
    assert page.status_code == 422
    assert "Pilih angka yang diminta" in page.content.decode()
    head["headings-0-indicators"] = ["garam", "kedelai"]
    assert "Kode ini dipakai dua kali." in client.post(reverse("situations:form_new"), head).content.decode()
    head["headings-1-code"] = "B"
    assert client.post(reverse("situations:form_new"), head).status_code == 302
    made = ReportForm.objects.get(code="mingguan")
    assert [one.code for one in made.headings.all()] == ["A", "B"]
    begun(made, cast.works, now + timedelta(hours=1), date(2026, 11, 22))
    page = client.get(reverse("situations:form", kwargs={"pk": made.pk})).content.decode()
    assert "tidak berubah lagi" in page
    version = reverse("situations:form_version", kwargs={"pk": made.pk})
    assert client.post(version, {"valid_from": "2026-11-22"}).status_code == 422
    assert client.post(version, {"valid_from": "2026-11-23"}).status_code == 302
    bounds = {
        "label": "Garam", "unit": "Rp/kg", "is_pair": "on", "least": "5.000", "most": "1.000", "jump_percent": "10",
        "jump_least": "0", "order": "1",
    }  # fmt: skip
    address = reverse("situations:indicator", kwargs={"code": "garam"})
    assert client.post(address, bounds).status_code == 422
    assert client.post(address, bounds | {"most": "90.000"}).status_code == 302
    assert enter(cast.works).get(address).status_code == 403
