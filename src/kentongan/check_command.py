"""`kentongan check`: one line for each question, and an exit code that a watcher can read."""

import argparse
import json
from dataclasses import asdict

from kentongan import installation
from kentongan.check import look


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Memeriksa apakah pemasangan ini sehat dan aman; keluar dengan 0 bila ya, 1 bila tidak."
    parser.add_argument("--json", action="store_true", help="sebagai satu objek JSON")


def run(args: argparse.Namespace) -> int:
    """Print the findings; 0 when all is well."""
    findings = list(look(at=installation.now()))
    well = all(finding.well for finding in findings)
    if args.json:
        print(json.dumps({"well": well, "findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
        return 0 if well else 1
    for finding in findings:
        advice = "" if finding.well else f"\n    {finding.advice}"
        print(f"{'✓' if finding.well else '✗'} {finding.name}: {finding.seen}{advice}")
    return 0 if well else 1
