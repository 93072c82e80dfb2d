"""What a message to one channel says, made at the moment it is sent, from what its reader may see then."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kentongan.notices import things, wording
from kentongan.notices.models import Delivery, Urgency
from kentongan.notices.parcels import Parcel

LINES = 40


def open_to_reader(rows: Sequence[Delivery]) -> list[tuple[Delivery, str]]:
    """Return the deliveries that still make sense, each with its sentence.

    Left out is what was read meanwhile, and what is no longer open to its reader: secret now, or they have another
    area, another role, or no log-in any more.
    """
    found = []
    for row in rows:
        notice = row.notice
        entry = notice.entry
        thing = things.visible(notice.member, entry.kind, [entry.subject]).get(entry.subject)
        if thing is not None and notice.read_at is None:
            with translation.override("id"):
                found.append((row, wording.outside(entry, thing)))
    return found


def compose(told: Sequence[tuple[Delivery, str]]) -> Parcel:
    """Return one message for one or several deliveries to one channel."""
    first = told[0][0]
    with translation.override("id"):
        return Parcel(
            key=first.bundle or first.key,
            attempt=first.attempts,
            channel=first.channel,
            subject=told[0][1] if len(told) == 1 else wording.digest(len(told)),
            text=_text([sentence for _row, sentence in told]),
            link=_link(first) if len(told) == 1 else address(reverse("notices:inbox")),
            urgent=any(row.urgency == Urgency.URGENT for row, _sentence in told),
        )


def address(path: str) -> str:
    """Return a link that works from outside; empty while nobody has said what this site is called."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else ""


def _text(sentences: Sequence[str]) -> str:
    if len(sentences) == 1:
        return sentences[0]
    lines = [f"• {sentence}" for sentence in sentences[:LINES]]
    more = len(sentences) - LINES
    return "\n".join([*lines, _("dan {count} lainnya").format(count=more)] if more > 0 else lines)


def _link(row: Delivery) -> str:
    return address(reverse("notices:open", kwargs={"pk": row.notice_id}))
