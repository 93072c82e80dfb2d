"""`kentongan train --corrections`: the reader learns from what the desk has corrected; `--export` gives that away."""

import argparse
import json
import sys
from pathlib import Path

from kentongan import installation
from kentongan.intake import learning


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Pembaca belajar dari perbaikan di meja laporan. Tanpa --adopt hanya diukur; yang tidak lebih baik tidak dipakai."
    parser.add_argument("--corrections", action="store_true", help="belajar dari semua perbaikan, dan ukur hasilnya")
    parser.add_argument("--adopt", action="store_true", help="pakai hasilnya bila lebih baik")
    parser.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="tulis perbaikan sebagai contoh bertanda (JSON Lines); berisi isi laporan",
    )


def run(args: argparse.Namespace) -> int:
    """Export, measure, adopt; 1 when what was learned is not better, 2 when there is nothing to learn from."""
    if not args.corrections and not args.export:
        print("kentongan train: pilih --corrections atau --export FILE.", file=sys.stderr)
        return 2
    if args.export and not _export(args.export):
        return 2
    return _learn(adopt=args.adopt) if args.corrections else 0


def _export(path: Path) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            written = 0
            for report, right in learning.corrected():
                file.write(json.dumps({"id": str(report), "text": report.text, **right}, ensure_ascii=False) + "\n")
                written += 1
    except OSError as problem:
        print(f"kentongan train: {path}: tidak dapat ditulis ({problem.strerror})", file=sys.stderr)
        return False
    path.chmod(0o600)  # reports name people
    print(f"{written} contoh ditulis ke {path}.")
    return True


def _learn(*, adopt: bool) -> int:
    try:
        learned = learning.measure()
    except ValueError as reason:
        print(f"kentongan train: {reason}", file=sys.stderr)
        return 2
    print(f"{learned.examples} contoh, diukur dengan validasi silang:\n{'':16}{'sebelum':>10}{'sesudah':>10}")
    for label, old, new in (
        ("jenis naskah", learned.before.kind, learned.after.kind),
        ("pokok masalah", learned.before.categories, learned.after.categories),
    ):
        print(f"{label:16}{old:>10.3f}{new:>10.3f}")
    if not learned.is_better:
        print("Tidak lebih baik; pembaca tetap seperti semula.")
        return 1
    if not adopt:
        print("Lebih baik. Jalankan dengan --adopt untuk memakainya.")
        return 0
    learning.adopt(learned, at=installation.now())
    print("Dipakai mulai sekarang.")
    return 0
