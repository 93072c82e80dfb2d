"""Fetch letters from the city's mailbox over IMAP (RFC 9051): read without a trace, marked only once they are kept."""

import imaplib
import logging
import re
import ssl
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from kentongan.errors import Refused
from kentongan.mailbox import queries, services
from kentongan.mailbox.letters import MOST_BYTES
from kentongan.mailbox.services import MemberOf

log = logging.getLogger(__name__)
SECONDS = 20
MOST_LETTERS = 50  # in one go; the rest comes a minute later
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class NotReached(Exception):
    """The server did not do as asked; the sentence says what to look at."""


def fetch_due(*, at: datetime, member_of: MemberOf) -> None:
    """Ask the mailbox if it is its turn; the job of each minute."""
    if not queries.is_due(queries.mail_door(), at):
        return
    try:
        fetch(member_of=member_of, at=at)
    except NotReached as problem:
        services.note_failure(why=str(problem), at=at)
    else:
        services.note_success(at=at)


def fetch(*, member_of: MemberOf, at: datetime) -> int:
    """Take in the unread letters and return how many there were.

    Raises:
        NotReached: the server is away, or refuses.
    """
    try:
        line = _line(settings.MAILBOX)
    except ssl.SSLError:
        raise NotReached("sambungan aman (TLS) ke server surel gagal; periksa sertifikatnya") from None
    except (OSError, imaplib.IMAP4.error) as problem:
        raise NotReached(f"server surel tidak tersambung ({type(problem).__name__})") from None
    try:
        return _fetch(line, member_of, at)
    except (OSError, imaplib.IMAP4.error) as problem:
        raise NotReached(f"server surel memutus percakapan ({type(problem).__name__})") from None
    finally:
        try:
            line.logout()
        except (OSError, imaplib.IMAP4.error):
            line.shutdown()


def _line(box: dict[str, Any]) -> imaplib.IMAP4:
    context = ssl.create_default_context()
    if box["security"] == "imaps":
        return imaplib.IMAP4_SSL(box["host"], box["port"], ssl_context=context, timeout=SECONDS)
    line = imaplib.IMAP4(box["host"], box["port"], timeout=SECONDS)
    if box["security"] == "imap+starttls":
        line.starttls(context)
    return line


def _fetch(line: imaplib.IMAP4, member_of: MemberOf, at: datetime) -> int:
    box = settings.MAILBOX
    try:
        line.login(box["user"], box["password"])
    except imaplib.IMAP4.error:
        raise NotReached("nama atau kata sandi ditolak server surel") from None
    told, _data = line.select(_quoted(box["folder"]))
    if told != "OK":
        raise NotReached("kotak surat tidak ada; periksa nama foldernya")
    _told, found = line.uid("SEARCH", "UNSEEN", "UNDELETED")
    numbers = (found[0] or b"").decode("ascii", "ignore").split()[:MOST_LETTERS]
    for number in numbers:
        if _take(line, number, member_of, at):
            line.uid("STORE", number, "+FLAGS.SILENT", "(\\Seen)")
    return len(numbers)


def _take(line: imaplib.IMAP4, number: str, member_of: MemberOf, at: datetime) -> bool:
    """Take one letter in; True once it is kept and may be marked. One that fails stays unread and holds up no other."""
    _told, sizes = line.uid("FETCH", number, "(RFC822.SIZE)")
    size = SIZE.search(b" ".join(one if isinstance(one, bytes) else b"" for one in sizes))
    if size and int(size[1]) > MOST_BYTES:
        services.too_large(message_id=f"{settings.MAILBOX['user']}:{number}", at=at)
        return True
    _told, parts = line.uid("FETCH", number, "(BODY.PEEK[])")
    raw = next((one[1] for one in parts if isinstance(one, tuple)), b"")
    if not raw:
        return False
    try:
        services.take_in(raw, member_of=member_of, at=at)
    except Refused as problem:
        raise NotReached(str(problem)) from None
    except DatabaseError:
        raise
    except Exception as problem:  # noqa: BLE001 - a letter nobody thought of must not stop the others
        log.error("letter %s: %s", number, type(problem).__name__)
        return False
    return True


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
