"""`kentongan read FILE…`: what the reader finds in text files. Needs neither Django nor a database."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read_many
from kentongan.text_files import Unreadable, text_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan read`."""
    parser.description = "Membaca naskah berbahasa Indonesia; tidak memerlukan basis data."
    parser.add_argument("files", nargs="+", metavar="FILE", help="berkas teks")
    parser.add_argument("--published", type=_day, metavar="DATE", help="tanggal terbit, TTTT-BB-HH")
    parser.add_argument("--home", metavar="CODE", help="kode Kemendagri wilayah sendiri, misalnya 35.74")
    parser.add_argument("--json", action="store_true", help="satu Reading JSON per baris")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"tanggal tidak dikenal: {text} (contoh: 2026-01-28)") from None


def run(arguments: argparse.Namespace) -> int:
    """Read each file; 1 when one of them could not be read, 2 when the home region is unknown."""
    home: str | None = arguments.home
    gazetteer = Gazetteer.from_rows(region_rows())
    if home is not None and home not in gazetteer:
        print(f"kentongan read: kode wilayah tidak dikenal: {home}", file=sys.stderr)
        return 2
    names: list[str] = []
    texts = ((text, arguments.published) for text in _texts(arguments.files, names))
    for number, reading in enumerate(read_many(texts, gazetteer=gazetteer, home=home)):
        name = names[number]
        line = (
            json.dumps({"file": name, **reading.to_json()}, ensure_ascii=False)
            if arguments.json
            else _summary(name, reading)
        )
        print(line)
    return 0 if len(names) == len(arguments.files) else 1


def _texts(files: Sequence[str], names: list[str]) -> Iterator[str]:
    """The texts of the files that can be read; their names are added to ``names``, and of the others it is told why."""
    for name in files:
        try:
            text = text_of(Path(name))
        except Unreadable as reason:
            print(f"kentongan read: {name}: {reason}", file=sys.stderr)
            continue
        names.append(name)
        yield text


_KINDS = {
    "meeting": "rapat",
    "incident": "kejadian",
    "rumour": "isu",
    "activity": "kegiatan",
    "appeal": "imbauan",
    "irrelevant": "tidak relevan",
}


def _summary(name: str, reading: Reading) -> str:
    day = reading.event_date
    when = (
        f"{day.value.isoformat()}{' (disimpulkan)' if day.inferred else ''}"
        if day.value
        else f"tidak diketahui: {day.reason}"
    )
    where = [f"{p.text}{f' [{p.code}]' if p.code else ''}" for p in reading.places if p.role == "event"]
    lines = [
        name,
        f"  jenis       : {_KINDS[reading.kind]}, tingkat {reading.severity}",
        f"  tanggal     : {when}",
        f"  tempat      : {'; '.join(where) or 'tidak diketahui'}",
        f"  orang       : {'; '.join(p.name + (f' ({p.role})' if p.role else '') for p in reading.persons) or '-'}",
        f"  lembaga     : {', '.join(o.canonical for o in reading.organisations) or '-'}",
        f"  masalah     : {'; '.join(dict.fromkeys(i.topic for i in reading.issues)) or '-'}",
    ]
    lines += [f"  arahan      : {d.responsible or 'tanpa penanggung jawab'}: {d.text}" for d in reading.directives]
    return "\n".join(lines)
