"""`kentongan warnings import FILE`: an official warning from a CAP file, all or nothing."""

import argparse
import sys
from pathlib import Path

from kentongan import installation
from kentongan.errors import Refused
from kentongan.warnings.services import import_cap
from kentongan.xml_tree import MOST_BYTES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    does = parser.add_subparsers(dest="verb", required=True)
    importing = does.add_parser("import", help="terima satu peringatan resmi dari berkas CAP 1.2")
    importing.add_argument("file", type=Path, metavar="FILE", help="pesan CAP 1.2 (XML)")


def run(args: argparse.Namespace) -> int:
    """Import, and say what was done; 0 when it is in (or was already), 2 when the file was refused."""
    try:
        with args.file.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        warning, is_new = import_cap(data, at=installation.now(), by=None)
    except OSError as fault:
        return _refuse(f"Berkas {args.file} tidak dapat dibuka: {fault.strerror}.")
    except Refused as refused:
        return _refuse(f"{args.file}: {refused}")
    said = "diterima" if is_new else "sudah ada, tidak ada yang ditambahkan"
    sys.stdout.write(f"{args.file}: {warning} {said}; {warning.regions.count()} kelurahan tersentuh.\n")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"kentongan warnings: {message}\n")
    return 2
