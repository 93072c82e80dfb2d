"""`kentongan manage …`: Django's own commands, for those who know them; `kentongan migrate` is one of them."""

import argparse
import sys

from django.core.management import execute_from_command_line

from kentongan import installation, tables  # noqa: F401 - importing the first makes Django ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Perintah bawaan Django: migrate, collectstatic, shell, dan lainnya."
    parser.add_argument("words", nargs=argparse.REMAINDER, help="perintah Django dan pilihannya")


def run(args: argparse.Namespace) -> int:
    """Hand the words on to Django; 1 for tables that another version made."""
    strange = tables.made_elsewhere() if "migrate" in args.words[:1] else ""
    if strange:
        print(f"kentongan migrate: {strange}", file=sys.stderr)
        return 1
    execute_from_command_line(["kentongan", *args.words])
    return 0
