"""Files that come with a report: written to the disk before the rows that name them, photos cleaned afterwards."""

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from kentongan.intake import pictures
from kentongan.intake.models import Attachment, Photo, Report
from kentongan.intake.pictures import Picture, RawPicture
from kentongan.journal import services as journal

Row = Photo | Attachment


@dataclass(frozen=True)
class Enclosure:
    """A file that comes with a report and is no picture."""

    name: str
    media_type: str
    content: bytes

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


File = Picture | RawPicture | Enclosure


@contextmanager
def written(files: Sequence[File]) -> Iterator[list[Row]]:
    """Give a row for each different file, which lies on the disk already; if the block fails, none is left there."""
    rows: list[Row] = []
    try:
        rows += [_write(file) for file in {file.digest: file for file in files}.values()]
        yield rows
    except BaseException:
        for row in rows:
            row.file.delete(save=False)
        raise


def keep(report: Report, file: File) -> bool:
    """Keep one more file of a report that is there; False if it has it already."""
    kept = report.attachments if isinstance(file, Enclosure) else report.photos
    if kept.filter(digest=file.digest).exists():
        return False
    with written([file]) as rows, transaction.atomic():
        for row in rows:
            row.report = report
            row.save(force_insert=True)
    return True


def _write(file: File) -> Row:
    row: Row
    if isinstance(file, Enclosure):
        row = Attachment(name=file.name, media_type=file.media_type, size=len(file.content))
    elif isinstance(file, RawPicture):
        row = Photo(is_clean=False)
    else:
        row = Photo(taken_at=file.taken_at, lat=file.lat, lng=file.lng)
    row.digest = file.digest
    _put(row, file.content)
    return row


def _put(row: Row, content: bytes) -> None:
    """Write and wait until the disk has it: a report that was acknowledged survives a loss of power."""
    row.file.save(f"{row.digest[:24]}{'.jpg' if isinstance(row, Photo) else '.bin'}", ContentFile(content), save=False)
    with open(row.file.path, "rb") as file:
        os.fsync(file.fileno())


def develop(photo: Photo, *, at: datetime) -> None:
    """Clean a photo as the phone sent it: afterwards nothing is left of the raw file.

    One that cannot be read after all is dropped, with a line in the journal; its report stays.
    """
    raw = str(photo.file.name)
    with photo.file.open("rb") as file:
        content = file.read()
    try:
        picture = pictures.clean(io.BytesIO(content), name=raw, zone=ZoneInfo(settings.TIME_ZONE))
    except pictures.NotAPicture:
        with transaction.atomic():
            photo.delete()
            journal.record("report.drop_photo", photo.report, actor=None, at=at, changes={"photo": [photo.digest, ""]})
    else:
        _put(photo, picture.content)
        photo.is_clean, photo.taken_at, photo.lat, photo.lng = True, picture.taken_at, picture.lat, picture.lng
        photo.save()
    photo.file.storage.delete(raw)
