"""What the page for writing shows beside each field: the last report, what is kept, where colleagues collided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from kentongan.situations.forms import WriteForm
from kentongan.situations.models import Figure, Heading, Indicator, Section, SituationReport, Wants

Part = int | str


@dataclass(frozen=True)
class Cell:
    """One text or one figure: its fields, what is kept of it, what stood there last time."""

    part: str
    field: Any
    more: Sequence[Any]
    revision: int
    kept: Section | Figure | None
    last: Section | Figure | None
    clashes: bool
    indicator: Indicator | None = None


@dataclass(frozen=True)
class Row:
    """One heading with its cells."""

    heading: Heading
    cells: Sequence[Cell]
    can_repeat: bool


def rows(
    form: WriteForm,
    headings: Sequence[Heading],
    *,
    previous: SituationReport | None,
    clashes: Collection[Part] = (),
) -> list[Row]:
    """Return the page, heading after heading.

    Args:
        previous: the last report of the office; its headings are matched by their codes.
        clashes: the parts in which a colleague had been quicker.
    """
    texts, numbers = _last(previous)
    found = []
    for heading in headings:
        if heading.wants == Wants.TEXT:
            cells = [_text(form, heading, texts.get(heading.code), heading.pk in clashes)]
        else:
            cells = [_number(form, one, numbers.get(one.pk), one.pk in clashes) for one in heading.indicators.all()]
        can_repeat = any(cell.kept is None and _says(cell.last) for cell in cells)
        found.append(Row(heading, cells, can_repeat))
    return found


def _last(previous: SituationReport | None) -> tuple[dict[str, Section], dict[str, Figure]]:
    if previous is None:
        return {}, {}
    texts = {one.heading.code: one for one in previous.sections.select_related("heading")}
    return texts, {one.indicator_id: one for one in previous.figures.all()}


def _says(last: Section | Figure | None) -> bool:
    return bool(last.text) if isinstance(last, Section) else last is not None


def _text(form: WriteForm, heading: Heading, last: Section | None, clashes: bool) -> Cell:
    kept = form.kept_texts.get(heading.pk)
    part = str(heading.pk)
    revision = form.revision(part) if clashes else (kept.revision if kept else 0)
    return Cell(part, form[f"text-{part}"], (), revision, kept, last, clashes)


def _number(form: WriteForm, indicator: Indicator, last: Figure | None, clashes: bool) -> Cell:
    kept = form.kept_numbers.get(indicator.pk)
    code = indicator.pk
    revision = form.revision(code) if clashes else (kept.revision if kept else 0)
    more = [form[name] for name in (f"high-{code}", f"place-{code}") if name in form.fields]
    return Cell(code, form[f"low-{code}"], more, revision, kept, last, clashes, indicator)
