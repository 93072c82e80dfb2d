"""What the desk of the demo city did with the simulated reports: record, join, check, warn, answer."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.actions import services as actions
from kentongan.alerts import services as alerts
from kentongan.alerts.models import Alert, AlertState, AlertVerdict
from kentongan.city.models import Member, Region, Role
from kentongan.demo.records import FieldReport
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming
from kentongan.verification import services as verification
from kentongan.verification.models import Incident

UNREAD_DAYS = 1  # the newest reports still wait at the desk
LOOKS_BACK = (210, 150, 105, 75, 45, 21)  # days ago on which the night's detection is replayed
ANSWERED_AFTER = 14  # alerts older than this have been answered and closed in the demo


def work_through(reports: Iterable[FieldReport], people: dict[str, Member], *, last: date) -> None:
    """Receive every report, and do the desk's work on all but the newest."""
    field = {m.region_id: m for m in people.values() if m.role == Role.FIELD and m.agency.kind == "kelurahan"}
    regions = Region.objects.in_bulk()
    told: dict[tuple[str, str], Incident] = {}
    for told_report in reports:
        region = regions[told_report.region or settings.HOME_CODE]
        sender = field.get(region.code, people["operator"])
        report, _ = intake.receive_report(
            Incoming(
                id=told_report.key,
                text=told_report.text,
                door=Door.PHONE if sender.role == Role.FIELD else Door.DESK,
                region=region,
                spot=told_report.spot or "",
                category=told_report.category,
                occurred_at=told_report.occurred_at,
                is_simulated=True,
            ),
            sender=sender,
            at=told_report.received_at,
        )
        if (last - told_report.received_at.date()).days >= UNREAD_DAYS:
            _judge(report, told_report, people, told)


def _judge(
    report: Report, truth: FieldReport, people: dict[str, Member], told: dict[tuple[str, str], Incident]
) -> None:
    """The operator records or joins an hour later; the verifier checks the next morning."""
    story = (truth.incident_key, report.region_id)
    read_at = truth.received_at + timedelta(hours=1)
    if story in told:
        verification.join_incident(report=report, incident=told[story], member=people["operator"], at=read_at)
        return
    words = " ".join(report.text.replace("[SIMULASI]", "").split())
    facts = verification.Facts(
        title=words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …",
        category=truth.category,
        occurred_on=truth.occurred_at.date(),
        occurred_at=truth.occurred_at,
        region=report.region,
        spot=report.spot,
        severity=truth.severity,
    )
    incident = verification.record_incident(report=report, facts=facts, member=people["operator"], at=read_at)
    verification.check_incident(
        incident=incident,
        verdict=truth.verdict,
        severity=truth.severity,
        member=people["verifikator"],
        at=read_at + timedelta(hours=14),
    )
    told[story] = incident


def detect_and_answer(people: dict[str, Member], *, at: datetime, zone: ZoneInfo) -> None:
    """Replay a few nights of the past with their answers, then run tonight's detection and leave it open."""
    today = at.astimezone(zone).date()
    for days in LOOKS_BACK:
        night = datetime.combine(today - timedelta(days=days), time(2, 15), tzinfo=zone)
        alerts.run_detection(at=night)
        for alert in Alert.objects.filter(state=AlertState.RAISED).order_by("id"):
            if days >= ANSWERED_AFTER:
                _answer(alert, people, night)
    alerts.detect_severe(at=at)
    alerts.run_detection(at=at)


def _answer(alert: Alert, people: dict[str, Member], night: datetime) -> None:
    """Acknowledge in the morning; most get an action that is done and checked, every fourth a signed reason."""
    morning = night + timedelta(hours=6)
    alerts.acknowledge(alert=alert, member=people["operator"], at=morning)
    if alert.pk % 4 == 0:
        alerts.close(
            alert=alert,
            member=people["kepala"],
            reason="[SIMULASI] Sudah diperiksa di lapangan; beberapa laporan menceritakan hal yang sama.",
            verdict=AlertVerdict.FALSE,
            at=morning + timedelta(days=2),
        )
        return
    owner = people["satpolpp"]
    item = actions.assign(
        title=f"[SIMULASI] Patroli dan penyuluhan di {alert.region.name}",
        detail="Datangi ketua RT dan RW, catat titik rawan, laporkan hasilnya.",
        agency=owner.agency,
        region=alert.region,
        phase="pencegahan",
        due_on=(morning + timedelta(days=7)).date(),
        alert=alert,
        member=people["operator"],
        at=morning + timedelta(hours=1),
        is_simulated=True,
    )
    actions.accept(action=item, member=owner, at=morning + timedelta(hours=3))
    actions.note(
        action=item, member=owner, text="[SIMULASI] Patroli berjalan tiga malam.", at=morning + timedelta(days=4)
    )
    actions.finish(action=item, member=owner, at=morning + timedelta(days=5))
    actions.check(action=item, member=people["kepala"], at=morning + timedelta(days=6))
    actions.settle_alert(
        alert=alert, member=people["kepala"], verdict=AlertVerdict.TRUE, at=morning + timedelta(days=6)
    )
