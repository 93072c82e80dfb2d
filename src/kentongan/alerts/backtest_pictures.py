"""The plots of a back-test as SVG, for the page and for the paper alike: vector lines, dark words on white."""

from collections.abc import Mapping, Sequence
from html import escape
from math import log10
from typing import Any

from django.utils.translation import gettext as _

WIDTH = 640
FONT = "Libertinus Serif, serif"
INK, SOFT, RIGHT, LATE, FALSE = "#222", "#666", "#1f6f54", "#c98d4b", "#fff"
Json = Mapping[str, Any]
LEADS = ((0, 2), (3, 6), (7, 13), (14, 29), (30, None))


def pictures(result: Json) -> dict[str, str]:
    """Return the plots by name: months, rules, promises and leads; those that have nothing to show are left out."""
    drawn = {
        "months": months(result["months"]),
        "rules": rules(result["scores"]),
        "promises": promises(result["calibration"]),
        "leads": leads(result["scores"]["rule"]["leads"]),
    }
    return {name: svg for name, svg in drawn.items() if svg}


def months(rows: Sequence[Json]) -> str:
    """Alarms of each month from the floor up: right, late, false, too new; below the floor what they were to meet."""
    if not rows:
        return ""
    kinds = (("alarms_right", RIGHT), ("alarms_late", LATE), ("alarms_false", FALSE), ("alarms_open", "#ddd"))
    highest = max([4, *(sum(row[kind] for kind, _fill in kinds) for row in rows)])
    floor, tall, left = 170, 140, 34
    slot = (WIDTH - left - 10) / len(rows)
    parts = [_line(left, floor, WIDTH - 10, floor, INK)]
    for step in sorted({0, highest // 2, highest}):
        y = floor - tall * step / highest
        parts += [_line(left, y, WIDTH - 10, y, "#ccc"), _text(left - 6, y + 4, str(step), "end")]
    every = max(1, round(44 / slot))
    for place, row in enumerate(rows):
        x, base = left + place * slot, float(floor)
        for kind, fill in kinds:
            height = tall * row[kind] / highest
            if height:
                parts.append(_box(x + slot * 0.15, base - height, slot * 0.7, height, fill))
            base -= height
        parts += _marks(x + slot / 2, floor + 14, row)
        if place % every == 0:
            parts.append(_text(x + 1, floor + 54, row["month"], "start", 11))
    return _svg(floor + 62, parts, FONT)


def _marks(x: float, y: float, row: Json) -> list[str]:
    """A filled dot and a number for what was caught, a hollow one below it for what was not."""
    missed = row["late"] + row["missed"] + row["blind"]
    found = []
    for number, top, fill in ((row["caught"], y, INK), (missed, y + 16, "#fff")):
        if number:
            found.append(f'<circle cx="{x:.1f}" cy="{top}" r="5" fill="{fill}" stroke="{INK}"/>')
        if number > 1:
            found.append(_text(x + 7, top + 4, str(number), "start", 11))
    return found


def rules(scores: Json) -> str:
    """For each rule the share it caught, with what chance would give as a line across, and its false alarms a month."""
    names = {
        "rule": _("Aturan deteksi"),
        "last-month": _("Lebih dari bulan lalu"),
        "last-year": _("Lebih dari tahun lalu"),
    }
    left, room, second = 165, 190, 405
    most = max([1.0, *(one["false_a_month"] for one in scores.values())])
    parts = [
        _text(left, 14, _("tertangkap (garis: kebetulan)"), "start", 12),
        _text(second, 14, _("peringatan keliru sebulan"), "start", 12),
    ]
    for place, name in enumerate(names):
        one, top = scores[name], 26 + place * 34
        parts.append(_text(left - 8, top + 15, names[name], "end", 13))
        if one["caught_share"] is None:
            parts.append(_text(left, top + 15, "–", "start", 13))
        else:
            share = one["caught_share"]
            parts += [_box(left, top, room * share, 20, RIGHT), _frame(left, top, room, 20)]
            chance = left + room * (one["by_chance"] or 0)
            parts.append(_line(chance, top - 3, chance, top + 23, INK, 2))
            parts.append(_text(left + room + 6, top + 15, f"{round(100 * share)} %", "start", 12))
        length = (WIDTH - second - 60) * one["false_a_month"] / most
        parts += [
            _box(second, top, length, 20, FALSE),
            _text(second + length + 6, top + 15, _number(one["false_a_month"]), "start", 12),
        ]
    return _svg(26 + 34 * len(names), parts, FONT)


def promises(steps: Sequence[Json]) -> str:
    """Promised against seen, both on a scale of tens: on the line as promised, below it more careful."""
    seen = [(step["level"], step["share"]) for step in steps if step["share"]]
    if not seen:
        return ""
    left, floor, room, tall, low = 70, 200, 330, 180, -3.0

    def spot(share: float, size: float) -> float:
        return size * (1 - max(low, log10(share)) / low)

    parts = [_frame(left, floor - tall, room, tall), _line(left, floor, left + room, floor - tall, SOFT)]
    for level, words in ((0.001, "0,1 %"), (0.01, "1 %"), (0.1, "10 %"), (1.0, "100 %")):
        x, y = left + spot(level, room), floor - spot(level, tall)
        parts += [_text(x, floor + 16, words, "middle", 11), _text(left - 6, y + 4, words, "end", 11)]
    for level, share in seen:
        x, y = left + spot(level, room), floor - spot(share, tall)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{RIGHT}" stroke="{INK}"/>')
    parts += [
        _text(left + room / 2, floor + 34, _("dijanjikan paling banyak"), "middle", 12),
        _text(left + room + 14, floor - tall + 12, _("tegak: yang terlihat"), "start", 12),
        _text(left + room + 14, floor - tall + 30, _("garis: tepat seperti janji"), "start", 12),
        _text(left + room + 14, floor - tall + 48, _("di bawahnya: lebih hati-hati"), "start", 12),
    ]
    return _svg(floor + 42, parts, FONT)


def leads(days: Sequence[int]) -> str:
    """How many warnings came how many days early."""
    if not days:
        return ""
    counts = [
        (low, high, sum(1 for day in days if low <= max(0, day) and (high is None or day <= high)))
        for low, high in LEADS
    ]
    most = max(1, *(number for _low, _high, number in counts))
    parts = []
    for place, (low, high, number) in enumerate(counts):
        top = 4 + place * 28
        words = (
            _("{low} hari atau lebih").format(low=low)
            if high is None
            else _("{low}–{high} hari").format(low=low, high=high)
        )
        parts.append(_text(157, top + 15, words, "end", 13))
        parts += [
            _box(165, top, 400 * number / most, 20, RIGHT),
            _text(171 + 400 * number / most, top + 15, str(number), "start", 12),
        ]
    return _svg(4 + 28 * len(counts), parts, FONT)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _text(x: float, y: float, words: str, anchor: str, size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{INK}">{escape(words)}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, ink: str, width: float = 1) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{ink}" stroke-width="{width}"/>'


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="0.8"/>'
    )


def _frame(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x}" y="{y:.1f}" width="{width}" height="{height}" fill="none" stroke="{SOFT}" stroke-width="0.8"/>'
    )


def _svg(height: float, parts: Sequence[str], font: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}"'
    return f'{head} width="{WIDTH}" height="{height:.0f}" font-family="{font}">{"".join(parts)}</svg>'
