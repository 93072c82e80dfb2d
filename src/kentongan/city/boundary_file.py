"""A GeoJSON file of boundaries, read with suspicion. No tables here: only the file and what is wrong with it."""

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _
from shapely.geometry.base import BaseGeometry

from kentongan.city import shapes
from kentongan.errors import Refused

LIMIT = 45_000_000  # bytes when unpacked; all 8,494 desa of East Java take 22 million
GZIP = b"\x1f\x8b"


class BoundariesRefused(Refused):
    """The file is not taken. `problems` holds one Indonesian sentence for each fault found."""

    code = "boundaries-refused"
    status = 422
    text = _("Batas wilayah tidak diimpor. {first}")

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(first=problems[0])


@dataclass(frozen=True)
class Feature:
    """One shape of the file, by its number there (from 1) and its code."""

    number: int
    code: str
    geometry: BaseGeometry

    def __str__(self) -> str:
        return f"fitur {self.number} ({self.code})"


def read_features(path: Path, *, only: str = "") -> tuple[list[Feature], int]:
    """Read a FeatureCollection, plain or gzipped, whose features bear a region's code as `code` or `kode`.

    Args:
        path: the file.
        only: take the features whose code is this one or lies under it; the others are not looked at.

    Returns:
        The features, each with a valid polygon in Indonesia, and how many were passed over.

    Raises:
        BoundariesRefused: with every fault found, each naming the file, the feature and its code.
    """
    collection = _parsed(path.name, _content(path))
    coded = list(enumerate(_feature_list(path.name, collection), start=1))
    wanted = [(number, raw) for number, raw in coded if not only or _lies_under(_code(raw), only)]
    if not wanted:
        _refuse(f"{path.name}: tidak ada fitur dengan kode {only} atau di bawahnya.")
    found = [_examined(path.name, number, raw) for number, raw in wanted]
    problems = [one for one in found if isinstance(one, str)]
    features = [one for one in found if isinstance(one, Feature)]
    problems += _doubles(path.name, features)
    if problems:
        raise BoundariesRefused(problems)
    return features, len(coded) - len(wanted)


def _refuse(problem: str) -> NoReturn:
    raise BoundariesRefused([problem])


def _content(path: Path) -> bytes:
    """Return the bytes of the file, unpacked, never more than the limit whatever the file pretends to hold."""
    try:
        with path.open("rb") as raw:
            is_packed = raw.read(2) == GZIP
        with gzip.open(path) if is_packed else path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        _refuse(f"{path.name}: berkas gzip rusak atau terpotong.")
    except OSError as problem:
        _refuse(f"{path.name}: berkas tidak dapat dibaca ({problem.strerror or problem}).")
    if len(content) > LIMIT:
        _refuse(f"{path.name}: lebih besar dari {LIMIT // 1_000_000} MB. Pecah berkasnya per kabupaten/kota.")
    if not content.strip():
        _refuse(f"{path.name}: berkas kosong.")
    return content


def _parsed(name: str, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as problem:
        _refuse(f"{name}: bukan teks UTF-8 (bita ke-{problem.start + 1}). Simpan ulang sebagai UTF-8.")
    except json.JSONDecodeError as problem:
        _refuse(f"{name}: JSON rusak di baris {problem.lineno}, kolom {problem.colno}.")
    except RecursionError:
        _refuse(f"{name}: JSON bersarang terlalu dalam untuk sebuah GeoJSON.")
    except ValueError as problem:
        _refuse(f"{name}: JSON memuat nilai yang bukan angka ({str(problem)[:60]}).")


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _feature_list(name: str, collection: Any) -> list[Any]:
    kind = collection.get("type") if isinstance(collection, Mapping) else None
    if kind != "FeatureCollection":
        said = f'"{str(kind)[:40]}"' if kind else "tanpa jenis"
        _refuse(f"{name}: akar GeoJSON harus FeatureCollection, bukan {said}.")
    features = collection.get("features")
    if not isinstance(features, list) or not features:
        _refuse(f"{name}: FeatureCollection ini tidak berisi fitur.")
    return features


def _code(raw: Any) -> str:
    """Return what the feature gives as its code, "" when it gives none."""
    properties = raw.get("properties") if isinstance(raw, Mapping) else None
    if not isinstance(properties, Mapping):
        return ""
    code = properties.get("code") or properties.get("kode") or ""
    return code.strip() if isinstance(code, str) else ""


def _lies_under(code: str, prefix: str) -> bool:
    return code == prefix or code.startswith(f"{prefix}.")


def _examined(name: str, number: int, raw: Any) -> Feature | str:
    """Return the feature, or the sentence that says what is wrong with it."""
    code = _code(raw)
    here = f"{name}: fitur {number}"
    if not code:
        return f'{here}: tidak memiliki kode wilayah (properti "code" atau "kode", sebagai teks).'
    here = f"{here} ({code[:20]})"
    if why := shapes.why_no_polygon(raw.get("geometry")):
        return f"{here}: {why}."
    geometry = shapes.from_geojson(raw["geometry"])
    if why := shapes.why_invalid(geometry):
        return f"{here}: {why}."
    return Feature(number, code, geometry)


def _doubles(name: str, features: Iterable[Feature]) -> list[str]:
    first: dict[str, int] = {}
    problems = []
    for one in features:
        if one.code in first:
            problems.append(f"{name}: {one}: kode ini sudah dipakai fitur {first[one.code]}.")
        first.setdefault(one.code, one.number)
    return problems
