"""The rules a city starts with. They are rows afterwards: a change there makes a new version."""

from dataclasses import dataclass
from typing import Any

from kentongan.alerts import detecting
from kentongan.alerts.models import AlertLevel, RuleKind
from kentongan.verification.models import Severity


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
            "levels": [
                {"level": AlertLevel.DANGER.value, "p_value": 1e-6, "ratio": 4.0},
                {"level": AlertLevel.READY.value, "p_value": 1e-4, "ratio": 2.0},
                {"level": AlertLevel.WATCH.value, "p_value": 1.0, "ratio": 0.0},
            ],
        },
    ),
    ShippedRule(
        code="satu-peristiwa-berat",
        label="Satu peristiwa berat",
        kind=RuleKind.SEVERITY,
        options={
            "levels": {
                str(Severity.SERIOUS.value): AlertLevel.READY.value,
                str(Severity.CRITICAL.value): AlertLevel.DANGER.value,
            },
            # Older happenings come from archives; nobody has to get up for them tonight.
            "days": 30,
        },
    ),
)
