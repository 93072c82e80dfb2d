"""`kentongan scan`: where and when did cases come together? A table of counts and one of places; needs no database."""

import argparse
import json
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kentongan.compiling import announced
from kentongan.detection.scan import (
    Cluster,
    ScanError,
    ScanOptions,
    ScanResult,
    Zones,
    circles,
    connected,
    negative_binomial_scan,
    permutation_scan,
    poisson_scan,
    sphere,
)
from kentongan.detection.scan.expectation import modelled
from kentongan.detection.scan.places import Places, read_borders, read_places
from kentongan.detection.table import CountTable, TableError, read_table

METHODS = ("poisson", "permutation", "negative-binomial")
SHAPES = ("hotspot", "emerging")
_JOINED_AREAS = 4
_STOP_AFTER = 50
_BAD_INPUT = 2
_MODEL_DAYS = 56.0
_SURE = 0.05
_COMMON = 0.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan scan`."""
    parser.add_argument("counts", metavar="COUNTS.csv", help="tabel area,period,count[,population]")
    parser.add_argument("--areas", required=True, metavar="AREAS.csv", help="tabel area,x,y[,population]")
    parser.add_argument(
        "--method",
        choices=METHODS,
        default="permutation",
        help="terhadap penduduk, terhadap tempat dan waktu sendiri-sendiri (bawaan), atau terhadap masa lalu",
    )
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--prospective", action="store_true", help="hanya kelompok yang masih berlangsung")
    when.add_argument("--whole", action="store_true", help="hanya tempat: kelompok sepanjang seluruh masa")
    parser.add_argument(
        "--shape",
        choices=SHAPES,
        default="hotspot",
        help="sama tinggi selama berlangsung (bawaan), atau makin naik (emerging; negative-binomial --prospective)",
    )
    parser.add_argument("--max-share", type=float, default=0.5, help="bagian terbesar dalam satu kelompok (0,5)")
    parser.add_argument(
        "--borders",
        metavar="BORDERS.csv",
        help="tabel area,neighbour: kelompok wilayah yang bersambung, bukan lingkaran",
    )
    parser.add_argument(
        "--max-areas", type=int, help="wilayah terbanyak dalam satu kelompok (bawaan dengan --borders: 4)"
    )
    parser.add_argument("--longest", type=int, help="periode terbanyak dalam satu kelompok (bawaan: separuh)")
    parser.add_argument("--clusters", type=int, default=10, help="kelompok terbanyak yang disebut (10)")
    parser.add_argument(
        "--first-only", action="store_true", help="hanya kelompok pertama dan nilai p-nya; jauh lebih cepat"
    )
    parser.add_argument("--replicates", type=int, default=999, help="banyaknya data tiruan untuk nilai p (999)")
    parser.add_argument("--seed", type=int, help="bibit acak, agar hasilnya dapat diulang")
    parser.add_argument("--frequency", type=int, default=52, help="periode setahun bila periode berupa bilangan")
    parser.add_argument("--degrees", action="store_true", help="x dan y adalah bujur dan lintang dalam derajat")
    parser.add_argument("--json", action="store_true", help="hasil sebagai satu objek JSON")


def run(args: argparse.Namespace) -> int:
    """Do it. Returns 0, or 2 after naming bad input on standard error; then nothing has been written."""
    name = args.counts
    try:
        table = _counts(args)
        name = args.areas
        with Path(name).open(encoding="utf-8-sig", newline="") as lines:
            places = read_places(lines)
        borders = None
        if args.borders is not None:
            name = args.borders
            with Path(name).open(encoding="utf-8-sig", newline="") as lines:
                borders = read_borders(lines, places.areas)
            name = args.areas
        with announced("scan", "scan"):
            answer = _answer(args, _aligned(table, places), _Ground.of(args, places, borders))
    except TableError as error:
        return _refuse(f"{name}: {error}")
    except ScanError as error:
        return _refuse(str(error))
    except UnicodeDecodeError:
        return _refuse(f"Berkas {name} bukan teks UTF-8.")
    except OSError as error:
        return _refuse(f"Berkas {error.filename} tidak dapat dibuka: {error.strerror}.")
    sys.stdout.write((json.dumps(answer, ensure_ascii=False) if args.json else _for_people(answer)) + "\n")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"kentongan scan: {message}\n")
    return _BAD_INPUT


def _counts(args: argparse.Namespace) -> CountTable:
    if args.frequency < 1:
        raise ScanError(f"--frequency harus paling kecil 1, bukan {args.frequency}.")
    if args.seed is not None and args.seed < 0:
        raise ScanError(f"--seed tidak boleh negatif: {args.seed}.")
    with Path(args.counts).open(encoding="utf-8-sig", newline="") as lines:
        return read_table(lines, frequency=args.frequency)


def _aligned(table: CountTable, places: Places) -> CountTable:
    """The counts in the order of the places; a place without a row in the counts was not observed."""
    row_of = {area: row for row, area in enumerate(places.areas)}
    if strangers := [area for area in table.areas if area not in row_of]:
        raise TableError(f"wilayah {strangers[0]!r} ada dalam tabel hitungan, tetapi tidak di sini.")
    rows = [row_of[area] for area in table.areas]
    counts = np.zeros((len(places.areas), table.counts.shape[1]), dtype=np.int64)
    observed = np.zeros(counts.shape, dtype=bool)
    counts[rows], observed[rows] = table.counts, table.observed
    population = places.population
    if population is None and table.population is not None and len(rows) == len(places.areas):
        population = np.empty(len(rows))
        population[rows] = table.population
    return CountTable(places.areas, table.calendar, table.first, counts, observed, population)


@dataclass(frozen=True, eq=False)
class _Ground:
    """Where a cluster may lie."""

    points: npt.NDArray[np.float64]
    borders: list[tuple[int, int]] | None
    max_share: float
    max_areas: int | None

    @classmethod
    def of(cls, args: argparse.Namespace, places: Places, borders: list[tuple[int, int]] | None) -> "_Ground":
        points = sphere(places.points[:, 0], places.points[:, 1]) if args.degrees else places.points
        return cls(points, borders, args.max_share, args.max_areas)

    def zones(self, weight: npt.NDArray[Any] | None) -> Zones:
        """Circles that hold at most a share of `weight`; or, with borders, areas that hang together."""
        if self.borders is None:
            return circles(self.points, weight=weight, max_share=self.max_share, max_areas=self.max_areas)
        most = _JOINED_AREAS if self.max_areas is None else self.max_areas
        return connected(len(self.points), self.borders, max_areas=most)


def _answer(args: argparse.Namespace, table: CountTable, ground: _Ground) -> dict[str, Any]:
    _refuse_nonsense(args)
    seed = secrets.randbits(32) if args.seed is None else args.seed
    scan = {"poisson": _poisson, "permutation": _permutation, "negative-binomial": _negative_binomial}[args.method]
    found, skipped = scan(args, table, ground, np.random.default_rng(seed))
    periods = table.counts.shape[1]
    top = found.clusters[0].p_value if found.clusters else None
    sure = "exceeds" if top is not None and top <= _SURE else "quiet"
    return {
        "method": args.method,
        "time": "prospective" if args.prospective else "whole" if args.whole else "retrospective",
        "shape": args.shape,
        "windows": "circles" if ground.borders is None else "adjacent",
        "first": table.label(skipped),
        "last": table.label(periods - 1),
        "areas": len(table.areas),
        "cases": int(table.counts[:, skipped:].sum()),
        "replicates": found.replicates,
        "seed": seed,
        "verdict": sure if table.observed[:, skipped:].any() else "cannot_say",
        "clusters": [_as_dict(cluster, table, skipped, found, args.prospective) for cluster in found.clusters],
        "silent": [table.areas[area] for area in found.silent],
    }


_Scanned = tuple[ScanResult, int]


def _refuse_nonsense(args: argparse.Namespace) -> None:
    """Choices that are right each by itself and mean nothing together."""
    if args.shape == "emerging" and not (args.method == "negative-binomial" and args.prospective):
        raise ScanError("--shape emerging hanya berarti dengan --method negative-binomial --prospective.")
    if args.whole and args.method != "poisson":
        raise ScanError("--whole hanya berarti dengan --method poisson: cara lain membandingkan masa dengan masa.")
    if args.max_areas is not None and args.max_areas < 1:
        raise ScanError(f"--max-areas harus paling kecil 1, bukan {args.max_areas}.")
    if args.clusters < 1:
        raise ScanError(f"--clusters harus paling kecil 1, bukan {args.clusters}.")


def _options(args: argparse.Namespace, longest: int | None) -> ScanOptions:
    return ScanOptions(
        "alive" if args.prospective else "whole" if args.whole else "ever",
        longest,
        max_clusters=args.clusters,
        replicates=args.replicates,
        maxima=not args.first_only,
        stop_after=_STOP_AFTER if args.first_only else None,
    )


def _poisson(args: argparse.Namespace, table: CountTable, ground: _Ground, rng: np.random.Generator) -> _Scanned:
    if table.population is None:
        raise ScanError("Cara poisson memerlukan penduduk tiap wilayah: kolom population dalam tabel wilayah.")
    zones = ground.zones(table.population)
    options = _options(args, args.longest)
    found = poisson_scan(table.counts, zones, table.population, rng=rng, observed=table.observed, options=options)
    return found, 0


def _permutation(args: argparse.Namespace, table: CountTable, ground: _Ground, rng: np.random.Generator) -> _Scanned:
    cases = table.counts.sum(axis=1)
    zones = ground.zones(cases if cases.any() else None)
    options = _options(args, args.longest)
    return permutation_scan(table.counts, zones, rng=rng, observed=table.observed, options=options), 0


def _negative_binomial(
    args: argparse.Namespace, table: CountTable, ground: _Ground, rng: np.random.Generator
) -> _Scanned:
    """Windows lie in the last periods, which the expectation knows nothing of: eight weeks, or at most half of all."""
    periods = table.counts.shape[1]
    usual = max(1, min(periods // 2, round(_MODEL_DAYS / table.calendar.days_a_period)))
    longest = usual if args.longest is None else args.longest
    if not 1 <= longest < periods:
        raise ScanError(f"Jendela terpanjang {longest} periode tidak muat dalam {periods} periode.")
    recent = longest if args.prospective else max(longest, periods // 2)
    skipped = periods - recent
    model = modelled(table.counts, table.observed, recent=recent, population=table.population)
    expected = model.expected[:, skipped:]
    zones = ground.zones(expected[:, 0])
    found = negative_binomial_scan(
        table.counts[:, skipped:],
        zones,
        expected,
        model.dispersion[:, skipped:],
        rng=rng,
        doubt=model.doubt,
        share_out=True,
        shape=args.shape,
        observed=table.observed[:, skipped:],
        options=_options(args, longest),
    )
    return found, skipped


def _as_dict(cluster: Cluster, table: CountTable, skipped: int, found: ScanResult, prospective: bool) -> dict[str, Any]:
    days = table.calendar.days_a_period
    p_value = cluster.p_value
    return {
        "areas": [table.areas[area] for area in cluster.areas],
        "first": table.label(skipped + cluster.first),
        "last": table.label(skipped + cluster.last),
        "observed": cluster.observed,
        "expected": cluster.expected,
        "llr": cluster.llr,
        "p_value": p_value,
        "p_value_gumbel": cluster.p_value_gumbel,
        "recurrence_days": days / p_value if prospective and p_value else None,
        "recurrence": _recurrence(p_value, days, found.replicates, table.calendar.unit) if prospective else None,
        "silent": [table.areas[area] for area in cluster.silent],
    }


def _recurrence(p_value: float | None, days: float, replicates: int, unit: str) -> str | None:
    """How rarely chance alone would show such a cluster to somebody who looks once in each period.

    >>> _recurrence(0.001, 7.0, 999, "minggu")
    'secara kebetulan paling sering sekali dalam 19 tahun, bila diperiksa sekali tiap minggu'
    """
    if p_value is None:
        return None
    if p_value > _COMMON:
        return "secara kebetulan terlihat pada kebanyakan pemeriksaan"
    length = days / p_value
    for name, size in (("tahun", 365.25), ("bulan", 30.4375), ("minggu", 7.0), ("hari", 1.0)):
        if length >= 2 * size or name == "hari":
            # Not one replicate was as high: all that is known is that it is at least so rare.
            bound = "paling sering " if p_value * (replicates + 1) < 1.5 else ""
            often = f"sekali dalam {length / size:.0f} {name}"
            return f"secara kebetulan {bound}{often}, bila diperiksa sekali tiap {unit}"
    return None


def _for_people(answer: dict[str, Any]) -> str:
    lines = [
        f"{answer['cases']} kasus di {answer['areas']} wilayah, {answer['first']} sampai {answer['last']}; "
        f"{answer['replicates']} data tiruan, bibit {answer['seed']}."
    ]
    if answer["verdict"] == "cannot_say":
        lines.append("Belum dapat dinilai: tidak ada satu laporan pun.")
    elif not answer["clusters"]:
        lines.append("Tidak ada kelompok.")
    listed = enumerate(answer["clusters"])
    shown = [one for place, one in listed if place == 0 or (one["p_value"] is not None and one["p_value"] <= _COMMON)]
    for number, one in enumerate(shown, start=1):
        lines += ["", *_paragraph(number, one)]
    if answer["silent"]:
        lines += ["", f"Tidak dapat dinilai karena tidak melapor: {', '.join(answer['silent'])}."]
    return "\n".join(lines)


def _paragraph(number: int, one: dict[str, Any]) -> list[str]:
    gumbel = "" if one["p_value_gumbel"] is None else f" (Gumbel {_decimal(one['p_value_gumbel'], 3)})"
    rows = [
        f"{number}. {one['first']} sampai {one['last']}: {one['observed']} kasus, biasanya "
        f"{_decimal(one['expected'], 3)}; p = {_decimal(one['p_value'], 3)}{gumbel}, LLR {_decimal(one['llr'], 5)}",
        f"   Wilayah ({len(one['areas'])}): {', '.join(one['areas'])}",
    ]
    if one["recurrence"]:
        rows.append(f"   {one['recurrence'].capitalize()}.")
    if one["silent"]:
        rows.append(f"   Tidak melapor selama itu: {', '.join(one['silent'])}.")
    return rows


def _decimal(value: float, digits: int) -> str:
    return f"{value:.{digits}g}".replace(".", ",")
