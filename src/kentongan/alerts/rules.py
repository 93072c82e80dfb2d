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
