"""Reads of the mailbox."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from kentongan.mailbox.models import Letter, LetterFate, MailDoor

SHOWN = timedelta(days=30)
LONGEST_WAIT = timedelta(hours=1)


def mail_door() -> MailDoor:
    """Return how the mailbox is set; off where nobody has ever set it."""
    return MailDoor.objects.select_related("region").first() or MailDoor()


def is_due(door: MailDoor, at: datetime) -> bool:
    """Should the server be asked now? After failures less and less often."""
    if not door.is_on or not settings.MAILBOX:
        return False
    wait = min(timedelta(minutes=2 ** min(door.failures, 10)), LONGEST_WAIT)
    return not door.failures or not door.last_tried_at or door.last_tried_at + wait <= at


def counts(at: datetime) -> list[tuple[str, int]]:
    """Return what came of the letters of the last month, by name of the fate."""
    rows = dict(Letter.objects.filter(seen_at__gt=at - SHOWN).order_by().values_list("fate").annotate(Count("pk")))
    return [(str(label), rows[value]) for value, label in LetterFate.choices if value in rows]


def door_standing() -> tuple[bool, str]:
    """Return whether letters are read, and in words what is wrong."""
    door = mail_door()
    if door.is_on and not settings.MAILBOX:
        return True, _("server surel belum diisi (KENTONGAN_IMAP_URL); hanya perintah kentongan mail yang berlaku")
    return door.is_on, door.last_error
