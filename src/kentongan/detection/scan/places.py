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


def _number(line: int, name: str, text: str) -> float:
    number = float(text) if re.fullmatch(_NUMBER, text) else math.nan
    if math.isnan(number) or (name == "population" and number <= 0):
        wanted = "bilangan di atas nol" if name == "population" else "bilangan (titik sebagai tanda desimal)"
        raise TableError(f"Baris {line}: {name} {text!r} bukan {wanted}.")
    return number
