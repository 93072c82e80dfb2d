"""From a frozen snapshot to PDF and DOCX. Nothing else is read: the same snapshot prints the same words for ever."""

import json
from datetime import UTC
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

import typst
from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate

from kentongan.briefs.archive import without_clock
from kentongan.briefs.models import Brief
from kentongan.briefs.snapshot import digest
from kentongan.errors import Refused


class Altered(Refused):
    code = "brief-altered"
    text = _("Isi naskah {number} tidak lagi sama dengan sidiknya. Naskah tidak dicetak; hubungi administrator.")


def pdf(brief: Brief) -> bytes:
    """Return the paper as a tagged PDF/A-2b; its date is the day of composing, so that the bytes repeat."""
    compiled = typst.compile(
        _template("notulen.typ"),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_content(brief), ensure_ascii=False)},
        pdf_standards="a-2b",
        timestamp=int(brief.composed_at.timestamp()),
    )
    return bytes(compiled)


def docx(brief: Brief) -> bytes:
    """Return the paper as a document that can still be edited, from the template a city may make its own."""
    document = DocxTemplate(BytesIO(_template("notulen.docx")))
    document.render(_content(brief), autoescape=True)
    properties = document.docx.core_properties
    properties.title, properties.author = brief.snapshot["meeting"]["title"], brief.snapshot["secretariat"]
    properties.created = properties.modified = brief.composed_at.astimezone(UTC).replace(tzinfo=None)
    file = BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _content(brief: Brief) -> dict[str, Any]:
    """Return the snapshot with what follows from it; refuse one that was changed after it was composed."""
    if digest(brief.snapshot) != brief.digest:
        raise Altered(number=brief.number)
    city = brief.snapshot["city"]
    return brief.snapshot | {
        "digest": brief.digest,
        "letterhead": f"Pemerintah {city}".upper(),
        "town": city.removeprefix("Kota ").removeprefix("Kabupaten "),
    }


@cache
def _template(name: str) -> bytes:
    return resources.files("kentongan.briefs").joinpath("data", name).read_bytes()
