"""A photo as it may be kept: shrunk, re-encoded, and without what the camera wrote into it."""

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from kentongan.errors import Refused

LONGEST_SIDE = 1_600
MOST_PIXELS = 80_000_000  # a picture bigger than any phone makes is an attack
FORMATS = ("JPEG", "PNG", "WEBP")


class NotAPicture(Refused):
    code = "not-a-picture"
    status = 422
    text = _("Berkas {name} bukan foto yang dapat dibaca. Kirim foto JPEG, PNG, atau WebP.")


@dataclass(frozen=True)
class Picture:
    """A cleaned photo: JPEG bytes, their SHA-256, and time and place if the camera had noted them."""

    content: bytes
    digest: str
    taken_at: datetime | None
    lat: float | None
    lng: float | None


@dataclass(frozen=True)
class RawPicture:
    """A photo as the phone sent it, looked at from outside only. Nobody is shown it before it has been cleaned."""

    content: bytes
    name: str

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def admit(upload: BinaryIO, *, name: str) -> RawPicture:
    """Look at an uploaded photo from outside, which takes no time: is it one, and of a bearable size?

    Raises:
        NotAPicture: its first bytes are not those of a photo, or it has too many pixels.
    """
    content = upload.read()
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAPicture(name=name)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NotAPicture(name=name) from None
    return RawPicture(content, name)


def clean(upload: BinaryIO, *, name: str, zone: ZoneInfo) -> Picture:
    """Read an uploaded photo and return what may be kept of it.

    Args:
        upload: the file as it came.
        name: what the sender calls it, for the error's sake.
        zone: where the camera's clock is.

    Raises:
        NotAPicture: when it cannot be read as one, or is too large.
    """
    try:
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAPicture(name=name)
            exif = image.getexif()
            taken_at, (lat, lng) = _time(exif, zone), _place(exif)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NotAPicture(name=name) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    fresh = Image.new("RGB", upright.size)  # a new picture takes no metadata along
    fresh.paste(upright)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=82, optimize=True)
    content = out.getvalue()
    return Picture(content, hashlib.sha256(content).hexdigest(), taken_at, lat, lng)


def _time(exif: Image.Exif, zone: ZoneInfo) -> datetime | None:
    written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    try:
        return datetime.strptime(str(written), "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _place(exif: Image.Exif) -> tuple[float, float] | tuple[None, None]:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    lat = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef) == "S")
    lng = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef) == "W")
    if lat is None or lng is None or not (-90 <= lat <= 90 and -180 <= lng <= 180):
        return None, None
    return lat, lng


def _degrees(parts: Any, negative: bool) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    return round(-value if negative else value, 6)
