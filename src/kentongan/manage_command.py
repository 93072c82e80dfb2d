"""`kentongan manage …`: Django's own commands, for those who know them; `kentongan migrate` is one of them."""

import argparse
import os

from django.core.management import execute_from_command_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Perintah bawaan Django: migrate, collectstatic, shell, dan lainnya."
    parser.add_argument("words", nargs=argparse.REMAINDER, help="perintah Django dan pilihannya")


def run(args: argparse.Namespace) -> int:
    """Hand the words on to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings")
    execute_from_command_line(["kentongan", *args.words])
    return 0
