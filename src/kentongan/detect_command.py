"""`kentongan detect`: a table of counts in, a table of verdicts out. Needs no database."""

import argparse
import csv
import io
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from kentongan import detection
from kentongan.bordering import OWN_MAP, Borders, borders_of
from kentongan.compiling import announced
from kentongan.detection.decide import Verdict, group_numbers
from kentongan.detection.ears import ears
from kentongan.detection.hierarchical_table import places_of
from kentongan.detection.judgement import Judgement, Why
from kentongan.detection.panel import PanelError
from kentongan.detection.reference_periods import Time
from kentongan.detection.rules import HIERARCHICAL, SHRUNKEN, SPARSE_METHODS, EarsRule, RuleError, ShrunkenRule
from kentongan.detection.sentences import Cell, classical_reason, ears_reason, reason
from kentongan.detection.shrunken import judge
from kentongan.detection.table import CountTable, TableError, read_table
from kentongan.detection_cluster import ClusterError, Ints, each, provinces, share_of

CLASSICAL = ("cusum", "farrington", "farrington-flexible", "glr-nb", "seasonal")
METHODS = ("ears-c1", "ears-c2", "ears-c3", *CLASSICAL, *SPARSE_METHODS)
COLUMNS = ("area", "period", "observed", "expected", "upper", "p_value", "verdict", "reason")
_BAD_INPUT = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan detect`."""
    parser.add_argument("counts", metavar="COUNTS.csv", help="tabel area,period,count[,population]")
    parser.add_argument("--method", required=True, choices=METHODS, help="cara menilai")
    parser.add_argument(
        "--set", action="append", default=[], metavar="OPTION=VALUE", help="pilihan cara; boleh diulang"
    )
    parser.add_argument("--range", metavar="FIRST:LAST", help="periode yang dinilai (bawaan: semua)")
    parser.add_argument("--frequency", type=int, default=52, help="periode setahun bila periode berupa bilangan")
    parser.add_argument(
        "--neighbours",
        metavar="BORDERS.csv",
        help=f"untuk hierarchical: tabel area,neighbour, atau '{OWN_MAP}' (peta kota ini); bawaan: satu kecamatan",
    )
    parser.add_argument("--by-province", action="store_true", help="tiap provinsi dinilai sendiri; anggaran dibagi")
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="tcp://host:8786: tiap provinsi dikerjakan kluster Dask di alamat ini"
    )
    parser.add_argument("--out", metavar="FILE", help="berkas hasil (bawaan: keluaran baku)")


def run(args: argparse.Namespace) -> int:
    """Do it. Returns 0, or 2 after naming bad input on standard error; then nothing has been written."""
    try:
        rule = _rule(args.method, args.set)
        table = _table(args.counts, args.frequency)
        first, last = _range(table, args.range)
        ground = _Ground(rule, first, last, args.frequency, borders_of(args.neighbours, args.method, table.areas))
        parts = provinces(table.areas) if args.by_province or args.scheduler else [np.arange(len(table.areas))]
        with announced("detect", args.method):
            text = _as_csv(table, ground, parts, args.scheduler)
        if args.out is None:
            sys.stdout.write(text)
        else:
            Path(args.out).write_text(text, encoding="utf-8", newline="")
    except (RuleError, TableError, PanelError, ClusterError) as error:
        return _refuse(str(error))
    except UnicodeDecodeError:
        return _refuse(f"Berkas {args.counts} (atau --neighbours) bukan teks UTF-8.")
    except OSError as error:
        return _refuse(f"Berkas {error.filename} tidak dapat dibuka: {error.strerror}.")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"kentongan detect: {message}\n")
    return _BAD_INPUT


def _rule(method: str, pairs: list[str]) -> Any:
    known = _options(method)
    options: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name not in known:
            raise RuleError(f"Pilihan {pair!r} tidak dikenal untuk {method}; yang ada: {', '.join(known)}.")
        if name in options:
            raise RuleError(f"Pilihan {name} diberikan dua kali.")
        options[name] = _value(value, known[name])
    if method == SHRUNKEN:
        return ShrunkenRule(**options)
    if method == HIERARCHICAL:
        return detection.HierarchicalRule(**options)
    if method in CLASSICAL:
        return detection.CLASSICAL_RULES[method](**options)
    return EarsRule(method.removeprefix("ears-").upper(), **options)


def _options(method: str) -> dict[str, str]:
    """Names of the options of a method, with their types."""
    kind: Any = {SHRUNKEN: ShrunkenRule}.get(method, EarsRule)
    if method == HIERARCHICAL:
        kind = detection.HierarchicalRule
    elif method in CLASSICAL:
        kind = detection.CLASSICAL_RULES[method]
    return {field.name: str(field.type) for field in fields(kind) if field.name != "method"}


def _value(text: str, kind: str) -> Any:
    """A number, true or false, numbers with commas, nothing at all, or else the text; the rule checks what it gets."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if text.lower() == "none" and "None" in kind:
        return None
    if "tuple" in kind:
        return tuple(_value(part, "") for part in text.split(","))
    for convert in (int, float):
        try:
            return convert(text)
        except ValueError:
            continue
    return text


def _table(name: str, frequency: int) -> CountTable:
    if frequency < 1:
        raise TableError(f"--frequency harus paling kecil 1, bukan {frequency}.")
    with Path(name).open(encoding="utf-8-sig", newline="") as lines:
        return read_table(lines, frequency=frequency)


def _range(table: CountTable, text: str | None) -> tuple[int, int]:
    if text is None:
        return 0, table.counts.shape[1] - 1
    first, colon, last = text.partition(":")
    if not colon:
        raise TableError(f"--range {text!r} tidak berbentuk AWAL:AKHIR.")
    start, stop = table.column_of(first), table.column_of(last)
    if stop < start:
        raise TableError(f"--range {text!r} berjalan mundur.")
    return start, stop


@dataclass(frozen=True, eq=False)
class _Ground:
    """What is asked of a table."""

    rule: Any
    first: int
    last: int
    frequency: int
    borders: Borders | None


def _as_csv(table: CountTable, ground: _Ground, parts: list[Ints], scheduler: str | None) -> str:
    """One table of verdicts, in the order of the areas; each part of the areas judged by itself."""
    pieces = [(*_part(table, ground, rows),) for rows in parts]
    found: dict[str, list[list[str]]] = {}
    for rows_of_part in each(_rows, pieces, scheduler=scheduler):
        for row in rows_of_part:
            found.setdefault(row[0], []).append(row)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for area in table.areas:
        writer.writerows(found[area])
    return out.getvalue()


def _part(table: CountTable, ground: _Ground, rows: Ints) -> tuple[CountTable, _Ground]:
    """Some of the areas, as a table and a question of their own."""
    if len(rows) == len(table.areas):
        return table, ground
    number = {row: place for place, row in enumerate(rows.tolist())}
    borders = ground.borders and [(number[a], number[b]) for a, b in ground.borders if a in number and b in number]
    people = None if table.population is None else table.population[rows]
    areas = tuple(table.areas[row] for row in rows)
    part = replace(table, areas=areas, counts=table.counts[rows], observed=table.observed[rows], population=people)
    return part, replace(ground, rule=share_of(ground.rule, len(rows), len(table.areas)), borders=borders)


def _rows(piece: tuple[CountTable, _Ground]) -> list[list[str]]:
    """What is said of each area and period, by whatever method; also what a worker of a cluster is given to do."""
    table, ground = piece
    rule, first, last = ground.rule, ground.first, ground.last
    if isinstance(rule, EarsRule):
        return list(_ears_rows(table, rule, first, last))
    if isinstance(rule, ShrunkenRule):
        return list(_shrunken_rows(table, rule, first, last))
    if isinstance(rule, detection.HierarchicalRule):
        return list(_hierarchical_rows(table, ground))
    return list(_classical_rows(table, rule, first, last, ground.frequency))


def _classical_rows(table: CountTable, rule: Any, first: int, last: int, frequency: int) -> Iterator[list[str]]:
    time = _time(table, frequency)
    judged = detection.judge_classical(table.counts, table.observed, rule, time=time, first=first, last=last)
    for row, area in enumerate(table.areas):
        for column in range(first, last + 1):
            cell = (row, column - first)
            why = classical_reason(judged, cell, unit=table.calendar.unit)
            yield [area, table.label(column), *_figures(judged, cell), why]


def _time(table: CountTable, frequency: int) -> Time:
    columns = range(table.first, table.first + table.counts.shape[1])
    if table.calendar.kind == "day":
        return Time(365, tuple(date.fromordinal(column) for column in columns))
    if table.calendar.kind == "week":
        return Time(52, tuple(date.min + timedelta(days=7 * column) for column in columns))
    return Time(frequency)


def _ears_rows(table: CountTable, rule: EarsRule, first: int, last: int) -> Iterator[list[str]]:
    judged = ears(
        table.counts,
        table.observed,
        method=rule.method,
        baseline=rule.baseline,
        min_sigma=rule.min_sigma,
        alpha=rule.alpha,
        c3_bound=rule.c3_bound,
    )
    for row, area in enumerate(table.areas):
        for column in range(first, last + 1):
            why = ears_reason(judged, (row, column), unit=table.calendar.unit)
            yield [area, table.label(column), *_figures(judged, (row, column)), why]


def _shrunken_rows(table: CountTable, rule: ShrunkenRule, first: int, last: int) -> Iterator[list[str]]:
    settings = rule.settings(table.calendar.days_a_period)
    # The code of a village begins with that of its kecamatan.
    group = group_numbers(table.areas, {area: area.rpartition(".")[0] for area in table.areas})
    looks = [
        judge(table.counts, table.observed, settings, at=at, group=group, population=table.population)
        for at in range(first, last + 1)
    ]
    for row, area in enumerate(table.areas):
        for column, judged in enumerate(looks, start=first):
            why = reason(judged, row, settings, unit=table.calendar.unit)
            yield [area, table.label(column), *_figures(judged, row), why]


def _hierarchical_rows(table: CountTable, ground: _Ground) -> Iterator[list[str]]:
    places = places_of(table.areas, ground.borders)
    for one in detection.judge_table(table, ground.rule, first=ground.first, last=ground.last, places=places):
        yield [table.areas[one.row], table.label(one.column), *_figures(one.judged, one.cell), one.reason]


def _figures(judged: Judgement, cell: Cell) -> list[str]:
    known = judged.why[cell] == Why.JUDGED
    verdict = Verdict.CANNOT_SAY if not known else Verdict.EXCEEDS if judged.exceeds[cell] else Verdict.QUIET
    observed = str(int(judged.observed[cell])) if judged.exposure[cell] else ""
    numbers = (judged.expected[cell], judged.upper[cell], judged.p_value[cell])
    return [observed, *(_number(number) for number in numbers), str(verdict)]


def _number(value: np.float64) -> str:
    return format(float(value), ".10g") if math.isfinite(value) else ""
