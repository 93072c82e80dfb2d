"""What stands on each kind of paper, and in which order; read from data/layouts.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class Section:
    """One heading with what stands under it.

    `shape` is table (rows by column), list (entries), groups (entries under small headings), text (paragraphs) or
    pictures. `columns` are (key, title, width in centimetres). `empty` is what is written where nothing is to be told.
    """

    key: str
    title: str
    shape: str
    empty: str
    columns: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True)
class Layout:
    """The bones of one kind of paper: letter, report or press, its heading, its sections."""

    kind: str
    shape: str
    heading: str
    sections: tuple[Section, ...]


def layout(kind: str) -> Layout:
    """Return the bones of a kind.

    >>> [section.key for section in layout("attendance").sections]
    ['present']
    """
    row = _tables()[kind]
    sections = (
        Section(**(one | {"columns": tuple((key, title, width) for key, title, width in one.get("columns", []))}))
        for one in row["sections"]
    )
    return Layout(kind, row["shape"], row["heading"], tuple(sections))


def kinds() -> list[str]:
    """Return every kind that has bones."""
    return list(_tables())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("kentongan.briefs").joinpath("data/layouts.toml").read_text("utf-8"))
