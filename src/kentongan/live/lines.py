"""What a secretary's browser sends: a bundle of deeds, in the order in which they were done, perhaps minutes ago.

Each deed stands for itself: one that is refused holds up none of the others, and the browser hears of each what became
of it. Sent again, a deed is done once.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.city.models import Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.live import queries
from kentongan.live.models import LiveMeeting
from kentongan.meetings import directing, noting, ordering, renewing, services
from kentongan.meetings.models import AgendaItem, Directive, NoteKind

MOST_DEEDS = 200
LONGEST_AWAY = timedelta(hours=12)
Deed = Mapping[str, Any]
Answer = dict[str, Any]


class UnknownOffice(Refused):
    code = "unknown-office"
    status = 422
    text = gettext_lazy("Tidak ada dalam daftar instansi: {names}. Betulkan namanya, atau kosongkan.")


def take(live: LiveMeeting, deeds: Sequence[Deed], *, member: Member, at: datetime) -> list[Answer]:
    """Do each deed and say what became of it.

    Args:
        deeds: {"id", "op", …}; op is write, change, remove, settle, direct, redirect or withdraw; `ago` is how many
            milliseconds ago it was typed, by the clock of the browser, which need not be right.

    Returns:
        for each: {"id", "state": "saved" | "second" | "refused", "reason"}.
    """
    answers = []
    for deed in deeds[:MOST_DEEDS]:
        try:
            state = DEEDS[str(deed.get("op"))](live, deed, member, at)
            answers.append({"id": deed.get("id"), "state": state})
        except Refused as problem:
            answers.append({"id": deed.get("id"), "state": "refused", "reason": str(problem)})
        except (KeyError, ValueError, TypeError):
            answers.append({"id": deed.get("id"), "state": "refused", "reason": _("Isian ini tidak dapat dibaca.")})
    LiveMeeting.objects.filter(pk=live.pk).update(version=F("version") + 1)
    return answers


def _write(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    noting.write(meeting=live.meeting, line=_line(live, deed, UUID(str(deed["id"])), at), member=member, at=at)
    return "saved"


def _change(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    line = _line(live, deed, UUID(str(deed["id"])), at)
    kept = noting.change(
        meeting=live.meeting, pk=UUID(str(deed["note"])), seen=int(deed["seen"]), line=line, member=member, at=at
    )
    return "second" if kept.pk == line.key else "saved"


def _remove(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    noting.remove(meeting=live.meeting, pk=UUID(str(deed["note"])), seen=int(deed["seen"]), member=member, at=at)
    return "saved"


def _settle(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    noting.settle(meeting=live.meeting, pk=UUID(str(deed["note"])), keep=str(deed["keep"]), member=member, at=at)
    return "saved"


def _direct(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    order = _order(live, deed, member)
    services.add_directive(meeting=live.meeting, order=order, member=member, at=at)
    return "saved"


def _redirect(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    directing.correct(
        meeting=live.meeting, pk=int(deed["directive"]), seen=int(deed["seen"]), order=_order(live, deed, member),
        member=member, at=at,
    )  # fmt: skip
    return "saved"


def _withdraw(live: LiveMeeting, deed: Deed, member: Member, at: datetime) -> str:
    why = str(deed.get("why") or "")
    directing.withdraw(meeting=live.meeting, pk=int(deed["directive"]), why=why, member=member, at=at)
    return "saved"


def _order(live: LiveMeeting, deed: Deed, member: Member) -> services.Order:
    text = " ".join(str(deed["text"]).split())
    if not text:
        raise noting.EmptyLine
    if len(text) > noting.LETTERS:
        raise noting.LineTooLong(most=noting.LETTERS)
    region = Region.objects.filter(pk=str(deed["region"]), code__startswith=member.region_id).first()
    if region is None:
        raise NotYours
    offices, unknown = queries.offices(member).find_all(str(deed.get("offices") or ""))
    if unknown:
        raise UnknownOffice(names=", ".join(unknown))
    return services.Order(
        text=text,
        due_on=date.fromisoformat(str(deed["due_on"])),
        region=region,
        responsible=offices,
        phase=str(deed.get("phase") or "pencegahan")[:40],
        key=UUID(str(deed["id"])),
        item=_item(live, deed),
        renews=_renewed(live, deed),
    )


DEEDS: dict[str, Callable[[LiveMeeting, Deed, Member, datetime], str]] = {
    "write": _write,
    "change": _change,
    "remove": _remove,
    "settle": _settle,
    "direct": _direct,
    "redirect": _redirect,
    "withdraw": _withdraw,
}


def _line(live: LiveMeeting, deed: Deed, key: UUID, at: datetime) -> noting.Line:
    ago = min(max(timedelta(milliseconds=float(deed.get("ago") or 0)), timedelta()), LONGEST_AWAY)
    kind = NoteKind(str(deed.get("kind") or NoteKind.NOTE))
    return noting.Line(
        key=key, text=str(deed["text"]), said_at=at - ago, kind=kind, speaker=str(deed.get("speaker") or ""),
        item=_item(live, deed),
    )  # fmt: skip


def _renewed(live: LiveMeeting, deed: Deed) -> Directive | None:
    """Return the order of an earlier rakor that this one says again."""
    number = deed.get("renews")
    if not number:
        return None
    known = renewing.unfinished(live.meeting).filter(pk=int(number)).first()
    if known is None and not Directive.objects.filter(key=UUID(str(deed["id"]))).exists():
        raise ordering.NothingToRenew
    return known


def _item(live: LiveMeeting, deed: Deed) -> AgendaItem | None:
    """The item may have been taken off the agenda meanwhile; the words stay."""
    number = deed.get("item")
    return AgendaItem.objects.filter(meeting=live.meeting, pk=int(number)).first() if number else None
