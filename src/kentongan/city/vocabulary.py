"""The vocabularies shipped with the product: what law or a city may change, read from ``data/terms.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class TermRow:
    """One word of one vocabulary, with the rule it comes from and the days on which it holds."""

    kind: str
    code: str
    label: str
    gloss: str
    source: str
    valid_from: date
    order: int
    valid_to: date | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def holds_on(self, day: date) -> bool:
        """Whether the word is in force on that day; both ends count."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def load_terms() -> tuple[TermRow, ...]:
    """All shipped words, in the order of the file.

    >>> [row.label for row in load_terms() if row.kind == "level"]
    ['Aman', 'Waspada', 'Siaga', 'Awas']
    """
    text = resources.files("kentongan.city").joinpath("data/terms.toml").read_text(encoding="utf-8")
    return tuple(TermRow(**row) for row in tomllib.loads(text)["term"])


def codes(kind: str) -> tuple[str, ...]:
    """The codes of one vocabulary, in its own order; empty if there is no such vocabulary.

    >>> codes("phase")
    ('pencegahan', 'penghentian', 'pemulihan')
    """
    return tuple(row.code for row in sorted(load_terms(), key=lambda row: row.order) if row.kind == kind)


def load_rungs() -> list[dict[str, Any]]:
    """All shipped rungs of the ladders, in the order of the file.

    >>> [row["label"] for row in load_rungs() if row["ladder"] == "alert"][:3]
    ['Lurah', 'Camat', 'Kepala Bakesbangpol']
    """
    text = resources.files("kentongan.city").joinpath("data/ladders.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["rung"]
    return rows
