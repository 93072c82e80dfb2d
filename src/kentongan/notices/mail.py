"""By mail: one SMTP connection for a batch, one Message-ID for a message however often it is tried (RFC 5321, 5322)."""

import smtplib
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from kentongan.notices.parcels import Fate, Outcome, Parcel


class MailCarrier:
    """Django's mail backend, with failures told apart: the server, this address, or not just now."""

    def __init__(self) -> None:
        self.line: Any = get_connection(fail_silently=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def carry(self, parcel: Parcel) -> Outcome:
        """Send one message; `Auto-Submitted` keeps holiday replies away (RFC 3834)."""
        try:
            self.line.open()  # no more than a look when it is open already
            self.line.send_messages([_letter(parcel)])
        except smtplib.SMTPRecipientsRefused as problem:
            codes = [code for code, _said in problem.recipients.values()]
            fate = Fate.GONE if codes and min(codes) >= 500 else Fate.LATER
            self._hang_up()
            return Outcome(fate, error=f"smtp-{codes[0] if codes else 0}")
        except smtplib.SMTPDataError as problem:
            self._hang_up()
            return Outcome(Fate.LATER, error=f"smtp-{problem.smtp_code}")
        except smtplib.SMTPResponseException as problem:  # the greeting, the log-in, the sender's address
            self._hang_up()
            return Outcome(Fate.NO_WAY, error=f"smtp-{problem.smtp_code}")
        except (OSError, smtplib.SMTPException) as problem:
            self._hang_up()
            return Outcome(Fate.NO_WAY, error=type(problem).__name__)
        return Outcome(Fate.SENT, reference=message_id(parcel))

    def _hang_up(self) -> None:
        try:
            self.line.close()
        except (OSError, smtplib.SMTPException):
            self.line.connection = None


def message_id(parcel: Parcel) -> str:
    """Return the Message-ID of a message: made from its key alone."""
    return f"<{parcel.key.hex}@{urlsplit(settings.SITE_URL).hostname or 'kentongan.invalid'}>"


def _letter(parcel: Parcel) -> EmailMessage:
    foot = _("Pesan ini dikirim Kentongan. Atur salurannya di halaman Pemberitahuan.")
    return EmailMessage(
        subject=parcel.subject,
        body="\n\n".join(part for part in (parcel.text, parcel.link, foot) if part),
        to=[parcel.channel.address],
        headers={
            "Message-ID": message_id(parcel),
            "X-Kentongan-Attempt": str(parcel.attempt),
            "Auto-Submitted": "auto-generated",
            **({"X-Priority": "1"} if parcel.urgent else {}),
        },
    )
