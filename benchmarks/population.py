"""A city as it looks after some busy years: 50,000 reports, 2,000 alerts, 20,000 actions, and the incidents between.

Runs inside an installation (tables there, nothing in them). The texts are those of the demo's simulation, told again
with other seeds; what became of each is drawn from a seeded generator, so that equal arguments give an equal city.
Rows are written in bulk: their journal lines are there, sealed, but no verb was called.
"""

import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from kentongan import installation  # isort: skip  # makes Django ready before any table is named

from django.conf import settings
from django.db import connection, transaction

from kentongan.actions.models import ActionItem, ActionOrigin, ActionState, ProgressNote
from kentongan.alerts.models import Alert, AlertState, AlertVerdict, Rule, RuleKind
from kentongan.city.models import Agency, Counter, Member, Role
from kentongan.demo import loading
from kentongan.demo.facts import load_city
from kentongan.demo.records import FieldReport, Village
from kentongan.demo.simulation import simulate
from kentongan.intake import reading
from kentongan.intake.models import Door, Report, ReportState
from kentongan.journal import services as journal
from kentongan.journal.models import Entry
from kentongan.verification.models import Incident, Progress, Source, Verdict

SEED = 3574
YEARS = 2
BATCH = 1_000
READ = 200  # texts that are really read; their readings stand for all
WINDOW = timedelta(days=14)
OPEN_DAYS = 2  # what came in since then still waits at the desk
OPEN_ALERTS = 0.06
Moment = datetime


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    reports: int = 50_000
    alerts: int = 2_000
    actions: int = 20_000


QUICK = Size(reports=5_000, alerts=200, actions=2_000)


def build(size: Size, *, at: datetime) -> dict[str, int]:
    """Fill the database; return how many rows of each kind there are."""
    facts = load_city()
    opening = at - timedelta(days=YEARS * 366)
    with transaction.atomic():
        people = loading.settle(facts, at=opening)
        builder = Builder(people, random.Random(SEED), at)
        villages = [Village(region.code, region.name, facts.aliases_of(region.code)) for region in facts.at_level(4)]
        told = list(islice(_told(villages, at), size.reports))
        builder.reports(sorted(told, key=lambda one: (one.received_at, one.key)))
        builder.alerts(size.alerts)
        builder.actions(size.actions)
        builder.journal()
    while journal.seal(at=at):
        pass
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {
        model.__name__: model._default_manager.count() for model in (Report, Incident, Alert, ActionItem, Member, Entry)
    }


def _told(villages: Sequence[Village], at: datetime) -> Iterator[FieldReport]:
    """Yield the reports of one simulated city after the other, each with its own seed."""
    last = at.astimezone(installation.zone()).date() - timedelta(days=1)
    first = last - timedelta(days=YEARS * 365)
    seed = SEED
    while True:
        yield from simulate(seed=seed, first=first, last=last, villages=villages)
        seed += 1


