"""The rules a city starts with. They are rows afterwards: a change there makes a new version."""

from dataclasses import dataclass
from typing import Any

from kentongan.alerts import detecting
from kentongan.alerts.models import AlertStage, Degree, RuleKind
from kentongan.verification.models import Severity, Verdict


@dataclass(frozen=True)
class ShippedRule:
    """A row to be: `options` hold everything the rule needs, so that an old run can be read without this file."""

    code: str
    label: str
    kind: RuleKind
    options: dict[str, Any]


SHIPPED = (
    ShippedRule(
        code="jumlah-14-hari",
        label="Jumlah peristiwa dalam 14 hari di atas kebiasaan",
        kind=RuleKind.COUNTS,
        options={
            "method": detecting.method(window=14, alpha=0.005, minimum=3),
            # A kelurahan is heard on a day if some report of it came in within so many days up to that day.
            "heard_days": 28,
            "likelihood": [
                {"likelihood": Degree.VERY_HIGH.value, "p_value": 1e-6, "ratio": 4.0},
                {"likelihood": Degree.HIGH.value, "p_value": 1e-4, "ratio": 2.0},
            ],
        },
    ),
    ShippedRule(
        code="satu-peristiwa-berat",
        label="Satu peristiwa berat",
        kind=RuleKind.SEVERITY,
        options={
            "severity": Severity.SERIOUS.value,  # from here on one incident warns by itself
            # How likely it is true and goes on, by what the check has said so far.
            "likelihood": {
                Verdict.UNKNOWN.value: Degree.MEDIUM.value,
                Verdict.CANNOT_TELL.value: Degree.LOW.value,
                Verdict.TRUE.value: Degree.HIGH.value,
            },
            # Older happenings come from archives; nobody has to get up for them tonight.
            "days": 30,
        },
    ),
    ShippedRule(
        code="satu-laporan-gawat",
        label="Satu laporan gawat, belum diverifikasi",
        kind=RuleKind.REPORT,
        options={
            "kinds": ["incident"],  # what the reader takes for hearsay goes to the rumours
            "days": 3,  # older happenings come from archives
            # A claim until somebody has checked it; by the verdict on the incident that it became.
            "unverified": Degree.LOW.value,
            "likelihood": {
                Verdict.UNKNOWN.value: Degree.MEDIUM.value,
                Verdict.CANNOT_TELL.value: Degree.LOW.value,
                Verdict.TRUE.value: Degree.HIGH.value,
                Verdict.FALSE.value: Degree.LOW.value,
            },
        },
    ),
    ShippedRule(
        code="rumor-menyebar-cepat",
        label="Rumor yang menyebar cepat",
        kind=RuleKind.RUMOUR,
        options={
            "hours": 24,
            "history_days": 28,
            "alpha": 0.005,
            "minimum": 3,
            "areas": {"least": 2, "sightings": 4},  # heard so often in so many kelurahan, whatever was usual
            "likelihood": Degree.MEDIUM.value,
            "wide": {"areas": 4, "likelihood": Degree.HIGH.value},
        },
    ),
    ShippedRule(
        code="pelapor-senyap",
        label="Pelapor yang biasa melapor menjadi senyap",
        kind=RuleKind.SILENCE,
        options={
            "history": 182,
            "least_history": 28,
            "least_reports": 8,
            "least_a_week": 1.0,
            "false_alarms": 0.5,  # a year and office
            "category": "governance_service",
            "likelihood": Degree.HIGH.value,
            "impact": Degree.LOW.value,
        },
    ),
    ShippedRule(
        code="peringatan-resmi",
        label="Peringatan resmi dari luar",
        kind=RuleKind.OFFICIAL,
        options={
            "category": "disaster_weather",
            "impact": {"extreme": 4, "severe": 3, "moderate": 2, "minor": 1, "unknown": 2},
            "likelihood": {
                "observed": {"immediate": 4, "expected": 4, "future": 3, "past": 3, "unknown": 3},
                "likely": {"immediate": 3, "expected": 3, "future": 2, "past": 2, "unknown": 2},
                "possible": {"immediate": 2, "expected": 2, "future": 2, "past": 1, "unknown": 1},
                "unlikely": {"immediate": 1, "expected": 1, "future": 1, "past": 1, "unknown": 1},
                "unknown": {"immediate": 2, "expected": 2, "future": 1, "past": 1, "unknown": 1},
            },
        },
    ),
)
# How far a disturbance has come when a rule of this kind notices it, unless the signal says otherwise.
STAGES = {
    RuleKind.COUNTS: AlertStage.THRESHOLD,
    RuleKind.SEVERITY: AlertStage.ACTUAL,
    RuleKind.REPORT: AlertStage.THRESHOLD,
    RuleKind.RUMOUR: AlertStage.POTENTIAL,
    RuleKind.SILENCE: AlertStage.POTENTIAL,
    RuleKind.OFFICIAL: AlertStage.THRESHOLD,
}
