"""How the city numbers, signs and copies each kind of paper, and what stands above all of them."""

import hashlib
import tomllib
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from django.conf import settings
from django.db import transaction
from django.forms.models import model_to_dict

from kentongan.briefs import numbering
from kentongan.briefs.models import BriefKind, Letterhead, PaperSetting
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.journal import services as journal

TEAM = "Tim Terpadu Penanganan Konflik Sosial"


def of(kind: str) -> PaperSetting:
    """Return the city's setting of a kind, or the shipped one."""
    return PaperSetting.objects.filter(kind=kind).first() or shipped(kind)


def every() -> list[PaperSetting]:
    """Return one setting for each kind, in the order of the kinds."""
    own = {one.kind: one for one in PaperSetting.objects.all()}
    return [own.get(kind) or shipped(kind) for kind in BriefKind.values]


def shipped(kind: str) -> PaperSetting:
    """Return what the product brings along for a kind, not in the database."""
    tables = _tables()
    return PaperSetting(kind=kind, **(tables["usual"] | tables[kind]))


@transaction.atomic
def keep(*, kind: str, values: dict[str, Any], member: Member, at: datetime) -> PaperSetting:
    """Set how a kind is numbered and signed.

    Args:
        kind: which paper.
        values: the fields of `PaperSetting` but its kind.
        member: who decides.
        at: when.

    Raises:
        numbering.UnknownToken, numbering.TokenMissing: the pattern would not give one number once.
    """
    numbering.check(values["pattern"], values["reset"])
    old = model_to_dict(of(kind), exclude=["id"])
    kept, _created = PaperSetting.objects.update_or_create(kind=kind, defaults=values)
    # Names of people are words; the journal says which fields changed, and the codes of those that are codes.
    codes = ("series", "reset", "is_public")
    changed = {name: [old[name], values[name]] for name in codes if name in values and old[name] != values[name]}
    words = [name for name in values if name not in codes and old[name] != values[name]]
    changes = changed | ({"fields": ["", ",".join(sorted(words))]} if words else {})
    journal.record("paper_setting.keep", kept, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return kept


def letterhead() -> Letterhead | None:
    """Return the head that new papers bear, if the city has set one."""
    return Letterhead.objects.order_by("-set_at", "-id").first()


def head_of(head: Letterhead | None) -> dict[str, Any]:
    """Return the words of a head, and the digest of its picture, as a snapshot keeps them."""
    if head is None:
        government = f"Pemerintah {city.home_name()}".upper()
        return {"lines": [government, TEAM.upper()], "address": "", "logo": ""}
    return {"lines": head.lines.splitlines(), "address": head.address, "logo": head.digest}


@transaction.atomic
def set_head(*, lines: str, address: str, logo: bytes | None, member: Member, at: datetime) -> Letterhead:
    """Give all papers from now on another head.

    Args:
        lines: what stands in it, one a line.
        address: the line below in small letters.
        logo: the bytes of a PNG that was checked, or None for none.
        member: who decides.
        at: when.
    """
    mark = hashlib.sha256(logo).hexdigest() if logo else ""
    head = Letterhead.objects.create(lines=lines, address=address, logo=logo, digest=mark, set_by=member, set_at=at)
    journal.record("letterhead.set", head, actor=member, at=at, region=settings.HOME_CODE)
    return head


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("kentongan.briefs").joinpath("data/settings.toml").read_text("utf-8"))