class Builder:
    """Draws what became of everything, and writes it."""

    def __init__(self, people: dict[str, Member], rng: random.Random, at: datetime) -> None:
        self.people, self.rng, self.at = people, rng, at
        self.field = {m.region_id: m for m in people.values() if m.role == Role.FIELD and m.agency.kind == "kelurahan"}
        self.operator, self.verifier, self.head = people["operator"], people["verifikator"], people["kepala"]
        self.by_agency: dict[str, Member] = {}
        for member in people.values():
            self.by_agency.setdefault(member.agency_id, member)
        self.agencies = [code for code in Agency.objects.values_list("pk", flat=True) if code in self.by_agency]
        self.owners = [self.by_agency[code] for code in self.agencies]
        self.liaisons = [m for m in people.values() if m.role == Role.LIAISON] or [self.operator]
        self.lines: list[Entry] = []

    def lapse(self, median_hours: float, spread: float = 1.3) -> timedelta:
        """Return a waiting time: most are short, some are very long."""
        return timedelta(hours=median_hours * math.exp(self.rng.gauss(0, spread)))

    def secrecy(self) -> int:
        return self.rng.choices((0, 1, 2), (90, 8, 2))[0]

    def line(self, verb: str, pk: object, at: Moment, by: Member | None, region: str, secrecy: int) -> None:
        if at <= self.at:
            who = {"actor": by.pk if by else None, "actor_name": by.name if by else "Sistem"}
            kind = verb.partition(".")[0]
            changes = {"state": ["", verb]}
            place = {"region": region, "classification": secrecy}
            self.lines.append(Entry(at=at, verb=verb, kind=kind, subject=str(pk), changes=changes, **who, **place))

    # --- reports and incidents

    def reports(self, told: Sequence[FieldReport]) -> None:
        readings = [reading.suggest(one.text, published=one.received_at.date()) for one in told[:READ]]
        reports: list[Report] = []
        groups: dict[tuple[str, str], list[tuple[Report, FieldReport]]] = defaultdict(list)
        for number, one in enumerate(told, start=1):
            report = self._report(number, one, readings[number % len(readings)])
            reports.append(report)
            if report.state == ReportState.VERIFIED:
                groups[one.incident_key, report.region_id].append((report, one))
        Report.objects.bulk_create(reports, batch_size=BATCH)
        Counter.objects.update_or_create(series="report", defaults={"value": len(reports)})
        incidents = [self._incident(group) for group in groups.values()]
        Incident.objects.bulk_create(incidents, batch_size=BATCH)
        sources = (
            Source(incident=incident, report=report)
            for incident, group in zip(incidents, groups.values(), strict=True)
            for report, _one in group
        )
        Source.objects.bulk_create(list(sources), batch_size=BATCH)
        self.incidents = incidents
        self.first_heard = {
            incident.pk: group[0][0].received_at for incident, group in zip(incidents, groups.values(), strict=True)
        }
        for incident in incidents:
            where = (incident.region_id, incident.classification)
            self.line("incident.record", incident.pk, incident.recorded_at, self.operator, *where)

    def _report(self, number: int, one: FieldReport, read: dict[str, Any]) -> Report:
        region = one.region or settings.HOME_CODE
        sender = self.field.get(region, self.operator)
        state = self._state(one)
        secrecy = self.secrecy()
        self.line("report.receive", one.key, one.received_at, sender, region, secrecy)
        return Report(
            id=one.key,
            number=number,
            door=Door.PHONE if sender.role == Role.FIELD else Door.DESK,
            text=one.text,
            digest=one.key.hex * 2,
            sender=sender,
            occurred_at=one.occurred_at,
            received_at=one.received_at,
            region_id=region,
            spot=one.spot or "",
            category=one.category,
            classification=secrecy,
            reading=read,
            state=state,
            taken_by=self.operator if state == ReportState.TAKEN else None,
            reason="Bukan kewenangan tim." if state == ReportState.SET_ASIDE else "",
            is_simulated=True,
        )

    def _state(self, one: FieldReport) -> str:
        if one.received_at > self.at - timedelta(days=OPEN_DAYS):
            return self.rng.choices((ReportState.NEW, ReportState.TAKEN, ReportState.WAITING), (80, 10, 10))[0]
        return ReportState.SET_ASIDE if self.rng.random() < 0.3 else ReportState.VERIFIED

    def _incident(self, group: Sequence[tuple[Report, FieldReport]]) -> Incident:
        report, one = group[0]
        recorded = min(report.received_at + self.lapse(2), self.at)
        checked = recorded + self.lapse(10)
        words = " ".join(report.text.replace("[SIMULASI]", "").split())
        known = {"progress": Progress.CHECKED, "checked_by": self.verifier, "checked_at": checked}
        return Incident(
            title=words[:90],
            category=one.category,
            occurred_on=one.occurred_at.date(),
            occurred_at=one.occurred_at,
            region_id=report.region_id,
            spot=report.spot,
            severity=one.severity,
            classification=max(each.classification for each, _one in group),
            recorded_by=self.operator,
            recorded_at=recorded,
            is_simulated=True,
            verdict=one.verdict if checked < self.at else Verdict.UNKNOWN,
            **(known if checked < self.at else {}),
        )

    # --- alerts

    def alerts(self, number: int) -> None:
        """Raise each over some incidents of one kelurahan and kind; the newest stay open, one a place and rule."""
        rules = list(Rule.objects.filter(is_active=True, kind__in=[RuleKind.COUNTS, RuleKind.SEVERITY]))
        self.raised: list[Alert] = []
        chosen: list[list[Incident]] = []
        near: dict[tuple[str, str], list[Incident]] = defaultdict(list)
        for incident in sorted(self.incidents, key=lambda one: one.recorded_at):
            near[incident.region_id, incident.category].append(incident)
        seeds = sorted(self.rng.sample(range(len(self.incidents)), number * 2))
        open_ones: set[tuple[object, ...]] = set()
        for place in reversed(seeds):
            if len(chosen) == number:
                break
            incident = self.incidents[place]
            rule = rules[place % len(rules)]
            row = near[incident.region_id, incident.category]
            here = row.index(incident)
            near_ones = [one for one in row[max(0, here - 5) : here] if one.occurred_on > incident.occurred_on - WINDOW]
            behind = [incident] if rule.kind == RuleKind.SEVERITY else [*near_ones, incident]
            alert = self._alert(rule, behind, open_ones, is_new=len(chosen) < number * OPEN_ALERTS)
            if alert:
                self.raised.append(alert)
                chosen.append(behind)
        Alert.objects.bulk_create(self.raised, batch_size=BATCH)
        through = Alert.incidents.through
        links = [
            through(alert=alert, incident=each)
            for alert, behind in zip(self.raised, chosen, strict=True)
            for each in behind
        ]
        through.objects.bulk_create(links, batch_size=BATCH)
        for alert in self.raised:
            self._alert_lines(alert)

    def _alert(self, rule: Rule, behind: Sequence[Incident], taken: set[Any], *, is_new: bool) -> Alert | None:
        last = behind[-1]
        key = (last.region_id, rule.pk, last.category)
        raised = last.recorded_at + self.lapse(0.1)
        fields: dict[str, Any] = {"state": AlertState.RAISED}
        answered = raised + self.lapse(6, 1.6)
        if raised > self.at:
            return None
        if answered < self.at:
            who = self.rng.choice([self.operator, self.verifier, *self.liaisons])
            fields = {"state": AlertState.RESPONDING, "acknowledged_by": who, "acknowledged_at": answered}
        closed = answered + self.lapse(120)
        if not (is_new and key not in taken):
            if closed > self.at:
                closed = self.at
                fields |= {"acknowledged_by": self.operator, "acknowledged_at": min(answered, self.at)}
            fields |= {"state": AlertState.CLOSED, "closed_by": self.head, "closed_at": closed}
            fields |= {"closing_reason": "Sudah ditangani; tidak ada kejadian susulan.", "verdict": self._verdict()}
        else:
            taken.add(key)
        return Alert(
            rule=rule,
            region_id=last.region_id,
            category=last.category,
            level=self.rng.choices(("waspada", "siaga", "awas"), (60, 30, 10))[0],
            reason=f"{len(behind)} peristiwa dalam 14 hari di {last.region_id}; biasanya paling banyak 2.",
            classification=max(each.classification for each in behind),
            raised_at=raised,
            is_simulated=True,
            **fields,
        )

    def _verdict(self) -> str:
        return self.rng.choices((AlertVerdict.TRUE, AlertVerdict.FALSE, AlertVerdict.CANNOT_TELL), (70, 20, 10))[0]

    def _alert_lines(self, alert: Alert) -> None:
        where = (alert.region_id, alert.classification)
        self.line("alert.raise", alert.pk, alert.raised_at, None, *where)
        if alert.acknowledged_at:
            self.line("alert.acknowledge", alert.pk, alert.acknowledged_at, alert.acknowledged_by, *where)
        if alert.closed_at:
            self.line("alert.close", alert.pk, alert.closed_at, alert.closed_by, *where)

    # --- actions

    def actions(self, number: int) -> None:
        """Give each answered alert some tasks; the rest come from incidents, or from a rakor."""
        answered = [alert for alert in self.raised if alert.acknowledged_at]
        made: list[ActionItem] = []
        for alert in answered:
            if len(made) >= number:
                break
            for _each in range(self.rng.choice((0, 1, 2, 3, 4, 6))):
                made.append(self._action(len(made) + 1, alert.acknowledged_at or self.at, alert, alert.region_id))
        while len(made) < number:
            incident = self.rng.choice(self.incidents)
            made.append(self._action(len(made) + 1, incident.recorded_at, None, incident.region_id))
        ActionItem.objects.bulk_create(made[:number], batch_size=BATCH)
        Counter.objects.update_or_create(series="action", defaults={"value": number})
        notes = [
            ProgressNote(
                action=one, text="Sudah dikerjakan bersama RT dan RW.", written_by=one.done_by, written_at=one.done_at
            )
            for one in made[:number]
            if one.done_by and one.done_at
        ]
        ProgressNote.objects.bulk_create(notes, batch_size=BATCH)
        for one in made[:number]:
            self._action_lines(one)

    def _action(self, number: int, after: datetime, alert: Alert | None, region: str) -> ActionItem:
        owner = self.rng.choice(self.owners)
        given = min(after + self.lapse(3), self.at)
        done, fields = given + self.lapse(72), dict[str, Any](state=ActionState.ACCEPTED)
        chance = self.rng.random()
        if chance < 0.03:
            fields = {"state": ActionState.CANCELLED, "reason": "Sudah ditangani instansi lain."}
        elif chance < 0.05:
            fields = {"state": ActionState.REFUSED, "reason": "Bukan tugas instansi kami."}
        elif done < self.at and chance < 0.95:
            fields = {"state": ActionState.DONE, "done_by": owner, "done_at": done}
            checked = done + self.lapse(20)
            if checked < self.at and chance < 0.93:
                fields |= {"state": ActionState.CHECKED, "checked_by": self.head, "checked_at": checked}
                if owner == self.head:
                    fields["checked_by"] = self.verifier
        elif chance > 0.98:
            fields = {"state": ActionState.ASSIGNED}
        return ActionItem(
            number=number,
            title=f"{self.rng.choice(TITLES)} di {region}",
            detail="Datangi ketua RT dan RW, catat titik rawan, laporkan hasilnya.",
            agency=owner.agency,
            region_id=region,
            phase="pencegahan",
            due_on=(given + timedelta(days=self.rng.choice((1, 3, 7, 14)))).date(),
            origin=ActionOrigin.ALERT if alert else ActionOrigin.NONE,
            alert=alert,
            classification=alert.classification if alert else 0,
            assigned_by=self.operator,
            assigned_at=given,
            is_simulated=True,
            **fields,
        )

    def _action_lines(self, one: ActionItem) -> None:
        where = (one.region_id, one.classification)
        self.line("action.assign", one.pk, one.assigned_at, self.operator, *where)
        if one.done_at:
            self.line("action.finish", one.pk, one.done_at, one.done_by, *where)
        if one.checked_at:
            self.line("action.check", one.pk, one.checked_at, one.checked_by, *where)

    def journal(self) -> None:
        self.lines.sort(key=lambda line: line.at)
        for line in self.lines:
            line.noticed_at = self.at
        Entry.objects.bulk_create(self.lines, batch_size=BATCH)


TITLES = (
    "Patroli malam dan penyuluhan",
    "Keruk saluran dan periksa tanggul",
    "Temui ketua RT dan RW",
    "Pasang lampu jalan",
    "Klarifikasi kabar di grup warga",
    "Mediasi batas lahan",
)


def main() -> int:
    """Fill the installation that the environment names."""
    size = QUICK if "--quick" in sys.argv else Size()
    print(build(size, at=installation.now()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
