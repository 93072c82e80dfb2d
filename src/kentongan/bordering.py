"""Which areas border on each other, for the commands: from a table of pairs, or from this installation's own map."""

import csv
from collections.abc import Sequence
from pathlib import Path

from kentongan.detection import PanelError, RuleError
from kentongan.detection.rules import HIERARCHICAL
from kentongan.detection.scan.places import read_borders

OWN_MAP = "peta"
Borders = list[tuple[int, int]]


def borders_of(given: str | None, method: str, areas: Sequence[str]) -> Borders | None:
    """Return pairs of rows of `areas`; None where no neighbours were given.

    Args:
        given: a file `area,neighbour`, or OWN_MAP.
        method: only the hierarchical one looks at neighbours.
        areas: areas that are not among them are passed over.

    Raises:
        RuleError: another method.
        TableError: a bad line.
        PanelError: not one pair lies within the areas.
        OSError, UnicodeDecodeError: the file cannot be read.
    """
    if given is None:
        return None
    if method != HIERARCHICAL:
        raise RuleError(f"--neighbours hanya untuk {HIERARCHICAL}, bukan {method}.")
    row_of = {area: row for row, area in enumerate(areas)}
    pairs = _of_map() if given == OWN_MAP else _of_file(Path(given))
    found = [(row_of[one], row_of[other]) for one, other in pairs if one in row_of and other in row_of]
    if not found:
        raise PanelError(f"Tidak satu pun pasangan tetangga dari {given} ada dalam tabel hitungan.")
    return found


def _of_file(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    named = tuple({cell.strip(): None for cells in csv.reader(lines[1:]) for cell in cells if cell.strip()})
    return [(named[one], named[other]) for one, other in read_borders(lines, named)]


def _of_map() -> list[tuple[str, str]]:
    # Only here, since it makes Django ready: a table of pairs needs no database.
    from django.conf import settings

    from kentongan import installation  # noqa: F401 - makes Django ready
    from kentongan.city import atlas

    return atlas.borders(settings.HOME_CODE)
