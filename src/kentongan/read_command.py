"""`kentongan read FILE…`: what the reader finds in text files. Needs neither Django nor a database."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, read_many
from kentongan.read_summary import summary
from kentongan.text_files import MAX_BYTES, Unreadable, text_in, text_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan read`."""
    parser.description = "Membaca naskah berbahasa Indonesia; tidak memerlukan basis data."
    parser.add_argument("files", nargs="+", metavar="FILE", help="berkas teks; - untuk masukan standar")
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
            else summary(name, reading)
        )
        print(line)
    return 0 if len(names) == len(arguments.files) else 1


def _texts(files: Sequence[str], names: list[str]) -> Iterator[str]:
    """The texts of the files that can be read; their names are added to ``names``, and of the others it is told why."""
    for name in files:
        try:
            text = text_in(sys.stdin.buffer.read(MAX_BYTES + 1)) if name == "-" else text_of(Path(name))
        except Unreadable as reason:
            print(f"kentongan read: {name}: {reason}", file=sys.stderr)
            continue
        names.append(name)
        yield text
