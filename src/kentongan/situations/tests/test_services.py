"""The verbs: one report per office, form and period; sent is sent; two writers lose nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from kentongan.errors import NotYours
from kentongan.journal.models import Entry
from kentongan.situations import form_services, queries, services, writing
from kentongan.situations.models import Figure, Section, SituationReport
from kentongan.situations.tests.conftest import OCTOBER, SEPTEMBER, begun, heading, sent
from kentongan.situations.writing import Number, Text


def test_only_who_owes_it_begins_a_report_and_only_for_a_period_that_runs(cast, monthly, daily, now):
    for member, form, start, problem in (
        (cast.secretary, monthly, OCTOBER, services.NotOwed),  # another office
        (cast.works, daily, date(2026, 11, 20), services.NotOwed),
        (cast.works, monthly, date(2026, 10, 2), services.NotOwed),  # no month begins that day
        (cast.works, monthly, date(2019, 10, 1), services.NotOwed),  # before the form held
        (cast.works, monthly, date(2026, 12, 1), services.NotYet),
    ):
        with pytest.raises(problem):
            begun(form, member, now, start)
    first = begun(monthly, cast.works, now)
    assert begun(monthly, cast.works, now) == first  # a second press finds the same draft
    assert begun(daily, cast.liaison, now, date(2026, 11, 22)).end == date(2026, 11, 23)


def test_sent_empty_says_nihil_and_never_changes(cast, monthly, now):
    report = sent(monthly, cast.works, now, texts={"III": "Harga naik."}, figures={"kejadian-bencana": 2})
    assert report.sections.count() == monthly.headings.filter(wants="text").count()
    assert [one.text for one in report.sections.filter(is_nil=False)] == ["Harga naik."]
    assert Figure.objects.count() == 1  # what was not reported is no row: not zero
    with pytest.raises(services.NoDraft):
        writing.write(report=report, texts=[Text(heading(monthly, "I"), "Sisipan", 1)], member=cast.works, at=now)
    with pytest.raises(services.NoDraft):
        services.send(report=report, member=cast.works, at=now)
    with pytest.raises(services.AlreadyThere):
        begun(monthly, cast.works, now)
    same = {"agency": report.agency, "form": monthly, "start": OCTOBER, "end": report.end, "region": report.region}
    rest = {"begun_by": cast.works, "begun_at": now, "sent_by": cast.works, "sent_at": now, "state": "sent"}
    with pytest.raises(IntegrityError), transaction.atomic():
        SituationReport.objects.create(**same, **rest, version=2, reason="Dua sekaligus")


def test_two_writers_of_one_office_lose_nothing(cast, monthly, now):
    report = begun(monthly, cast.works, now)
    one, two = heading(monthly, "I"), heading(monthly, "II")

    def write(*texts, numbers=()):
        return writing.write(report=report, texts=texts, numbers=numbers, member=cast.works, at=now)

    assert write(Text(one, "Dari saya", 0), Text(two, "", 0)).written == 1
    assert write(Text(one, "Dari saya", 0)).written == 0  # the same again is no change, and no clash
    late = write(Text(one, "Dari rekan", 0), Text(two, "Bagian lain", 0))
    assert late.clashes == {one}
    assert late.written == 1
    assert Section.objects.get(heading=one).text == "Dari saya"
    assert write(Text(one, "Dari kami berdua", 1)).clashes == frozenset()
    price = Number("unjuk-rasa", Decimal(3), None, "", 0)
    assert write(numbers=[price]).written == 1
    assert write(numbers=[Number("unjuk-rasa", Decimal(4), None, "", 0)]).clashes == {"unjuk-rasa"}
    assert write(numbers=[Number("unjuk-rasa", None, None, "", 1)]).written == 1  # emptied: not reported
    assert not Figure.objects.exists()


def test_a_correction_is_a_new_version_and_the_old_one_stays(cast, monthly, now):
    old = sent(monthly, cast.works, now, texts={"III": "Harga naik."}, figures={"unjuk-rasa": 2})
    fresh = services.correct(report=old, reason="Salah angka", member=cast.works, at=now)
    assert services.correct(report=old, reason="Lagi", member=cast.works, at=now) == fresh
    assert (fresh.version, fresh.figures.get().low) == (2, 2)
    assert queries.situations(cast.head).get() == old  # until the new one is sent the old one counts
    writing.write(
        report=fresh,
        numbers=[Number("unjuk-rasa", Decimal(5), None, "", 1)],
        classification=1,
        member=cast.liaison,
        at=now,
    )
    services.send(report=fresh, member=cast.works, at=now)
    old.refresh_from_db()
    assert (old.state, old.figures.get().low, old.classification) == ("replaced", 2, 1)  # as secret as its correction
    with pytest.raises(services.NotSent):
        services.correct(report=old, reason="Dari versi lama", member=cast.works, at=now)
    with pytest.raises(services.NotSent):
        services.send_back(report=old, reason="Lama", member=cast.secretary, at=now)
    fresh.refresh_from_db()
    services.send_back(report=fresh, reason="Bidang VII kosong", member=cast.secretary, at=now)
    third = services.correct(report=fresh, reason="Dilengkapi", member=cast.liaison, at=now)
    services.send(report=third, member=cast.liaison, at=now)
    assert list(SituationReport.objects.order_by("version").values_list("state", flat=True)) == [
        "replaced", "replaced", "sent",
    ]  # fmt: skip
    told = Entry.objects.filter(verb__startswith="situation.").values_list("changes", flat=True)
    assert "Bidang VII kosong" not in str(list(told))


def test_repeat_copies_only_into_what_is_empty(cast, monthly, now):
    previous = sent(monthly, cast.works, now, SEPTEMBER, texts={"III": "Sama"}, figures={"unjuk-rasa": 2})
    report = begun(monthly, cast.works, now)
    assert queries.previous(cast.works, report) == previous
    writing.write(report=report, texts=[Text(heading(monthly, "IV"), "Baru", 0)], member=cast.works, at=now)
    for code, wanted in (("III", True), ("III", False), ("IV", False), ("VIII", True), ("V", False)):
        done = services.repeat(
            report=report, previous=previous, heading=heading(monthly, code), member=cast.works, at=now
        )
        assert done == wanted, code
    assert set(report.sections.values_list("text", flat=True)) == {"Sama", "Baru"}
    assert report.figures.get().low == 2


def test_who_may_see_what(cast, monthly, daily, now):
    open_one = sent(monthly, cast.works, now)
    secret = sent(daily, cast.liaison, now, date(2026, 11, 20), classification=1)
    draft = begun(daily, cast.liaison, now, date(2026, 11, 21))
    assert draft.classification == 1  # as the last one
    assert set(queries.situations(cast.head)) == {open_one, secret}
    assert set(queries.situations(cast.works)) == {open_one}
    assert set(queries.situations(cast.liaison)) == {open_one, secret, draft}
    assert not queries.situations(cast.stranger)
    assert not queries.situations(cast.lurah)
    with pytest.raises(NotYours):
        queries.draft(cast.head, draft.pk)
    cast.liaison.clearance = 0
    assert set(queries.situations(cast.liaison)) == {open_one}  # not even one's own office above one's clearance
    with pytest.raises(NotYours):
        begun(daily, cast.liaison, now, date(2026, 11, 21))


def test_a_form_in_use_gets_a_new_version(cast, monthly, now):
    report = sent(monthly, cast.works, now)
    facts = {"name": "Laporan bulanan", "agencies": list(monthly.agencies.all())}
    with pytest.raises(form_services.InUse):
        form_services.save_form(form=monthly, facts=facts, headings=[], member=cast.secretary, at=now)
    for day, problem in (
        (date(2026, 10, 1), form_services.WrittenAlready),
        (date(2026, 12, 5), form_services.NotAStart),
        (date(2019, 1, 1), form_services.NotAStart),
    ):
        with pytest.raises(problem):
            form_services.new_version(form=monthly, valid_from=day, member=cast.secretary, at=now)
    fresh = form_services.new_version(form=monthly, valid_from=date(2026, 11, 1), member=cast.secretary, at=now)
    assert fresh.headings.count() == 9
    only = [form_services.HeadingFacts("A", "Keadaan umum", "text", 0)]
    form_services.save_form(form=fresh, facts=facts, headings=only, member=cast.secretary, at=now)
    november = begun(fresh, cast.works, now + timedelta(days=10), date(2026, 11, 1))
    assert [one.label for one in queries.headings(november)] == ["Keadaan umum"]
    assert report.form.headings.count() == 9
    assert queries.previous(cast.works, november) == report
