"""A table `area,x,y[,population]` as text lines, checked row by row."""

import csv
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.table import TableError

_REQUIRED = ("area", "x", "y")
_NUMBER = r"[+-]?[0-9]{1,12}(\.[0-9]+)?"


@dataclass(frozen=True, eq=False)
class Places:
    """Areas with a point each; `population` is None unless the table has the column."""

    areas: tuple[str, ...]
    points: npt.NDArray[np.float64]
    population: npt.NDArray[np.float64] | None


def read_places(lines: Iterable[str]) -> Places:
    """Read the lines of a CSV file. Raises TableError that names the line and what is wrong there.

    >>> read_places(["area,x,y", "A,0,1.5", "B,-2,3"]).points.tolist()
    [[0.0, 1.5], [-2.0, 3.0]]
    """
    rows = csv.reader(lines)
    header = [name.strip() for name in next(rows, [])]
    if sorted(header) not in (sorted(_REQUIRED), sorted((*_REQUIRED, "population"))):
        raise TableError("Baris 1: kolom seharusnya area,x,y dan, bila ada, population.")
    seen: dict[str, int] = {}
    numbers: list[tuple[float, ...]] = []
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        line = rows.line_num
        if len(cells) != len(header):
            raise TableError(f"Baris {line}: {len(cells)} kolom, seharusnya {len(header)}.")
        given = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        if not given["area"]:
            raise TableError(f"Baris {line}: kolom area kosong.")
        if given["area"] in seen:
            raise TableError(f"Baris {line}: wilayah {given['area']!r} sudah ada di baris {seen[given['area']]}.")
        seen[given["area"]] = line
        numbers.append(tuple(_number(line, name, given[name]) for name in ("x", "y", "population") if name in given))
    if not numbers:
        raise TableError("Tabel wilayah tidak berisi satu baris data pun.")
    table = np.array(numbers, dtype=float)
    return Places(tuple(seen), table[:, :2], table[:, 2] if table.shape[1] == 3 else None)


def read_borders(lines: Iterable[str], areas: tuple[str, ...]) -> list[tuple[int, int]]:
    """Read the lines of a CSV file `area,neighbour`: which areas touch, as numbers of `areas`; either order, once.

    Raises TableError that names the line and what is wrong there.

    >>> read_borders(["area,neighbour", "B,A", "A,B", "C,B"], ("A", "B", "C"))
    [(0, 1), (1, 2)]
    """
    rows = csv.reader(lines)
    if [name.strip() for name in next(rows, [])] != ["area", "neighbour"]:
        raise TableError("Baris 1: kolom seharusnya area,neighbour.")
    row_of = {area: row for row, area in enumerate(areas)}
    found: set[tuple[int, int]] = set()
    for cells in rows:
        names = [cell.strip() for cell in cells]
        if not any(names):
            continue
        line = rows.line_num
        if len(names) != 2:
            raise TableError(f"Baris {line}: {len(names)} kolom, seharusnya 2.")
        if strangers := [name for name in names if name not in row_of]:
            raise TableError(f"Baris {line}: wilayah {strangers[0]!r} tidak ada dalam tabel wilayah.")
        if names[0] == names[1]:
            raise TableError(f"Baris {line}: wilayah {names[0]!r} berbatasan dengan dirinya sendiri.")
        one, other = sorted(row_of[name] for name in names)
        found.add((one, other))
    if not found:
        raise TableError("Tabel batas tidak berisi satu pasangan pun.")
    return sorted(found)


def _number(line: int, name: str, text: str) -> float:
    number = float(text) if re.fullmatch(_NUMBER, text) else math.nan
    if math.isnan(number) or (name == "population" and number <= 0):
        wanted = "bilangan di atas nol" if name == "population" else "bilangan (titik sebagai tanda desimal)"
        raise TableError(f"Baris {line}: {name} {text!r} bukan {wanted}.")
    return number
