"""The first half of `kentongan demo`, in a process of its own: tables, static files, the demo city.

Prints one log-in for each role on standard output.
"""

import sys

from django.conf import settings
from django.core.management import call_command

from kentongan import installation, tables
from kentongan.city.models import Member, Role
from kentongan.demo import loading


def main() -> int:
    """Bring the demo's folder up to date; data that is there stays."""
    if not settings.IS_DEMO:
        print(
            "kentongan demo: KENTONGAN_DEMO bukan 1; kota contoh tidak dimuat ke pemasangan sungguhan.", file=sys.stderr
        )
        return 1
    strange = tables.made_elsewhere()
    if strange:
        _say(f"kentongan demo: {strange}")
        return 1
    call_command("migrate", interactive=False, verbosity=0)
    if not loading.is_loaded():
        loading.load(at=installation.now(), say=_say)
    print(log_ins())
    return 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def log_ins() -> str:
    """Return a table with one member of each role and the password they all share."""
    lines = [f"  {'peran':<26} {'nama masuk':<22} kata sandi"]
    for role in Role:
        member = Member.objects.filter(role=role, is_active=True).order_by("id").first()
        if member:
            lines.append(f"  {role.label!s:<26} {member.username:<22} {loading.PASSWORD}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
