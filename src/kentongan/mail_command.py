"""`kentongan mail < LETTER`: one letter from the mail server's hand becomes a report; for a pipe in its aliases."""

import argparse
import sys

from django.db import DatabaseError

from kentongan import installation
from kentongan.errors import Refused
from kentongan.mailbox import queries, services
from kentongan.mailbox.letters import MOST_BYTES
from kentongan.notices import queries as notices

TRY_AGAIN = 75  # EX_TEMPFAIL of sysexits.h: the mail server keeps the letter and comes again
NOT_HERE = 69  # EX_UNAVAILABLE: it goes back to its sender


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Membaca satu surel dari masukan standar dan menjadikannya laporan. Surel yang sama tidak tersimpan dua kali; "
        "balasan otomatis dan surat massal diabaikan; tidak ada yang dibalas."
    )


def run(args: argparse.Namespace) -> int:
    """Take the letter in; 75 where the mail server should come again, 69 while the city takes no letters."""
    try:
        if not queries.mail_door().is_on:
            print("kentongan mail: pintu surel belum dinyalakan (Pengaturan, Pintu masuk).", file=sys.stderr)
            return NOT_HERE
        raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        letter, is_new = services.take_in(raw, member_of=notices.member_by_mail, at=installation.now())
    except (Refused, DatabaseError) as problem:
        why = str(problem) if isinstance(problem, Refused) else type(problem).__name__
        print(f"kentongan mail: {why}", file=sys.stderr)
        return TRY_AGAIN
    print(letter.get_fate_display() if is_new else "sudah ada")
    return 0
