"""A run computed again from what it kept: do the same counts give the same findings, and are they the same counts?

What a run used and found is digested when it is made, and the digest stands in its journal line, which is sealed into
the chain. So a count that was edited afterwards is noticed even where it moves no finding.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from math import isclose
from typing import Any

from django.conf import settings
from django.db import transaction

from kentongan.alerts import detecting
from kentongan.alerts.models import Run
from kentongan.city import access
from kentongan.city.models import Member
from kentongan.journal import queries as journal_lines
from kentongan.journal import services as journal

INTACT, BROKEN, UNSEALED = "intact", "broken", "unsealed"
DETECT = "run.detect"
# Another machine may round the last digits otherwise.
NEAR = 1e-9


@dataclass(frozen=True)
class Difference:
    """One figure of one kelurahan that no longer comes out as it was stored. None on both sides: not to be shown."""

    area: str
    field: str
    stored: Any
    computed: Any


@dataclass(frozen=True)
class Recomputation:
    """What came of it.

    `seal` is INTACT, BROKEN where counts, findings or rule are not those of the run, or UNSEALED for runs older than
    seals. `number` counts every figure that differs; `differences` are those in the member's area.
    """

    seal: str
    number: int
    differences: list[Difference]

    @property
    def is_equal(self) -> bool:
        return not self.number and self.seal != BROKEN


def digest(run: Run) -> str:
    """Return the SHA-256 of everything that makes a run: its rule's method, its days, its counts, its findings."""
    whole = {
        "rule": [run.rule.code, run.rule.version, run.rule.options["method"]],
        "category": run.category,
        "days": [str(run.first), str(run.last)],
        "counts": run.counts,
        "findings": run.findings,
    }
    canonical = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def recompute(*, run: Run, member: Member, at: datetime) -> Recomputation:
    """Compute a run again from its own counts by its own rule, and note in the journal what came of it.

    Figures are told of the member's area, and only to who may know of everything that was counted; to others only
    whether and where something differs.
    """
    found = differences(run.findings, detecting.find(run.counts, run.rule.options["method"]))
    seal = _seal(run)
    changes = {"differences": [0, len(found)], "seal": ["", seal]}
    journal.record("run.recompute", run, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    own = [one for one in found if access.in_scope(member, one.area)]
    if not detecting.visible(run.counts, member.clearance):
        own = [Difference(one.area, one.field, None, None) for one in own]
    return Recomputation(seal, len(found), own)


def differences(stored: list[dict[str, Any]], computed: list[dict[str, Any]]) -> list[Difference]:
    """Return where two lists of findings are not the same, in what was stored: a later program may say more.

    >>> old = [{"area": "A", "observed": 3, "p_value": 0.001}]
    >>> differences(old, [{"area": "A", "observed": 4, "p_value": 0.001 + 1e-15}])
    [Difference(area='A', field='observed', stored=3, computed=4)]
    """
    before, after = ({one["area"]: one for one in some} for some in (stored, computed))
    found = []
    for area in sorted({*before, *after}):
        old, new = before.get(area, {}), after.get(area, {})
        names = sorted({*(old or new)} - {"area"})
        found += [
            Difference(area, name, old.get(name), new.get(name))
            for name in names
            if not _same(old.get(name), new.get(name))
        ]
    return found


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return isclose(old, new, rel_tol=NEAR)
    return bool(old == new)


def _seal(run: Run) -> str:
    lines = journal_lines.entries("run", run.pk).filter(verb=DETECT)
    known = [line.changes["digest"][1] for line in lines if "digest" in line.changes]
    if not known:
        return UNSEALED
    return INTACT if known[0] == digest(run) else BROKEN
