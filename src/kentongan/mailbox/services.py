"""Verbs of the mailbox: set it, take a letter in, note how asking the server went."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import F

from kentongan.city.models import Member
from kentongan.intake import identity, pictures, traces
from kentongan.intake.keeping import Enclosure
from kentongan.intake.models import Door
from kentongan.intake.pictures import RawPicture
from kentongan.intake.services import NAMESPACE, Incoming, receive_report
from kentongan.journal import services as journal
from kentongan.mailbox import queries
from kentongan.mailbox.letters import File, Opened, open_letter
from kentongan.mailbox.models import Letter, LetterFate, MailDoor
from kentongan.mailbox.trust import is_proven

MemberOf = Callable[[str], Member | None]  # whose proven address it is; the room that knows comes later


@transaction.atomic
def set_door(*, by: Member, at: datetime, **fields: Any) -> None:
    """Switch the mailbox on or off; say for which region and whose word on senders counts.

    Raises:
        IdentityKeyMissing: senders could not be sealed on this installation.
    """
    if fields.get("is_on"):
        identity.seal("", bound_to="")
    door = queries.mail_door()
    changed = sorted(name for name, value in fields.items() if getattr(door, name) != value)
    MailDoor.objects.update_or_create(number=1, defaults=fields)
    if changed:
        changes = {"fields": [[], changed]}
        journal.record("mail_door.set", door, actor=by, at=at, region=settings.HOME_CODE, changes=changes)


def take_in(raw: bytes, *, member_of: MemberOf, at: datetime) -> tuple[Letter, bool]:
    """Take a letter in; the same one again, by whichever way, is known and adds nothing. Nothing is ever answered.

    Args:
        raw: the letter as the server has it.
        member_of: whose address it is, asked only for senders that our mail server vouches for.
        at: when.

    Returns:
        What is kept of it, and whether it is new.

    Raises:
        IdentityKeyMissing: the sender could not be sealed; nothing is kept.
    """
    letter = open_letter(raw)
    known_as = letter.message_id.encode() if letter.message_id else raw
    digest = hashlib.sha256(known_as).hexdigest()
    known = Letter.objects.filter(digest=digest).first()
    if known:
        return known, False
    files, remarks = _files(letter)
    with transaction.atomic():
        row, is_new = Letter.objects.get_or_create(
            digest=digest,
            defaults={"fate": LetterFate.BROKEN, "remarks": [*letter.remarks, *remarks], "seen_at": at},
        )
        if is_new:
            report = None
            if letter.fate == LetterFate.REPORT:
                report, _is_new = _report(letter, digest, files, member_of, at)
            Letter.objects.filter(pk=row.pk).update(fate=letter.fate, report=report)
            row.refresh_from_db()
    return row, is_new


def _report(
    letter: Opened, digest: str, files: list[RawPicture | Enclosure], member_of: MemberOf, at: datetime
) -> tuple[Any, bool]:
    door = queries.mail_door()
    proven = is_proven(letter.proofs, server=door.trusted_server, address=letter.sender)
    member = member_of(letter.sender) if proven else None
    incoming = Incoming(
        text=letter.text, door=Door.MAIL, id=uuid5(NAMESPACE, f"mail:{digest}"), region=door.region,
        sent_at=letter.sent_at if letter.sent_at and letter.sent_at <= at else None,
        informant="" if member else f"{letter.name} <{letter.sender}>".strip()[:200],
    )  # fmt: skip
    photos = [file for file in files if isinstance(file, RawPicture)]
    others = [file for file in files if isinstance(file, Enclosure)]
    return receive_report(incoming, sender=member, at=at, photos=photos, enclosures=others, later=True)


def _files(letter: Opened) -> tuple[list[RawPicture | Enclosure], list[str]]:
    """Return the files that may be kept, and codes of those that may not: a picture that is none is left out."""
    kept: list[RawPicture | Enclosure] = []
    remarks: list[str] = []
    for file in letter.files:
        try:
            kept.append(_file(file))
        except pictures.NotAPicture:
            remarks.append("no-picture")
    return kept, remarks


def _file(file: File) -> RawPicture | Enclosure:
    if file.media_type.startswith("image/"):
        return pictures.admit(BytesIO(file.content), name=file.name)
    return Enclosure(file.name, file.media_type, file.content)


def too_large(*, message_id: str, at: datetime) -> None:
    """Note a letter that is not even fetched."""
    digest = hashlib.sha256(message_id.encode()).hexdigest()
    Letter.objects.get_or_create(digest=digest, defaults={"fate": LetterFate.TOO_LARGE, "seen_at": at})


def note_success(*, at: datetime) -> None:
    """Note that the server was asked and answered."""
    MailDoor.objects.filter(pk=1).update(last_tried_at=at, last_ok_at=at, failures=0, last_error="")


def note_failure(*, why: str, at: datetime) -> None:
    """Note that the server was asked in vain, and why, in words without any secret."""
    MailDoor.objects.filter(pk=1).update(last_tried_at=at, failures=F("failures") + 1, last_error=why[:200])


@transaction.atomic
def forget(*, at: datetime) -> None:
    """Let go of what became of letters once the term is over; a job of the worker."""
    door = queries.mail_door()
    gone, _each = Letter.objects.filter(seen_at__lt=traces.over(door.keep_days, at=at)).delete()
    if gone:
        journal.record(
            "mail_door.forget", door, actor=None, at=at, region=settings.HOME_CODE, changes={"letters": [gone, 0]}
        )
