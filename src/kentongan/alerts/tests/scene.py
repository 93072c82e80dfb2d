"""A small past for the tests of warning and response: reports, incidents, a surge in Sumber Taman."""

from datetime import date, datetime, timedelta

from kentongan.alerts import services
from kentongan.alerts.models import Alert, Rule
from kentongan.cast import CITY, MANGUNHARJO, SUMBER_TAMAN, Cast
from kentongan.city.models import Classification
from kentongan.intake.models import Door, Report
from kentongan.verification.models import Incident, Severity, Source

CATEGORY = "public_order"
VILLAGES = ("35.74.02.1001", SUMBER_TAMAN, MANGUNHARJO)


def incident(cast: Cast, at: datetime, day: date, *, region: str = SUMBER_TAMAN, **fields: object) -> Incident:
    """Record one incident straight into the table, as the desk would have."""
    values = {"title": "Keributan di pasar", "category": CATEGORY, "severity": Severity.LIGHT} | fields
    return Incident.objects.create(
        occurred_on=day, region=cast.region(region), recorded_by=cast.operator, recorded_at=at, **values
    )


def report(cast: Cast, at: datetime, region: str) -> Report:
    """Let a report come in, without the reading of its text."""
    number = Report.objects.count() + 1
    text = f"Laporan {number}"
    return Report.objects.create(
        number=number, door=Door.PHONE, text=text, digest=f"{number:064d}", received_at=at, region=cast.region(region)
    )


def heard(cast: Cast, at: datetime, *, regions: tuple[str, ...] = VILLAGES, days: int = 280) -> None:
    """Let a report of each region come in every four weeks, so that none of them is silent."""
    for back in range(0, days, 28):
        for code in regions:
            report(cast, at - timedelta(days=back), code)


def surge(cast: Cast, at: datetime, *, number: int = 6, **fields: object) -> list[Incident]:
    """Six quarrels within six days in one kelurahan that knew none."""
    today = at.date()
    return [incident(cast, at, today - timedelta(days=back), **fields) for back in range(number)]


def told(cast: Cast, at: datetime, thing: Incident) -> None:
    """Tie an incident to a report that named no kelurahan."""
    Source.objects.create(incident=thing, report=report(cast, at, CITY))


def rules(at: datetime) -> dict[str, Rule]:
    services.load_rules(at=at)
    return {rule.kind: rule for rule in Rule.objects.filter(is_active=True)}


def warning(
    cast: Cast,
    at: datetime,
    *,
    region: str = SUMBER_TAMAN,
    category: str = CATEGORY,
    level: str = "siaga",
    classification: int = Classification.OPEN,
) -> Alert:
    """Open one alert by the rule of one severe incident."""
    thing = incident(cast, at, at.date(), region=region, category=category, classification=classification)
    rule = rules(at)["severity"]
    reason = f"Satu peristiwa berat di {region}."
    return services.raise_alert(services.Signal(rule, region, category, level, reason, [thing]), at=at)
