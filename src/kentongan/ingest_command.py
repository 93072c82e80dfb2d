"""`kentongan ingest FILE…`: text files become reports in the inbox; the same file twice is one report.

A file that is a WhatsApp chat becomes one report for each thing that somebody reports in it.
"""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from kentongan import installation
from kentongan.city.models import Region
from kentongan.errors import Refused
from kentongan.intake import chats
from kentongan.intake.models import Door
from kentongan.intake.services import Incoming, receive_report
from kentongan.text_files import Unreadable, text_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Menyimpan berkas teks sebagai laporan masuk; ekspor percakapan WhatsApp menjadi satu laporan untuk tiap pesan "
        "yang melaporkan sesuatu. Berkas yang sama tidak tersimpan dua kali."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="berkas teks, paling besar 10 MB")
    parser.add_argument("--home", metavar="CODE", help="kode wilayah laporan, misalnya 35.74 (bawaan: kota ini)")


def run(args: argparse.Namespace) -> int:
    """Take in each file; 1 when one of them could not be taken, 2 when the region is unknown."""
    region = Region.objects.filter(code=args.home or "").first()
    if args.home and region is None:
        print(f"kentongan ingest: kode wilayah tidak dikenal: {args.home}", file=sys.stderr)
        return 2
    failed = False
    for path in args.files:
        try:
            print(f"{path}: {_take_in(path, region)}")
        except (Unreadable, Refused) as reason:
            print(f"kentongan ingest: {path}: {reason}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


def _take_in(path: Path, region: Region | None) -> str:
    text, at = text_of(path), installation.now()
    try:
        return _take_in_chat(chats.read_chat(text, at=at), region, at)
    except chats.NotAChat:
        pass
    # The name without its folders: a path may tell who keeps the file.
    incoming = Incoming(text=text, door=Door.FILE, origin=path.name[:200], region=region)
    report, is_new = receive_report(incoming, sender=None, at=at)
    return f"{report} baru" if is_new else f"{report} sudah ada"


def _take_in_chat(talk: chats.Conversation, region: Region | None, at: datetime) -> str:
    # The name of the file is not kept: WhatsApp names an export after the person or the group.
    stored, _known = chats.receive_chat(talk.new, region=region, by=None, at=at)
    told = f"{talk.messages} pesan percakapan, {len(talk.found)} calon laporan"
    told += f" ({len(stored)} baru, {len(talk.found) - len(stored)} sudah ada)"
    if talk.fallen:
        reasons = ", ".join(f"{reason} {count}" for reason, count in talk.reasons)
        told += f"; {talk.fallen_messages} pesan gugur: {reasons}"
    return told
