"""One report that tells of a grave sign warns at once, before anybody has read it, and says that nobody has.

An accusation is a claim until verified: the sentence names the sign, the place and the time, never a person, and quotes
nothing. A report graded weak by a second person raises nothing alone; one graded strong counts as checked halfway.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.formats import date_format

from kentongan.alerts.models import Alert, AlertLevel, Rule, RuleKind
from kentongan.alerts.origins import Grounds, active_rule, note, warn
from kentongan.alerts.services import OPEN, Signal
from kentongan.alerts.weighing import Trust, trust_in, weigh
from kentongan.city import queries as city
from kentongan.city.models import Region, Term
from kentongan.intake import reading
from kentongan.intake.models import Door, Report, ReportState
from kentongan.verification.models import Incident, Verdict

UNVERIFIED = "Belum diverifikasi: ini keterangan pelapor, bukan fakta."
GRADED = "Orang kedua menilai sumber dan isinya dapat dipercaya:"


def alert_on_report(*, report: UUID | str, at: datetime) -> Alert | None:
    """Read one report for grave signs; the job asked for when it came in. Run again it changes nothing."""
    rule = active_rule(RuleKind.REPORT)
    thing = Report.objects.select_related("region").get(pk=report)
    if rule is None or thing.state == ReportState.SET_ASIDE or thing.alerts.filter(rule__code=rule.code).exists():
        return None
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    if not _is_about_now(thing, rule, today):
        return None
    signs = _signs(thing, at=at, today=today)
    if not signs:
        return None
    return _warn(thing, signs, rule, at=at, today=today)


def _is_about_now(report: Report, rule: Rule, today: date) -> bool:
    """Does the reader take it for something that happened, and lately? What comes from a file has to say when."""
    read = report.reading or {}
    if read.get("kind") not in rule.options["kinds"]:
        return False
    told = (read.get("event_date") or {}).get("value")
    zone = ZoneInfo(settings.TIME_ZONE)
    day = (
        report.occurred_at.astimezone(zone).date() if report.occurred_at else date.fromisoformat(told) if told else None
    )
    if day is None:
        return report.door != Door.FILE
    return today - timedelta(days=rule.options["days"]) <= day <= today


def _signs(report: Report, *, at: datetime, today: date) -> list[Term]:
    """Return the signs it tells, the gravest first."""
    told = city.terms(reading.GRAVE_SIGN, today).filter(code__in=reading.signs_in(report.text, at=at))
    return sorted(told, key=lambda term: (-_impact(term), term.order, term.code))


def _impact(term: Term) -> int:
    return min(max(int(term.extra.get("impact", 3)), 1), 4)


def _warn(report: Report, signs: list[Term], rule: Rule, *, at: datetime, today: date) -> Alert | None:
    category = str(signs[0].extra.get("category") or report.category or "other")
    place = _place(report)
    same = Alert.objects.filter(rule__code=rule.code, region=place, category=category, state__in=OPEN)
    trust = trust_in(report.grade)
    if trust == Trust.WEAK and not same.exists():
        return None
    weight = weigh(
        region=place.code,
        category=category,
        likelihood=_likelihood(trust, rule.options),
        impact=_impact(signs[0]),
        day=today,
    )
    if weight.level == AlertLevel.SAFE:
        return None
    earlier = Report.objects.filter(alerts__in=same).exclude(pk=report.pk).distinct().count()
    signal = Signal(
        rule=rule,
        region=place.code,
        category=category,
        level=weight.level,
        reason=" ".join(filter(None, [_sentence(report, signs, place, earlier), weight.sentence])),
        incidents=[],
        finding={"signs": [term.code for term in signs], "impact": _impact(signs[0])},
        likelihood=weight.likelihood,
        impact=weight.impact,
        attention=weight.attention,
        classification=report.classification,
    )
    return warn(signal, Grounds(reports=[report]), at=at)


def _likelihood(trust: Trust, options: dict[str, Any]) -> int:
    """What is graded strong counts like a report that became an incident of which the check has said nothing yet."""
    return int(options["likelihood"][Verdict.UNKNOWN] if trust == Trust.FULL else options["unverified"])


def _place(report: Report) -> Region:
    """Return where it is: as the sender says, or the one kelurahan within it that the reader found the event in."""
    if report.region.level == "village":
        return report.region
    places = (report.reading or {}).get("places", [])
    codes = {place["code"] for place in places if place.get("code") and place.get("role") == "event"}
    inside = [code for code in codes if str(code).startswith(f"{report.region_id}.")]
    villages = list(city.villages(report.region_id).filter(code__in=inside)[:2])
    return villages[0] if len(villages) == 1 else report.region


def _sentence(report: Report, signs: list[Term], place: Region, earlier: int) -> str:
    with translation.override("id"):
        when = date_format(report.received_at.astimezone(ZoneInfo(settings.TIME_ZONE)), "j F Y, H.i")
        named = ", ".join(term.label for term in signs)
        told = f"Laporan {report} dari {place.name} ({when}) menyebut tanda bahaya: {named}. {UNVERIFIED}"
        return f"{told} Sebelumnya {earlier} laporan lain dalam peringatan ini." if earlier else told


# --- what became of the reports -------------------------------------------------------------------------------------


def follow_reports(*, at: datetime) -> None:
    """Let the open alerts follow their reports: their grades, the incident they became, that they were set aside."""
    rule = active_rule(RuleKind.REPORT)
    if rule is None:
        return
    for alert in Alert.objects.filter(rule__kind=RuleKind.REPORT, state__in=OPEN).select_related("rule").order_by("pk"):
        _take_in_grades(alert, rule.options, at=at)
        _take_in_incidents(alert, rule.options, at=at)
        _note_set_aside(alert, at=at)


def _take_in_grades(alert: Alert, options: dict[str, Any], *, at: datetime) -> None:
    """Let a strong grade raise the alert as far as it counts; say so when all its reports are graded weak."""
    if alert.finding.get("verdicts"):
        return  # the check has spoken, which is more than a grade
    graded = {report: trust_in(report.grade or report.fate.grade) for report in alert.reports.select_related("lead")}
    full = sorted(report.number for report, trust in graded.items() if trust == Trust.FULL)
    if full and full != alert.finding.get("graded_full"):
        _raise_by_grade(alert, full, options, at=at)
    elif graded and set(graded.values()) == {Trust.WEAK}:
        said = "Semua laporannya dinilai lemah oleh orang kedua; tinjau peringatan ini, orang yang menutupnya."
        note(alert, said, mark="graded_weak", at=at)


def _raise_by_grade(alert: Alert, full: list[int], options: dict[str, Any], *, at: datetime) -> None:
    day = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    impact = alert.finding.get("impact", alert.impact or 3)
    likelihood = _likelihood(Trust.FULL, options)
    weight = weigh(region=alert.region_id, category=alert.category, likelihood=likelihood, impact=impact, day=day)
    first = alert.reason.split(GRADED)[0].strip()
    signal = Signal(
        rule=alert.rule,
        region=alert.region_id,
        category=alert.category,
        level=max(weight.level, alert.level, key=list(AlertLevel.values).index),
        reason=f"{first} {GRADED} {', '.join(f'LAP-{number:06d}' for number in full)}.",
        incidents=[],
        finding=alert.finding | {"graded_full": full},
        likelihood=max(weight.likelihood, alert.likelihood or 0),
        impact=weight.impact,
        attention=weight.attention,
        classification=alert.classification,
    )
    warn(signal, Grounds(), at=at)


def _take_in_incidents(alert: Alert, options: dict[str, Any], *, at: datetime) -> None:
    incidents = list(Incident.objects.filter(_behind(alert)).distinct().order_by("pk"))
    known = {tuple(pair) for pair in alert.finding.get("verdicts", [])}
    now = {(incident.pk, incident.verdict) for incident in incidents}
    if not incidents or now <= known:
        return
    likelihood = max(options["likelihood"][incident.verdict] for incident in incidents)
    day = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    impact = alert.finding.get("impact", alert.impact or 3)
    weight = weigh(region=alert.region_id, category=alert.category, likelihood=likelihood, impact=impact, day=day)
    signal = Signal(
        rule=alert.rule,
        region=alert.region_id,
        category=alert.category,
        level=max(weight.level, AlertLevel.WATCH, key=list(AlertLevel.values).index),
        reason=_became(alert, incidents),
        incidents=incidents,
        finding=alert.finding | {"verdicts": sorted(map(list, now))},
        likelihood=weight.likelihood,
        impact=weight.impact,
        attention=weight.attention,
        classification=alert.classification,
    )
    warn(replace(signal), Grounds(), at=at)


def _behind(alert: Alert) -> Q:
    """The condition for the incidents of its reports; one that was merged has those of its lead."""
    return Q(reports__alerts=alert) | Q(reports__merged__alerts=alert)


def _became(alert: Alert, incidents: list[Incident]) -> str:
    """Say what the check says now, in the place of "not verified"."""
    first = alert.reason.split(UNVERIFIED)[0].split(GRADED)[0].split(" Laporannya menjadi")[0].strip()
    with translation.override("id"):
        told = ", ".join(sorted({str(incident.get_verdict_display()) for incident in incidents}))
    return f"{first} Laporannya menjadi peristiwa; kebenarannya: {told}."


def _note_set_aside(alert: Alert, *, at: datetime) -> None:
    states = set(alert.reports.values_list(Coalesce("lead__state", "state"), flat=True))
    if states == {ReportState.SET_ASIDE}:
        alert.refresh_from_db()
        said = "Laporannya kemudian dikesampingkan meja laporan; peringatan ini ditutup oleh orang, dengan alasan."
        note(alert, said, mark="set_aside", at=at)
