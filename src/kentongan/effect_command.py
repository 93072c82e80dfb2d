"""`kentongan effect`: a table of counts and the places with a measure in, one JSON object out. Needs no database."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from kentongan.detection.effect import DEFAULT, METHODS, Effect, EffectError, evaluate, trial
from kentongan.detection.effect_sentences import effect_sentence
from kentongan.detection.table import CountTable, TableError, read_table

CHOSEN = {"yes": True, "no": False, "unknown": None}
_BAD_INPUT = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan effect`."""
    parser.add_argument("counts", metavar="COUNTS.csv", help="tabel area,period,count[,population]")
    parser.add_argument("--start", required=True, metavar="PERIOD", help="periode pertama dengan intervensi")
    parser.add_argument("--treated", required=True, nargs="+", metavar="AREA", help="wilayah yang diintervensi")
    parser.add_argument("--compare", nargs="+", metavar="AREA", help="wilayah pembanding (bawaan: semua yang lain)")
    parser.add_argument("--method", choices=list(METHODS), default=DEFAULT, help=f"cara menilai (bawaan: {DEFAULT})")
    parser.add_argument(
        "--chosen-because-bad",
        choices=list(CHOSEN),
        default="unknown",
        help="apakah wilayahnya dipilih karena akhir-akhir ini rawan",
    )
    parser.add_argument("--no-population", action="store_true", help="abaikan kolom population")
    parser.add_argument("--placebo", action="store_true", help="uji juga wilayah rawan tanpa intervensi")
    parser.add_argument("--seed", type=int, default=0, help="bibit acak, agar hasilnya dapat diulang (0)")
    parser.add_argument("--frequency", type=int, default=52, help="periode setahun bila periode berupa bilangan")


def run(args: argparse.Namespace) -> int:
    """Do it. Returns 0, or 2 after naming bad input on standard error; then nothing has been written."""
    try:
        answer = _answer(args)
    except (EffectError, TableError) as error:
        return _refuse(str(error))
    except UnicodeDecodeError:
        return _refuse(f"Berkas {args.counts} bukan teks UTF-8.")
    except OSError as error:
        return _refuse(f"Berkas {error.filename} tidak dapat dibuka: {error.strerror}.")
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, allow_nan=False) + "\n")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"kentongan effect: {message}\n")
    return _BAD_INPUT


def _answer(args: argparse.Namespace) -> dict[str, Any]:
    if args.frequency < 1:
        raise EffectError(f"--frequency harus paling kecil 1, bukan {args.frequency}.")
    if args.seed < 0:
        raise EffectError(f"--seed tidak boleh negatif: {args.seed}.")
    with Path(args.counts).open(encoding="utf-8-sig", newline="") as lines:
        table = read_table(lines, frequency=args.frequency)
    start = table.column_of(args.start)
    treated = _named(table, args.treated)
    compared = ~treated if args.compare is None else _named(table, args.compare)
    found = evaluate(
        trial(
            table.counts,
            treated,
            start,
            observed=table.observed,
            compared=compared,
            population=None if args.no_population else table.population,
            chosen_because_bad=CHOSEN[args.chosen_because_bad],
        ),
        rng=np.random.default_rng(args.seed),
        method=args.method,
        with_placebos=args.placebo,
    )
    return _as_dict(found, table, args, [area for area, flag in zip(table.areas, compared, strict=True) if flag])


def _named(table: CountTable, names: list[str]) -> np.ndarray:
    for name in names:
        if name not in table.areas:
            raise TableError(f"Wilayah {name!r} tidak ada dalam tabel.")
    return np.array([area in names for area in table.areas])


def _as_dict(found: Effect, table: CountTable, args: argparse.Namespace, compared: list[str]) -> dict[str, Any]:
    words = {"where": ", ".join(args.treated), "unit": table.calendar.unit}
    return {
        "verdict": found.verdict.value,
        "reason": effect_sentence(found, **words),
        "lack": found.lack.value or None,
        "method": found.method,
        "rate_ratio": found.ratio,
        "interval": None if found.ratio is None else [found.low, found.high],
        "p_value": found.p_value,
        "observed": found.observed,
        "expected": found.expected,
        "start": args.start,
        "treated": args.treated,
        "compared": compared,
        "periods_before": found.before,
        "periods_after": found.after,
        "periods_more": found.more,
        "detectable_drop": found.detectable,
        "chosen_because_bad": args.chosen_because_bad,
        "seed": args.seed,
        "diagnostics": dict(found.diagnostics),
    }
