"""What the page for writing shows beside each field: the last report, what is kept, where colleagues collided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from kentongan.situations.forms import WriteForm
from kentongan.situations.models import Figure, Heading, Indicator, Section, SituationReport, Wants
from kentongan.situations.writing import mark

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
    was: str  # the mark of what was read
    is_stale: bool  # nobody touched it here, so what is shown may be older than what is kept
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


def _read(form: WriteForm, part: str, kept: Section | Figure | None, mine: bool) -> tuple[int, str]:
    """Return the revision and the mark that travel on: of what is kept, or of what was read before it."""
    if mine:
        return form.revision(part), str(form.data.get(f"was-{part}", ""))
    if kept is None:
        return 0, mark("")
    return kept.revision, mark(kept.text if isinstance(kept, Section) else (kept.low, kept.high, kept.place))


def _text(form: WriteForm, heading: Heading, last: Section | None, clashes: bool) -> Cell:
    kept, part = form.kept_texts.get(heading.pk), str(heading.pk)
    stale = part in form.untouched
    revision, was = _read(form, part, kept, clashes or stale)
    return Cell(part, form[f"text-{part}"], (), revision, kept, last, clashes, was, stale)


def _number(form: WriteForm, indicator: Indicator, last: Figure | None, clashes: bool) -> Cell:
    kept, code = form.kept_numbers.get(indicator.pk), indicator.pk
    more = [form[name] for name in (f"high-{code}", f"place-{code}") if name in form.fields]
    stale = code in form.untouched or any(one.errors for one in (form[f"low-{code}"], *more))
    revision, was = _read(form, code, kept, clashes or stale)
    return Cell(code, form[f"low-{code}"], more, revision, kept, last, clashes, was, code in form.untouched, indicator)
