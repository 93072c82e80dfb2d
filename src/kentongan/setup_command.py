"""`kentongan setup CODE`: make an empty installation ready for one city."""

import argparse
import getpass
import os
import sys
from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction

from kentongan import installation, shipped, tables, work
from kentongan.city import nation, services
from kentongan.city.models import Agency, Classification, Member, Region, Role
from kentongan.city.usual_offices import offices

PASSWORD = "KENTONGAN_ADMIN_PASSWORD"  # noqa: S105 - the variable's name


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Menyiapkan pemasangan baru: tabel, wilayah, instansi, istilah, aturan, dan administrator pertama."
    )
    parser.add_argument("code", metavar="CODE", help="kode Kemendagri kota atau kabupaten, misalnya 35.74")
    parser.add_argument("--admin", default="admin", metavar="NAMA", help="nama masuk administrator (bawaan: admin)")


def run(args: argparse.Namespace) -> int:
    """Set up the city; 2 when something stands in the way, and then nothing was loaded."""
    if args.code != settings.HOME_CODE:
        print(f"kentongan setup: KENTONGAN_HOME_CODE berisi {settings.HOME_CODE}, bukan {args.code}.", file=sys.stderr)
        return 2
    rows = [{"code": code, "name": name} for code, name in nation.region_rows(args.code)]
    if not rows:
        print(f"kentongan setup: kode wilayah tidak dikenal: {args.code}", file=sys.stderr)
        return 2
    strange = tables.made_elsewhere()
    if strange:
        print(f"kentongan setup: {strange}", file=sys.stderr)
        return 2
    call_command("migrate", interactive=False, verbosity=0)
    if Member.objects.exists():
        print("kentongan setup: pemasangan ini sudah berisi anggota; tidak ada yang diubah.", file=sys.stderr)
        return 2
    password = os.environ.get(PASSWORD) or getpass.getpass("Kata sandi administrator: ")
    try:
        validate_password(password)
    except ValidationError as problem:
        print("kentongan setup: " + " ".join(problem.messages), file=sys.stderr)
        return 2
    load(rows, code=args.code, admin=args.admin, password=password, at=installation.now())
    print(f"{len(rows)} wilayah siap. Masuk sebagai {args.admin}, lalu daftarkan anggota di halaman Anggota.")
    print("Jalankan sekali: kentongan warm (menyiapkan hitungan; tanpa itu pekerja melakukannya sendiri di latar).")
    return 0


@transaction.atomic
def load(rows: list[dict[str, str]], *, code: str, admin: str, password: str, at: datetime) -> None:
    """Load everything a new city needs, all or nothing."""
    province = code[:2]
    above = [{"code": c, "name": name} for c, name in nation.region_rows(province) if c == province]
    services.load_regions([*above, *rows], at=at)
    services.load_places(aliases=[], spots=[], agencies=offices(rows, code))
    shipped.load(at=at)
    work.ensure_schedules(at=at)
    services.enrol_member(
        username=admin,
        name="Administrator",
        role=Role.ADMINISTRATOR,
        agency=Agency.objects.get(code="bakesbangpol"),
        region=Region.objects.get(code=code),
        clearance=Classification.SECRET,  # an administrator gives nobody more than they have themself
        password=password,
        by=None,
        at=at,
    )
