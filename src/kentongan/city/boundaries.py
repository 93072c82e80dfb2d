"""Import of boundaries: a GeoJSON file is taken as a whole or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from posixpath import commonpath

from django.db import transaction
from shapely.geometry.base import BaseGeometry

from kentongan.city import shapes
from kentongan.city.boundary_file import BoundariesRefused, Feature, read_features
from kentongan.city.models import Boundary, Region
from kentongan.journal import services as journal

SHOWN = 5
NESTED, TOLERATED = 0.99, 0.01


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or would do: shapes new, replaced and passed over, and what looks odd."""

    file: str
    new: int
    replaced: int
    passed_over: int
    dry_run: bool
    warnings: list[str] = field(default_factory=list)


def import_boundaries(path: Path, *, at: datetime, dry_run: bool, source: str = "", only: str = "") -> ImportResult:
    """Check a GeoJSON file of boundaries and store them.

    Args:
        path: a FeatureCollection, plain or gzipped; each feature bears its region's code as `code` or `kode`.
        at: when, aware.
        dry_run: check everything, write nothing.
        source: whence the boundaries come, for the map's attribution; by default the file's name.
        only: take the features whose code is this one or lies under it, as "35.74"; the others are not looked at.

    Raises:
        BoundariesRefused: anything in the file is wrong; then nothing of it is stored.
    """
    features, passed_over = read_features(path, only=only)
    known = Region.objects.in_bulk([one.code for one in features])
    problems = list(_unknown(path.name, features, known)) + list(_not_nested(path.name, features))
    if problems:
        raise BoundariesRefused(problems)
    warnings = [*_far_labels(features, known), *_gaps_and_overlaps(features), *_against_stored(features)]
    replaced = Boundary.objects.filter(region__in=list(known)).count()
    if not dry_run:
        _store(features, source=source or path.name, at=at, replaced=replaced)
    return ImportResult(path.name, len(features) - replaced, replaced, passed_over, dry_run, warnings)


def _unknown(name: str, features: list[Feature], known: Mapping[str, Region]) -> Iterator[str]:
    """Every code must be known. One sentence for all: a file of another city would otherwise say it 34 times."""
    strangers = [one for one in features if one.code not in known]
    if strangers:
        listed = ", ".join(str(one) for one in strangers[:SHOWN])
        more = f" dan {len(strangers) - SHOWN} lainnya" if len(strangers) > SHOWN else ""
        # A BPS code looks like a Kemendagri code without its dots and often names another kelurahan.
        hint = " Kode tanpa titik biasanya kode BPS; pakai kode Kemendagri." if strangers[0].code.isdigit() else ""
        yield (
            f"{name}: {len(strangers)} dari {len(features)} kode tidak dikenal: {listed}{more}. "
            f"Semua kode harus dikenal, atau tidak ada yang ditulis.{hint}"
        )


def _not_nested(name: str, features: list[Feature]) -> Iterator[str]:
    """A kelurahan lies in its kecamatan when the file gives both, and so on upwards."""
    by_code = {one.code: one for one in features}
    for one in features:
        parent = by_code.get(_parent(one.code))
        share = shapes.share_inside(one.geometry, parent.geometry) if parent else 1
        if share < NESTED:
            yield f"{name}: {one}: hanya {_percent(share)} luasnya berada di dalam induknya, {parent}."


def _parent(code: str) -> str:
    return code.rpartition(".")[0]


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")


def _far_labels(features: list[Feature], known: Mapping[str, Region]) -> Iterator[str]:
    for one in features:
        region = known[one.code]
        if region.lat is None or region.lng is None:
            continue
        if not shapes.is_near(one.geometry, region.lng, region.lat):
            yield f"{one}: titik label {region.name} berada jauh di luar batasnya; periksa apakah kodenya tertukar."


def _gaps_and_overlaps(features: list[Feature]) -> Iterator[str]:
    """Neighbours should meet: neither leave ground to nobody nor claim it twice."""
    families: dict[str, list[BaseGeometry]] = defaultdict(list)
    for one in features:
        families[_parent(one.code)].append(one.geometry)
    wholes = {one.code: one.geometry for one in features}
    for parent, parts in sorted(families.items()):
        overlap, gap = shapes.overlap_share(parts), shapes.gap_share(parts, wholes.get(parent))
        if overlap > TOLERATED:
            yield f"wilayah di bawah {parent}: {_percent(overlap)} luasnya bertumpang tindih."
        if gap > TOLERATED:
            yield f"wilayah di bawah {parent}: {_percent(gap)} luasnya tidak tertutup satu wilayah pun."


def _against_stored(features: list[Feature]) -> Iterator[str]:
    """Parents from an earlier file: sources differ in detail, so this warns and does not refuse."""
    given = {one.code for one in features}
    wanted = {_parent(one.code) for one in features} - given
    stored = {b.region_id: shapes.from_geojson(b.geometry) for b in Boundary.objects.filter(region__in=wanted)}
    for one in features:
        parent = stored.get(_parent(one.code))
        share = shapes.share_inside(one.geometry, parent) if parent is not None else 1
        if share < NESTED:
            yield f"{one}: hanya {_percent(share)} luasnya di dalam batas {_parent(one.code)} yang sudah tersimpan."


@transaction.atomic
def _store(features: Iterable[Feature], *, source: str, at: datetime, replaced: int) -> None:
    rows = [
        Boundary(region_id=one.code, geometry=shapes.as_geojson(one.geometry), source=source[:200], imported_at=at)
        for one in features
    ]
    Boundary.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["region"], update_fields=["geometry", "source", "imported_at"]
    )
    top = _common(row.region_id for row in rows)
    changes = {"rows": [replaced, len(rows)]}
    journal.record("boundary.import", Region(code=top), actor=None, at=at, region=top, changes=changes)


def _common(codes: Iterable[str]) -> str:
    """Return the code under which all these codes lie, "" when they share no province."""
    return commonpath([code.replace(".", "/") for code in codes]).replace("/", ".")
