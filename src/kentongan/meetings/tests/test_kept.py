"""Promised against kept, and a past rakor out of a pasted text."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency
from kentongan.intake.models import Report
from kentongan.meetings import kept, kept_chart, services
from kentongan.meetings.models import Meeting

TODAY = date(2026, 11, 22)
TEXT = """Rakor kewaspadaan dini digelar di Ruang Rapat Bakesbangpol, Selasa (25/2/2025). Wali Kota meminta Dinas PUPR
segera mengeruk saluran di Kelurahan Sumber Taman."""


def promised(due, settled=None, *, done=True, given=date(2026, 9, 1), office="pupr"):
    return kept.Promised(Agency(pk=office, short=office), given, due, settled, done and settled is not None, TODAY)


def test_what_became_of_promises_is_told_by_the_first_due_date():
    rakor = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    rows = [
        promised(date(2026, 9, 10), date(2026, 9, 10)),
        promised(date(2026, 9, 10), date(2026, 10, 2)),
        promised(date(2026, 9, 10)),
        promised(date(2026, 9, 10), date(2026, 10, 1), done=False),  # given up after its day
        promised(date(2026, 12, 1), office="polres", given=date(2026, 11, 1)),
    ]
    told = kept.reckon(rows, rakor)
    pupr, police = told.rows
    assert list(pupr.tally.counts.values()) == [1, 1, 2, 0]
    assert (pupr.tally.share, pupr.carried, pupr.most_carried, pupr.late_days) == (25, 3, 2, 22)
    assert (police.tally.share, police.late_days, police.carried) == (None, None, 0)
    assert [tally.promised for tally in told.by_month] == [4, 1]
    chart = kept_chart.draw(told)
    assert [sum(piece.height for piece in bar.pieces) for bar in chart.bars] == [180, 45]
    assert kept_chart.draw(kept.reckon([], [])) is None


def test_the_page_shows_what_a_member_may_see_at_a_constant_price(
    cast, enter, held, order, now, django_assert_max_num_queries
):
    page, client = reverse("meetings:kept"), enter(cast.head)
    done = ActionItem.objects.get(agency="pupr")
    actions.accept(action=done, member=cast.works, at=now)
    actions.note(action=done, member=cast.works, text="Selesai dikeruk", at=now)
    actions.finish(action=done, member=cast.works, at=now)  # due on 11 November, done on the 22nd
    client.get(page)
    with django_assert_max_num_queries(30) as few:
        answer = client.get(page)
    assert "0 dari 3 janji" in answer.text
    assert kept.evaluate(cast.head, timezone.localdate(now)).total.counts["tardy"] == 1
    for _more in range(10):
        services.add_directive(meeting=held, order=order(), member=cast.secretary, at=now)
    with django_assert_max_num_queries(len(few)):
        client.get(page)
    Meeting.objects.filter(pk=held.pk).update(classification=2)
    assert "Belum ada janji" in enter(cast.liaison).get(page).text


def test_a_pasted_text_leads_to_its_minutes_and_twice_to_the_same(cast, enter):
    page, client = reverse("meetings:paste"), enter(cast.secretary)
    assert client.post(page, {"text": "pendek"}).status_code == 422
    for _twice in range(2):
        answer = client.post(page, {"text": TEXT, "origin": "https://contoh.example/berita"}, follow=True)
    assert Report.objects.count() == 1
    assert answer.context["forms"].head.initial["held_on"] == date(2025, 2, 25)
    assert "mengeruk saluran" in answer.text
    assert client.get(page).status_code == 200
