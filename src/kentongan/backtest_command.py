"""`kentongan backtest`: the past replayed week by week, as if only what was known then were known.

With a file of events it needs no database; without one it replays the history of this installation.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from kentongan import detection
from kentongan.bordering import OWN_MAP, borders_of
from kentongan.compiling import announced
from kentongan.detection import PanelError, RuleError, ShrunkenRule
from kentongan.detection.backtest import MARKED, SURGES, backtest
from kentongan.detection.backtest_report import as_dict, decimal
from kentongan.detection.event_file import Columns, Condition, EventError, read_events
from kentongan.detection.history import Event, History
from kentongan.detection.rules import SHRUNKEN, SPARSE_METHODS
from kentongan.detection.table import TableError

_BAD_INPUT = 2
_MOST_CELLS = 100_000_000
_TITLES = {"rule": "Aturan deteksi", "last-month": "Lebih dari bulan lalu", "last-year": "Lebih dari tahun lalu"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan backtest`."""
    parser.description = "Memutar ulang masa lalu minggu demi minggu, seakan hanya yang diketahui waktu itu diketahui."
    parser.add_argument(
        "events", nargs="?", metavar="EVENTS", help="berkas CSV atau JSON; tanpa berkas: riwayat sendiri"
    )
    parser.add_argument("--area", default="area", metavar="COLUMN", help="kolom wilayah (area)")
    parser.add_argument("--date", default="date", metavar="COLUMN", help="kolom tanggal kejadian (date)")
    parser.add_argument("--known", metavar="COLUMN", help="kolom tanggal diketahui (bawaan: hari kejadian)")
    parser.add_argument("--by", metavar="COLUMN", help="kolom perkara: dinilai sendiri-sendiri, hasilnya dijumlahkan")
    parser.add_argument("--only", action="append", default=[], metavar="TEST", help="KOLOM=ISI[,ISI] atau KOLOM>=ANGKA")
    parser.add_argument("--target", metavar="TEST", help="yang seharusnya diperingatkan; bawaan: lonjakan")
    parser.add_argument("--surges", action="store_true", help="dari riwayat sendiri: lonjakan, bukan peristiwa berat")
    parser.add_argument("--category", metavar="CODE", help="satu perkara saja, dari riwayat sendiri")
    parser.add_argument(
        "--method",
        choices=SPARSE_METHODS,
        help="cara menilai (bawaan: shrunken; dari riwayat sendiri: aturan jumlah yang menyala)",
    )
    parser.add_argument(
        "--neighbours",
        metavar="BORDERS.csv",
        help=f"untuk hierarchical: tabel area,neighbour, atau '{OWN_MAP}' (peta kota ini); bawaan: satu kecamatan",
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="OPTION=VALUE", help="pilihan aturan; boleh diulang"
    )
    parser.add_argument("--first", metavar="DAY", help="pemeriksaan pertama (bawaan: secepatnya)")
    parser.add_argument("--last", metavar="DAY", help="pemeriksaan terakhir (bawaan: akhir catatan)")
    parser.add_argument("--step", type=int, default=7, help="hari di antara dua pemeriksaan (7)")
    parser.add_argument("--json", action="store_true", help="hasil sebagai satu objek JSON")


def run(args: argparse.Namespace) -> int:
    """Do it. Returns 0, or 2 after naming bad input on standard error; then nothing has been written."""
    try:
        with announced("backtest", args.method or SHRUNKEN):
            report = _of_file(args) if args.events else _of_installation(args)
    except (RuleError, PanelError) as error:
        return _refuse(str(error))
    except TableError as error:
        return _refuse(f"{args.neighbours}: {error}")
    except EventError as error:
        return _refuse(f"{args.events}: {error}")
    except UnicodeDecodeError:
        return _refuse(f"Berkas {args.events} bukan teks UTF-8.")
    except (gzip.BadGzipFile, EOFError):
        return _refuse(f"Berkas {args.events} bukan berkas gzip yang utuh.")
    except OSError as error:
        return _refuse(f"Berkas {error.filename} tidak dapat dibuka: {error.strerror}.")
    words = json.dumps(report, ensure_ascii=False, allow_nan=False) if args.json else _for_people(report)
    sys.stdout.write(words + "\n")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"kentongan backtest: {message}\n")
    return _BAD_INPUT


