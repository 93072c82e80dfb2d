"""Verbs of back-tests: ask for one, do it in the background."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.alerts import rewinding
from kentongan.alerts.models import Backtest, BacktestKnowledge, BacktestState, Rule, RuleKind
from kentongan.alerts.replaying import Past, replayed
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal

MOST_DAYS = 1_100  # three years
NOTE_EVERY = 8  # looks between two notes of how far it is
JOB = "alerts.backtest"


class NotCounting(Refused):
    code = "backtest-not-counting"
    status = 422
    text = _("Aturan ini tidak dapat diuji: pilih aturan yang menilai jumlah peristiwa.")


class PeriodTooLong(Refused):
    code = "backtest-too-long"
    status = 422
    text = _("Masa ujian paling lama {days} hari dan tidak boleh mundur. Perpendek masanya.")


class NotYetPast(Refused):
    code = "backtest-not-past"
    status = 422
    text = _("Hari yang belum lewat tidak dapat diuji. Pilih paling akhir kemarin.")


@dataclass(frozen=True)
class Question:
    """What is to be tried on what past. A blank category: each of them, added up."""

    rule: Rule
    category: str
    truth: str
    knowledge: str
    first: date
    last: date


def ask(*, question: Question, member: Member, at: datetime) -> Backtest:
    """Have a rule tried on the past of the member's area; the same question while it waits is one back-test.

    Raises:
        NotCounting, PeriodTooLong, NotYetPast: it cannot be tried.
    """
    rule = question.rule
    if rule.kind != RuleKind.COUNTS or not rewinding.can_replay(rule.options["method"]):
        raise NotCounting
    if not 0 <= (question.last - question.first).days <= MOST_DAYS:
        raise PeriodTooLong(days=MOST_DAYS)
    if question.last >= at.astimezone(ZoneInfo(settings.TIME_ZONE)).date():
        raise NotYetPast
    try:
        return _opened(question, member, at)
    except IntegrityError:  # asked already, and not answered yet
        return Backtest.objects.get(asked_by=member, state=BacktestState.WAITING, **question.__dict__)


@transaction.atomic
def _opened(question: Question, member: Member, at: datetime) -> Backtest:
    made = Backtest.objects.create(
        **question.__dict__,
        region_id=member.region_id,
        classification=member.clearance,
        asked_by=member,
        asked_at=at,
    )
    jobs.ask(JOB, at=at, arguments={"backtest": made.pk}, key=f"{JOB}:{made.pk}")
    changes = {"rule": ["", question.rule.pk], "category": ["", question.category]}
    journal.record("backtest.ask", made, actor=member, at=at, changes=changes)
    return made


def perform(*, backtest: int, at: datetime) -> None:
    """Replay the past of a back-test; a job of the worker. Done anew from the beginning where a worker was killed."""
    thing = Backtest.objects.select_related("rule", "asked_by").get(pk=backtest)
    if thing.state != BacktestState.WAITING:
        return
    try:
        result, secrecy = counted(thing)
    except rewinding.CannotReplay as problem:
        _end(thing, at=at, state=BacktestState.FAILED, failure=str(problem)[:300])
    else:
        _end(thing, at=at, state=BacktestState.DONE, result=result, classification=secrecy)


def counted(thing: Backtest) -> tuple[dict[str, Any], int]:
    """Return what a back-test finds, and how secret it is; notes on its row how far it is.

    Raises:
        rewinding.CannotReplay: there is nothing to look at.
    """
    past = Past(
        region=thing.region_id,
        category=thing.category,
        first=thing.first,
        last=thing.last,
        clearance=thing.asked_by.clearance,
        is_hindsight=thing.knowledge == BacktestKnowledge.HINDSIGHT,
    )
    mine = Backtest.objects.filter(pk=thing.pk, state=BacktestState.WAITING)
    mine.update(total=past.looks, done=0)

    def note(done: int) -> None:
        if done % NOTE_EVERY == 0:
            mine.update(done=done)

    return replayed(past, thing.rule.options, truth=thing.truth, tick=note)


@transaction.atomic
def _end(thing: Backtest, *, at: datetime, state: BacktestState, **found: Any) -> None:
    if Backtest.objects.filter(pk=thing.pk, state=BacktestState.WAITING).update(state=state, finished_at=at, **found):
        thing.refresh_from_db()
        journal.record("backtest.finish", thing, actor=None, at=at, changes={"state": ["waiting", state.value]})
