"""What the desk of the demo city did with the simulated reports: record, join, check, warn, answer."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem
from kentongan.alerts import climbing, watching
from kentongan.alerts import services as alerts
from kentongan.alerts.models import Alert, AlertState, AlertVerdict
from kentongan.city import queries as city
from kentongan.city.models import Ladder, Member, Region, Role
from kentongan.demo.records import FieldReport
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming
from kentongan.verification import services as verification
from kentongan.verification.models import Incident

UNREAD_DAYS = 3  # what came in since then still waits at the desk, unless it belongs to a planted cluster
LOOKS_BACK = (210, 180, 150, 120, 90, 60, 45, 30, 26, 22, 18, 14, 10, 6)  # days ago on which a night is replayed
COUNTED_EVERY = 30  # the counts are looked at on every such night; severe incidents on all of them
ANSWERED_AFTER, OVER_AFTER = 6, 14  # days: alerts older than this have a task; older than that, they are closed
ACKNOWLEDGED_AFTER = [timedelta(minutes=minutes) for minutes in (4, 12, 35, 90, 150, 330)]
SET_ASIDE = "[SIMULASI] Bukan kewenangan tim; diteruskan ke layanan pengaduan."
TASKS = {
    "crime": (
        "polres",
        "Patroli malam dan penyuluhan",
        "Datangi ketua RT dan RW, catat titik rawan, laporkan hasilnya.",
    ),
    "disaster_weather": (
        "pupr",
        "Keruk saluran dan periksa tanggul",
        "Kerjakan titik yang disebut laporan lebih dulu.",
    ),
    "health_disease": ("dinkes", "Penyelidikan dan penyuluhan kesehatan", "Laporkan jumlah kasus dan tindakan."),
    "traffic": ("polres", "Pengaturan lalu lintas dan teguran", "Tempatkan petugas pada jam ramai."),
    "public_order": ("satpolpp", "Penertiban secara persuasif", "Ajak bicara dahulu; catat kesepakatannya."),
}


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
        if told_report.cluster or (last - told_report.received_at.date()).days >= UNREAD_DAYS:
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
    if truth.verdict == "false" and not truth.cluster and report.number % 3 == 0:
        intake.set_aside(report=report, member=people["operator"], reason=SET_ASIDE, at=read_at)
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
    """Replay nights of the past with what was answered then, and last of all run tonight's detection."""
    today = at.astimezone(zone).date()
    for days in LOOKS_BACK:
        night = datetime.combine(today - timedelta(days=days), time(2, 15), tzinfo=zone)
        watching.detect_severe(at=night)
        if days % COUNTED_EVERY == 0:
            watching.run_detection(at=night)
        for alert in Alert.objects.filter(state=AlertState.RAISED).order_by("id"):
            if days >= ANSWERED_AFTER:
                _answer(alert, people, night, is_over=days >= OVER_AFTER)
    watching.detect_severe(at=at)
    watching.run_detection(at=at)


def _answer(alert: Alert, people: dict[str, Member], night: datetime, *, is_over: bool) -> None:
    """Acknowledge, sooner or later, and give a task in the morning; every fourth of what is over ended with a reason.

    Until it is acknowledged it climbs, as it does in real life.
    """
    morning = night + timedelta(hours=6)
    seen_at = night + ACKNOWLEDGED_AFTER[alert.pk % len(ACKNOWLEDGED_AFTER)]
    climbing.climb_one(alert, city.rungs(Ladder.ALERT), at=seen_at)
    alerts.acknowledge(alert=alert, member=people["operator"], at=seen_at)
    if is_over and alert.pk % 4 == 0:
        alerts.close(
            alert=alert,
            member=people["kepala"],
            reason="[SIMULASI] Sudah diperiksa di lapangan; beberapa laporan menceritakan hal yang sama.",
            verdict=AlertVerdict.FALSE,
            at=morning + timedelta(days=2),
        )
        return
    item = _task(alert, people, morning)
    if is_over:
        _finish(item, alert, people, morning)


def _task(alert: Alert, people: dict[str, Member], morning: datetime) -> ActionItem:
    username, title, detail = TASKS.get(alert.category, TASKS["public_order"])
    owner = people[username]
    item = actions.assign(
        title=f"[SIMULASI] {title} di {alert.region.name}",
        detail=detail,
        agency=owner.agency,
        region=alert.region,
        phase="pencegahan",
        due_on=(morning + timedelta(days=7)).date(),
        alert=alert,
        member=people["operator"],
        at=morning + timedelta(hours=1),
    )
    actions.accept(action=item, member=owner, accountable=owner, at=morning + timedelta(hours=3))
    return item


def _finish(item: ActionItem, alert: Alert, people: dict[str, Member], morning: datetime) -> None:
    owner = next(member for member in people.values() if member.agency_id == item.agency_id)
    actions.note(
        action=item, member=owner, text="[SIMULASI] Sudah dikerjakan tiga hari.", at=morning + timedelta(days=4)
    )
    actions.finish(action=item, member=owner, at=morning + timedelta(days=5))
    settled = morning + timedelta(days=6)
    actions.check(action=item, member=people["kepala"], at=settled)
    actions.settle_alert(alert=alert, member=people["kepala"], verdict=AlertVerdict.TRUE, at=settled)
