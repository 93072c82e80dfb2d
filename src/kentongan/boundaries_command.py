"""`kentongan boundaries import FILE`: official boundaries from a GeoJSON file, all or nothing."""

import argparse
import sys
from pathlib import Path

from kentongan import installation
from kentongan.city.boundaries import ImportResult, import_boundaries
from kentongan.city.boundary_file import BoundariesRefused

SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    does = parser.add_subparsers(dest="verb", required=True)
    importing = does.add_parser("import", help="impor batas wilayah dari berkas GeoJSON")
    importing.add_argument("file", type=Path, metavar="FILE", help="GeoJSON (boleh .gz) dengan properti code atau kode")
    importing.add_argument("--source", default="", metavar="TEXT", help="sumber, ditulis di bawah peta")
    importing.add_argument("--only", default="", metavar="CODE", help="hanya kode ini dan yang di bawahnya, mis. 35.74")
    importing.add_argument("--dry-run", action="store_true", help="periksa saja, jangan menulis apa pun")


def run(args: argparse.Namespace) -> int:
    """Import, and say what was done; 0 when it is, 2 when the file was refused."""
    try:
        result = import_boundaries(
            args.file, at=installation.now(), dry_run=args.dry_run, source=args.source, only=args.only
        )
    except BoundariesRefused as refused:
        _complain(refused.problems)
        return 2
    _report(result)
    return 0


def _complain(problems: list[str]) -> None:
    for problem in problems[:SHOWN]:
        sys.stderr.write(f"{problem}\n")
    if len(problems) > SHOWN:
        sys.stderr.write(f"… dan {len(problems) - SHOWN} kesalahan lain.\n")
    sys.stderr.write("Tidak ada yang ditulis. Untuk mengambil sebagian berkas saja: --only KODE.\n")


def _report(result: ImportResult) -> None:
    for warning in result.warnings:
        sys.stderr.write(f"Perhatian: {warning}\n")
    done = "akan ditulis (uji coba, belum ada yang ditulis)" if result.dry_run else "ditulis"
    total = result.new + result.replaced
    sys.stdout.write(f"{result.file}: {total} batas {done}; {result.new} baru, {result.replaced} diganti")
    sys.stdout.write(f", {result.passed_over} dilewati.\n" if result.passed_over else ".\n")
