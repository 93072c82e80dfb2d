"""Standard task sets: what is usually done in a situation, given out in one go and only once."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions import due_rules, services
from kentongan.actions.deadlines import Due, count
from kentongan.actions.models import ActionItem, DueRule, TaskSet, TaskTemplate
from kentongan.actions.origin import Origin
from kentongan.city.models import Agency, Member, Region
from kentongan.errors import Refused
from kentongan.journal import services as journal

KIND = "kind:"


class NothingTicked(Refused):
    code = "task-set-nothing-ticked"
    status = 422
    text = _("Centang paling sedikit satu tugas.")


class SetSwitchedOff(Refused):
    code = "task-set-switched-off"
    text = _("Paket “{label}” tidak dipakai lagi. Pilih paket lain.")


@dataclass(frozen=True)
class Proposal:
    """One task of a set as it would be given out here and today; without an agency somebody has to choose one."""

    template: TaskTemplate
    agency: Agency | None
    supporting: tuple[Agency, ...]
    due: Due


@dataclass(frozen=True)
class Pick:
    """One task that was ticked."""

    template: TaskTemplate
    title: str
    agency: Agency
    supporting: tuple[Agency, ...]
    due_on: date


@dataclass(frozen=True)
class TaskFacts:
    """One task of a set as somebody edited it; `pk` is None for a new one. `office` is a code, "kind:…" or nothing."""

    pk: int | None
    title: str
    detail: str
    office: str
    supporting: tuple[str, ...]
    phase: str
    rule: str
    days: int | None
    order: int
    active: bool


def shipped() -> list[dict[str, Any]]:
    """Return the shipped sets as they stand in the file.

    >>> [row["code"] for row in shipped()][:3]
    ['banjir', 'tawuran', 'hoaks']
    """
    text = resources.files("kentongan.actions").joinpath("data/task_sets.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["set"]
    return rows


@transaction.atomic
def load_task_sets(*, at: datetime) -> int:
    """Add the shipped sets that are missing; those that the city has edited stay. Offices that it lacks stay open."""
    due_rules.load_due_rules(at=at)
    known = set(TaskSet.objects.values_list("code", flat=True))
    offices = set(Agency.objects.values_list("code", flat=True))
    new = [(order, row) for order, row in enumerate(shipped()) if row["code"] not in known]
    for order, row in new:
        made = TaskSet.objects.create(code=row["code"], label=row["label"], category=row["category"], order=order)
        TaskTemplate.objects.bulk_create(
            _shipped_task(made, place, task, offices) for place, task in enumerate(row["task"])
        )
        journal.record("task_set.load", made, actor=None, at=at, region=settings.HOME_CODE)
    return len(new)


def _shipped_task(task_set: TaskSet, order: int, row: dict[str, Any], offices: set[str]) -> TaskTemplate:
    helping = [code for code in row.get("supporting", []) if code.startswith(KIND) or code in offices]
    return TaskTemplate(
        task_set=task_set,
        order=order,
        title=row["title"],
        detail=row.get("detail", ""),
        agency_id=next((code for code in row.get("office", []) if code in offices), None),
        agency_kind=row.get("kind", ""),
        supporting=helping,
        phase=row["phase"],
        rule_id=row.get("rule"),
        days=row.get("days"),
    )


def proposals(task_set: TaskSet, region: Region, today: date) -> list[Proposal]:
    """Return the tasks of a set as they would be given out in a region today."""
    templates = task_set.tasks.filter(active=True).select_related("agency", "rule").order_by("order", "pk")
    offices = {office.pk: office for office in Agency.objects.all()}
    return [_proposal(template, region, today, offices) for template in templates]


def _proposal(template: TaskTemplate, region: Region, today: date, offices: dict[str, Agency]) -> Proposal:
    agency = template.agency or _of_kind(template.agency_kind, region, offices)
    named = [_office(code, region, offices) for code in template.supporting]
    helping = tuple(dict.fromkeys(office for office in named if office is not None and office != agency))
    if template.rule is not None:
        due = due_rules.reckon(template.rule, today)
    else:
        due = count(today, template.days or 0, working_only=False, holidays={})
    return Proposal(template, agency, helping, due)


def _office(code: str, region: Region, offices: dict[str, Agency]) -> Agency | None:
    return _of_kind(code.removeprefix(KIND), region, offices) if code.startswith(KIND) else offices.get(code)


def _of_kind(kind: str, region: Region, offices: dict[str, Agency]) -> Agency | None:
    """Return the office of a kind whose area holds the region, the nearest one."""
    holding = [one for one in offices.values() if one.kind == kind and region.pk.startswith(one.region_id)]
    return max(holding, key=lambda one: len(one.region_id), default=None)


def apply(
    *,
    task_set: TaskSet,
    picks: Sequence[Pick],
    origin: Origin,
    region: Region,
    token: UUID,
    member: Member,
    at: datetime,
) -> list[ActionItem]:
    """Give out the ticked tasks, all or none. The same form sent twice gives them out once.

    Raises:
        NothingTicked, SetSwitchedOff
        NotYours, AlreadyClosed: as in `services.assign`.
    """
    numbers = {uuid5(token, str(pick.template.pk)): pick for pick in picks}
    try:
        return _apply(task_set, numbers, origin, region, member=member, at=at)
    except IntegrityError:  # the other half of a double click was a moment quicker
        made = list(ActionItem.objects.filter(token__in=numbers).order_by("number"))
        if not made:
            raise
        return made


@transaction.atomic
def _apply(
    task_set: TaskSet,
    numbers: dict[UUID, Pick],
    origin: Origin,
    region: Region,
    *,
    member: Member,
    at: datetime,
) -> list[ActionItem]:
    if not numbers:
        raise NothingTicked
    known = list(ActionItem.objects.filter(token__in=numbers).order_by("number"))
    if known:
        return known
    if not TaskSet.objects.filter(pk=task_set.pk, active=True).exists():
        raise SetSwitchedOff(label=task_set.label)
    made = [
        services.assign(
            title=pick.title,
            detail=pick.template.detail,
            agency=pick.agency,
            supporting=pick.supporting,
            region=region,
            phase=pick.template.phase,
            due_on=pick.due_on,
            token=number,
            member=member,
            at=at,
            **origin.named(),
        )
        for number, pick in numbers.items()
    ]
    journal.record("task_set.apply", task_set, actor=member, at=at, region=region.pk, changes={"tasks": [0, len(made)]})
    return made


@transaction.atomic
def save_task_set(
    *,
    task_set: TaskSet | None,
    code: str,
    label: str,
    category: str,
    active: bool,
    order: int,
    tasks: Sequence[TaskFacts],
    member: Member,
    at: datetime,
) -> TaskSet:
    """Add a set or change one. Tasks are switched off, never deleted; what was given out stays as it is."""
    verb = "task_set.edit" if task_set else "task_set.add"
    kept = task_set or TaskSet(code=code)
    kept.label, kept.category, kept.active, kept.order = label.strip(), category, active, order
    kept.save()
    own = {task.pk: task for task in kept.tasks.all()}
    for facts in tasks:
        _save_task(own.get(facts.pk or 0) or TaskTemplate(task_set=kept), facts)
    changes = {"tasks": [len(own), kept.tasks.count()], "active": ["", active]}
    journal.record(verb, kept, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return kept


def _save_task(task: TaskTemplate, facts: TaskFacts) -> None:
    by_kind = facts.office.startswith(KIND)
    task.title, task.detail, task.phase = facts.title.strip(), facts.detail.strip(), facts.phase
    task.agency_id = facts.office if facts.office and not by_kind else None
    task.agency_kind = facts.office.removeprefix(KIND) if by_kind else ""
    task.supporting = list(facts.supporting)
    task.rule = DueRule.objects.filter(pk=facts.rule).first() if facts.rule else None
    task.days = None if task.rule else facts.days or 0
    task.order, task.active = facts.order, facts.active
    task.save()
