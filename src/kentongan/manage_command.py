"""`kentongan manage …`: Django's own commands, for those who know them; `kentongan migrate` is one of them."""

import argparse

from django.core.management import execute_from_command_line

from kentongan import installation  # noqa: F401 - importing it makes Django ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Perintah bawaan Django: migrate, collectstatic, shell, dan lainnya."
    parser.add_argument("words", nargs=argparse.REMAINDER, help="perintah Django dan pilihannya")


def run(args: argparse.Namespace) -> int:
    """Hand the words on to Django."""
    execute_from_command_line(["kentongan", *args.words])
    return 0
