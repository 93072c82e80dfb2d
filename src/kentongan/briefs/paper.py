"""From a frozen snapshot to PDF and DOCX. Nothing else is read: the same snapshot prints the same words for ever."""

import json
from functools import cache
from importlib import resources
from typing import Any

import typst
from django.utils.translation import gettext_lazy as _

from kentongan.briefs.content import VERSION, digest
from kentongan.briefs.models import Brief
from kentongan.errors import Refused


class Altered(Refused):
    code = "brief-altered"
    text = _("Isi naskah {number} tidak lagi sama dengan sidiknya. Naskah tidak dicetak; hubungi administrator.")


def pdf(brief: Brief) -> bytes:
    """Return the paper as a tagged PDF/A-2a; its date is the day of composing, so that the bytes repeat."""
    content = untouched(brief)
    seconds = int(brief.composed_at.timestamp())
    if content["version"] < VERSION:
        return _first_form(content, brief, seconds)
    logo = bytes(brief.letterhead.logo or b"") if brief.letterhead else b""
    return printed(content | {"digest": brief.digest}, logo=logo, seconds=seconds)


def printed(content: dict[str, Any], *, logo: bytes = b"", seconds: int = 0) -> bytes:
    """Return any frozen content as a PDF.

    Args:
        content: a snapshot with its digest.
        logo: the PNG of the head.
        seconds: of the Unix clock, the date inside the file.
    """
    made = typst.compile(
        _shipped("frame.typ"),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(content | {"logo": list(logo)}, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],  # may be kept for ever, and be read aloud
        timestamp=seconds,
    )
    return bytes(made)


def untouched(brief: Brief) -> dict[str, Any]:
    """Return the snapshot; refuse one that was changed after it was composed."""
    if digest(brief.snapshot) != brief.digest:
        raise Altered(number=brief.number)
    content: dict[str, Any] = brief.snapshot
    return content


def old_words(content: dict[str, Any], brief: Brief) -> dict[str, Any]:
    """Return a snapshot of the first form, of minutes, with what its templates derive."""
    city = content["city"]
    town = city.removeprefix("Kota ").removeprefix("Kabupaten ")
    return content | {"digest": brief.digest, "letterhead": f"Pemerintah {city}".upper(), "town": town}


def _first_form(content: dict[str, Any], brief: Brief, seconds: int) -> bytes:
    """Print minutes that were frozen before papers had a common frame, as they were printed then."""
    words = json.dumps(old_words(content, brief), ensure_ascii=False)
    made = typst.compile(
        _shipped("first_minutes.typ"),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": words},
        pdf_standards="a-2b",
        timestamp=seconds,
    )
    return bytes(made)


@cache
def _shipped(name: str) -> bytes:
    return resources.files("kentongan.briefs").joinpath("data", name).read_bytes()
