"""Small actions for tests, and files as people send them: good ones and hostile ones."""

import io
import zipfile
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PIL import Image

from kentongan.actions import services
from kentongan.actions.models import ActionItem
from kentongan.actions.proofs import Proof, read
from kentongan.cast import SUMBER_TAMAN, Cast

ZONE = ZoneInfo("Asia/Jakarta")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXE = b"MZ\x90\x00" + b"\x00" * 400 + b"This program cannot be run in DOS mode. %PDF-1.7 %%EOF"


def action(cast: Cast, at: datetime, *, agency: str = "polres", **fields: object) -> ActionItem:
    values = {
        "title": "Patroli malam di pasar",
        "region": cast.region(SUMBER_TAMAN),
        "phase": "pencegahan",
        "due_on": at.date() + timedelta(days=7),
        "member": cast.verifier,
        "at": at,
    } | fields
    return services.assign(agency=cast.agency(agency), **values)


def accepted(cast: Cast, at: datetime, **fields: object) -> ActionItem:
    thing = action(cast, at, **fields)
    services.accept(action=thing, member=cast.liaison, at=at)
    return thing


def done(cast: Cast, at: datetime, **fields: object) -> ActionItem:
    thing = accepted(cast, at, **fields)
    services.note(action=thing, member=cast.liaison, text="Patroli tiga malam.", at=at)
    services.finish(action=thing, member=cast.liaison, at=at)
    return thing


def checked(cast: Cast, at: datetime, **fields: object) -> ActionItem:
    thing = done(cast, at, **fields)
    services.check(action=thing, member=cast.head, at=at)
    return thing


def jpeg(colour: str = "saddlebrown") -> bytes:
    """A real photo with a camera's notes in it."""
    image = Image.new("RGB", (640, 480), colour)
    exif = Image.Exif()
    exif[0x010F] = "KameraRahasia"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:22 08:15:00"
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 47.0, 6.0), 3: "E", 4: (113.0, 13.0, 44.0)})
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def office(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part in ("[Content_Types].xml", *parts):
            package.writestr(part, "<x/>")
    return out.getvalue()


def proof(content: bytes | None = None) -> Proof:
    return read(io.BytesIO(content or jpeg()), name="foto.jpg", zone=ZONE)
