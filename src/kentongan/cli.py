"""The command ``kentongan``: a table of sub-commands. Each loads what it needs; ``read`` needs no Django."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read

MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command: its name, its line of help, what adds its arguments, what runs it."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class _Unreadable(ValueError):
    """A file that cannot be read as a text; the message is the reason, in Indonesian."""


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="berkas teks")
    parser.add_argument("--published", type=_day, metavar="DATE", help="tanggal terbit, TTTT-BB-HH")
    parser.add_argument("--home", metavar="CODE", help="kode Kemendagri wilayah sendiri, misalnya 35.74")
    parser.add_argument("--json", action="store_true", help="satu Reading JSON per baris")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"tanggal tidak dikenal: {text} (contoh: 2026-01-28)") from None


def _read(arguments: argparse.Namespace) -> int:
    home: str | None = arguments.home
    gazetteer = Gazetteer.from_rows(region_rows())
    if home is not None and home not in gazetteer:
        print(f"kentongan read: kode wilayah tidak dikenal: {home}", file=sys.stderr)
        return 2
    failed = False
    for name in arguments.files:
        try:
            text = _text_of(Path(name))
        except _Unreadable as reason:
            print(f"kentongan read: {name}: {reason}", file=sys.stderr)
            failed = True
            continue
        reading = read(text, gazetteer=gazetteer, published=arguments.published, home=home)
        line = (
            json.dumps({"file": name, **reading.to_json()}, ensure_ascii=False)
            if arguments.json
            else _summary(name, reading)
        )
        print(line)
    return 1 if failed else 0


def _text_of(path: Path) -> str:
    try:
        if path.is_dir():
            raise _Unreadable("ini folder, bukan berkas teks")
        if path.stat().st_size > MAX_BYTES:
            raise _Unreadable("terlalu besar (lebih dari 10 MB)")
        raw = path.read_bytes()
    except OSError as error:
        reason = "berkas tidak ada" if isinstance(error, FileNotFoundError) else "berkas tidak dapat dibuka"
        raise _Unreadable(reason) from error
    if not raw.strip():
        raise _Unreadable("berkas kosong")
    if b"\0" in raw:
        raise _Unreadable("bukan berkas teks")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable("bukan berkas teks UTF-8") from error


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


COMMANDS = (Command("read", "membaca berkas teks menjadi Reading", _read_arguments, _read),)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command and give back its exit code."""
    parser = argparse.ArgumentParser(prog="kentongan", description="Deteksi dini dan penanganan konflik sosial.")
    choices = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for command in COMMANDS:
        one = choices.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(one)
        one.set_defaults(run=command.run)
    arguments = parser.parse_args(argv)
    code: int = arguments.run(arguments)
    return code


if __name__ == "__main__":
    sys.exit(main())
