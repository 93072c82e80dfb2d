"""A table for a spreadsheet, written line by line while it is read, in which no cell is taken for a formula."""

import csv
from collections.abc import Iterable

MARK = "\ufeff"  # in front of the first line; spreadsheets know UTF-8 by it
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """What the writer of the standard library needs of a file: it gives back what it is told to write."""

    def write(self, text: str) -> str:
        return text


_WRITER = csv.writer(_Line())


def line(cells: Iterable[object]) -> str:
    r"""Return one line of CSV; texts are made harmless, numbers stay numbers.

    >>> line(["=1+1", -7.5, "a,b"])
    '\'=1+1,-7.5,"a,b"\r\n'
    """
    return str(_WRITER.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells]))


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.startswith(RISKY) else cell
