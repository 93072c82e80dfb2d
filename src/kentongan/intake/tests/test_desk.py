"""The desk: take, ask, answer, set aside; and two people at once."""

import pytest

from kentongan.intake import services
from kentongan.intake.models import Door, Report, ReportState
from kentongan.intake.services import Incoming


@pytest.fixture
def report(cast, now):
    incoming = Incoming(text="Ada keributan di pasar", door=Door.PHONE)
    return services.receive_report(incoming, sender=cast.lurah, at=now)[0]


def test_two_people_cannot_take_one_report(cast, now, report):
    stale = Report.objects.get(pk=report.pk)
    services.take(report=report, member=cast.operator, at=now)
    with pytest.raises(services.AlreadyTaken) as refusal:
        services.take(report=stale, member=cast.verifier, at=now)
    assert cast.operator.name in str(refusal.value)
    assert Report.objects.get(pk=report.pk).taken_by == cast.operator


def test_taking_twice_oneself_is_no_fault(cast, now, report):
    services.take(report=report, member=cast.operator, at=now)
    services.take(report=report, member=cast.operator, at=now)
    assert report.state == ReportState.TAKEN


def test_release_gives_it_back(cast, now, report):
    services.take(report=report, member=cast.operator, at=now)
    with pytest.raises(services.NotOpen):
        services.release(report=report, member=cast.verifier, at=now)
    services.release(report=report, member=cast.operator, at=now)
    services.take(report=report, member=cast.verifier, at=now)
    assert report.taken_by == cast.verifier


def test_a_question_waits_for_its_answer_and_comes_back_to_the_queue(cast, now, report):
    question = services.ask(report=report, member=cast.operator, text="Di pasar mana?", at=now)
    report.refresh_from_db()
    assert report.state == ReportState.WAITING
    services.answer(question=question, member=cast.lurah, text="Pasar Baru", at=now)
    report.refresh_from_db()
    assert report.state == ReportState.NEW
    with pytest.raises(services.NothingAsked):
        services.answer(question=question, member=cast.lurah, text="lagi", at=now)


def test_what_is_set_aside_stays_so(cast, now, report):
    services.set_aside(report=report, member=cast.operator, reason="Bukan kewenangan tim", at=now)
    report.refresh_from_db()
    assert report.state == ReportState.SET_ASIDE
    with pytest.raises(services.NotOpen):
        services.take(report=report, member=cast.verifier, at=now)
