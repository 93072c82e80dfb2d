"""What a month of the self-check says: in sentences, and as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kentongan.alerts.charts import FOOT, HEIGHT, TOP
from kentongan.alerts.selfcheck import Month, Tally


def sentences(month: Month) -> list[str]:
    """Say in plain words what the month shows, as a head of office would read it aloud."""
    tally = month.tally
    if not tally.raised and not month.happenings:
        return [_("Bulan ini tidak ada peringatan dan tidak ada peristiwa berat yang terbukti.")]
    said = [
        ngettext("{number} peringatan muncul.", "{number} peringatan muncul.", tally.raised).format(
            number=tally.raised
        ),
        _right_or_wrong(tally),
    ]
    if month.happenings:
        said.append(_announced(month))
    return said


def _right_or_wrong(tally: Tally) -> str:
    if not tally.raised:
        return _("Tidak ada yang perlu dinilai.")
    if tally.false_share is None:
        text = _("Baru {judged} yang dinilai benar atau keliru; terlalu sedikit untuk menilai ketepatannya.")
    elif not tally.false:
        text = _("Dari {judged} yang dinilai, semuanya benar.")
    else:
        text = _("Dari {judged} yang dinilai, {true} benar dan {false} keliru: {share} dari setiap seratus keliru.")
    return text.format(judged=tally.judged, true=tally.true, false=tally.false, share=tally.false_share)


def _announced(month: Month) -> str:
    number, early = len(month.happenings), len(month.leads)
    if month.lead is None:
        text = _("Dari {number} peristiwa berat yang terbukti, tidak satu pun didahului peringatan.")
        return text.format(number=number)
    text = _("Dari {number} peristiwa berat yang terbukti, {early} didahului peringatan; separuhnya {lead} atau lebih.")
    return text.format(number=number, early=early, lead=spell(month.lead))


def spell(lead: timedelta) -> str:
    """Return a length of time in the words people use.

    >>> str(spell(timedelta(days=3, hours=5))), str(spell(timedelta(minutes=130)))
    ('3 hari sebelumnya', '2 jam sebelumnya')
    """
    if lead >= timedelta(days=2):
        return _("{number} hari sebelumnya").format(number=lead.days)
    return _("{number} jam sebelumnya").format(number=int(lead.total_seconds() // 3600))


@dataclass(frozen=True)
class Stack:
    """One month's bar: from the floor up right, wrong, undecided, open; with the number raised on top."""

    first: date
    raised: int
    x: int
    top: int
    parts: Sequence[tuple[str, int, int]]  # kind, y, height


@dataclass(frozen=True)
class Stacks:
    width: int
    height: int
    floor: int
    bar: int
    stacks: Sequence[Stack]


COLUMN, COLUMN_BAR = 56, 34


def stack(months: Sequence[Month]) -> Stacks:
    """Lay out the alerts of some months, given newest first, drawn oldest first."""
    highest = max([4, *(month.tally.raised for month in months)])
    floor = TOP + HEIGHT
    stacks = []
    for place, month in enumerate(reversed(months)):
        base, done, parts = floor, 0, []
        for kind in ("true", "false", "cannot_tell", "open"):
            done += getattr(month.tally, kind)
            y = floor - round(HEIGHT * done / highest)
            if y < base:
                parts.append((kind, y, base - y))
            base = y
        x = place * COLUMN + (COLUMN - COLUMN_BAR) // 2
        stacks.append(Stack(month.first, month.tally.raised, x, base, parts))
    return Stacks(len(months) * COLUMN, floor + FOOT, floor, COLUMN_BAR, stacks)