def _of_file(args: argparse.Namespace) -> dict[str, Any]:
    columns = Columns(area=args.area, date=args.date, known=args.known, by=args.by)
    only = [Condition.parse(text) for text in args.only]
    mark = Condition.parse(args.target) if args.target else None
    with _opened(args.events) as lines:
        form = "json" if args.events.removesuffix(".gz").endswith(("json", "geojson")) else "csv"
        rows = read_events(lines, form=form, columns=columns, only=only, mark=mark)
    histories = _histories(rows)
    areas = next(iter(histories.values())).areas
    found = backtest(
        histories,
        _rule(args.method or SHRUNKEN, args.set),
        truth=MARKED if mark else SURGES,
        corrected=bool(args.known),
        # The code of a village begins with that of its kecamatan.
        groups={event.area: event.area.rpartition(".")[0] for _by, event in rows if event.area},
        borders=borders_of(args.neighbours, args.method or SHRUNKEN, areas),
        **_span(args),
    )
    return as_dict(found, what=f"kejadian dengan {args.target}" if mark else "")


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    path = Path(name)
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
            yield lines
    else:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield lines


def _histories(rows: list[tuple[str, Event]]) -> dict[str, History]:
    areas = sorted({event.area for _by, event in rows if event.area})
    if not areas:
        raise EventError("Tidak ada satu kejadian pun yang diketahui wilayahnya.")
    first = min(event.since or event.day for _by, event in rows)
    last = max(event.known or event.day for _by, event in rows)
    kinds = sorted({by for by, _event in rows})
    if len(areas) * ((last - first).days + 1) > _MOST_CELLS:
        raise EventError(f"Rentang {first} sampai {last} terlalu panjang untuk {len(areas)} wilayah.")
    # Where a category is silent but the others are not, the record was kept all the same.
    heard = History.of((event for _by, event in rows), areas=areas, first=first, last=last).heard
    return {
        kind: History.of((event for by, event in rows if by == kind), areas=areas, first=first, last=last, heard=heard)
        for kind in kinds
    }


def _rule(method: str, pairs: list[str]) -> Any:
    kind = ShrunkenRule if method == SHRUNKEN else detection.HierarchicalRule
    return kind(**_options(pairs, tuple(field.name for field in fields(kind))))


def _options(pairs: list[str], known: tuple[str, ...] = ()) -> dict[str, Any]:
    """Options by name; without `known` names, whoever gets them says which it does not know."""
    options: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or (known and name not in known):
            raise RuleError(f"Pilihan {pair!r} tidak dikenal; yang ada: {', '.join(known)}.")
        options[name] = _value(value)
    return options


def _value(text: str) -> Any:
    for convert in (int, float):
        try:
            return convert(text)
        except ValueError:
            continue
    return text


def _span(args: argparse.Namespace) -> dict[str, Any]:
    return {"first": _day("--first", args.first), "last": _day("--last", args.last), "step": args.step}


def _day(name: str, text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise PanelError(f"{name} {text!r} bukan tanggal (2026-01-31).") from error


def _of_installation(args: argparse.Namespace) -> dict[str, Any]:
    """Replay the last year of this installation's own history, or the days that were named."""
    # Only here, since it makes Django ready: a file of events needs no database.
    from kentongan import installation
    from kentongan.alerts import replaying, rewinding

    if foreign := [f"--{name}" for name in ("known", "by", "target", "only", "neighbours") if getattr(args, name)]:
        raise PanelError(f"{foreign[0]} hanya untuk berkas; tanpa berkas pakai --category, --first, --last, dan --set.")
    span = _span(args)
    try:
        return replaying.replay_home(
            category=args.category or "",
            first=span["first"],
            last=span["last"],
            truth="surges" if args.surges else "grave",
            options=_options(args.set),
            method=args.method or "",
            at=installation.now(),
        )
    except rewinding.CannotReplay as problem:
        raise PanelError(str(problem)) from problem


def _for_people(report: dict[str, Any]) -> str:
    lines = [
        f"{report['events']} {report['noun']} di {report['areas']} wilayah; {report['looks']} pemeriksaan dari "
        f"{report['first']} sampai {report['last']}, setiap {report['step']} hari.",
        "",
        *report["said"],
        "",
        f"{'':<24}{'kena':>8}{'telat':>8}{'luput':>8}{'senyap':>8}{'dini':>8}{'keliru/bulan':>14}{'kebetulan':>11}",
    ]
    for name, one in report["scores"].items():
        lead = "–" if one["lead_days"] is None else f"{one['lead_days']} h"
        chance = "–" if one["by_chance"] is None else f"{decimal(round(100 * one['by_chance'], 1))} %"
        lines.append(
            f"{_TITLES[name]:<24}{one['caught']:>8}{one['late']:>8}{one['missed']:>8}{one['blind']:>8}{lead:>8}"
            f"{decimal(one['false_a_month']):>14}{chance:>11}"
        )
    lines += ["", "Janji dan kenyataan (bagian pemeriksaan dengan nilai p sekecil itu):"]
    for step in report["calibration"]:
        seen = "–" if step["share"] is None else f"{decimal(100 * step['share'])} %"
        lines.append(f"  paling banyak {decimal(100 * step['level'])} % → {seen}")
    return "\n".join([*lines, "", *(f"- {line}" for line in report["limits"])])
