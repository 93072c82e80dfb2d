"""From an open parcel to the verb it means. Every door leads to the same verbs as the pages do."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.intake import fields, pictures
from kentongan.intake import queries as reports
from kentongan.intake import services as intake
from kentongan.intake.models import Door
from kentongan.intake.pictures import Picture
from kentongan.intake.services import Enclosure, Incoming
from kentongan.operations import queries as operations
from kentongan.operations import services as posts
from kentongan.operations.models import Condition
from kentongan.phone import deeds, replies, sound
from kentongan.phone.parcels import Parcel
from kentongan.phone.sealing import Unreadable

MOST_WORDS = 10_000
NEW, KNOWN, CLASHES = 201, 200, 202


class ReportNotHere(Refused):
    code = "report-not-here"
    status = 424
    text = gettext_lazy("Laporannya belum sampai; lampiran ini menyusul sesudahnya.")


class TooLong(Refused):
    code = "report-too-long"
    status = 422
    text = gettext_lazy("Laporan ini terlalu panjang. Ringkas menjadi paling banyak 10.000 huruf.")


@dataclass(frozen=True)
class Outcome:
    """What became of a parcel: the HTTP status, what people call the thing, and where it can be read."""

    status: int
    number: str
    link: str
    words: str


def receive(parcel: Parcel, *, member: Member) -> Outcome:
    """Do what a parcel says.

    Raises:
        Unreadable: it says nothing that a phone can do.
        Refused: whatever the verb refuses.
    """
    verb, do = KINDS.get(parcel.kind, ("", None))
    if do is None:
        raise Unreadable
    access.require(member, verb)
    return do(parcel, member)


def _report(parcel: Parcel, member: Member) -> Outcome:
    told = parcel.fields
    text = told.get("text", "")
    if len(text) > MOST_WORDS:
        raise TooLong
    lat, lng = parcel.point()
    today = parcel.at.astimezone(_zone()).date()
    category = told.get("category", "")
    incoming = Incoming(
        text=text,
        door=Door.PHONE,
        id=parcel.number,
        region=_village(told.get("region", "")),
        spot=told.get("spot", "")[:200].strip(),
        lat=lat,
        lng=lng,
        # The words count, not the list: one that has changed since must not hold a report up.
        category=category if category in dict(city.choices("issue_category", today)) else "",
        occurred_at=parcel.moment("occurred"),
        sent_at=parcel.written_at,
        informant=told.get("informant", "")[:200].strip(),
        extra=fields.checked(answers(told.get("extra", ""))),
        settled_below=told.get("settled") == "1",
    )
    report, is_new = intake.receive_report(incoming, sender=member, at=parcel.at, later=True)
    link = reverse("intake:own", args=[report.pk])
    return Outcome(NEW if is_new else KNOWN, str(report), link, _("Diterima sebagai %s.") % report)


def _file(parcel: Parcel, member: Member) -> Outcome:
    try:
        report = reports.own(member, UUID(parcel.fields.get("report", "")))
    except (NotYours, ValueError):
        raise ReportNotHere from None
    file: Picture | Enclosure
    file = sound.read(parcel.content) if parcel.fields.get("role") == "voice" else _picture(parcel)
    is_new = intake.add_file(report=report, file=file, sender=member, at=parcel.at)
    link = reverse("intake:own", args=[report.pk])
    return Outcome(NEW if is_new else KNOWN, str(report), link, _("Lampiran %s diterima.") % report)


def _picture(parcel: Parcel) -> Picture:
    """Clean a photo. The phone has drawn it anew already, and tells beside it what the camera had noted."""
    picture = pictures.clean(io.BytesIO(parcel.content), name=parcel.name or _("foto"), zone=_zone())
    if picture.lat is None:
        lat, lng = parcel.point()
        picture = replace(picture, lat=lat, lng=lng)
    return replace(picture, taken_at=picture.taken_at or parcel.moment("taken"))


def _check_in(parcel: Parcel, member: Member) -> Outcome:
    pk = parcel.fields.get("post", "")
    post = access.one(operations.visible(member), pk=int(pk) if pk.isascii() and pk.isdigit() else 0)
    lat, lng = parcel.point()
    condition = Condition.HELP if parcel.fields.get("condition") == Condition.HELP else Condition.FINE
    photo = _picture(parcel) if parcel.content else None
    note = parcel.fields.get("note", "")[:500]
    said = posts.Said(condition, parcel.written_at, note, lat, lng, photo)
    _row, is_new = posts.check_in(post=post, said=said, number=parcel.number, member=member, at=parcel.at)
    link = reverse("operations:post", args=[post.pk])
    return Outcome(NEW if is_new else KNOWN, post.label, link, _("Lapor masuk di %s tercatat.") % post)


def _deed(parcel: Parcel, member: Member) -> Outcome:
    action, done = deeds.do(parcel, member=member, zone=_zone())
    link = reverse("actions:action", args=[action.pk])
    if done == deeds.CLASHED:
        words = _("Tugas %s sudah berubah sejak ini ditulis. Tulisan Anda disimpan; seseorang akan memutuskan.")
        return Outcome(CLASHES, str(action), link, words % action)
    return Outcome(NEW if done == deeds.DONE else KNOWN, str(action), link, _("%s diperbarui.") % action)


def _answer(parcel: Parcel, member: Member) -> Outcome:
    question, is_new = replies.answer(parcel, member=member, zone=_zone())
    link = reverse("intake:own", args=[question.report_id])
    return Outcome(
        NEW if is_new else KNOWN, str(question.report), link, _("Jawaban untuk %s terkirim.") % question.report
    )


def _village(code: str) -> Region | None:
    return city.villages(settings.HOME_CODE).filter(pk=code).first() if code else None


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def answers(told: str) -> dict[str, str]:
    """Return the answers to the city's own questions out of a parcel, as text by code.

    >>> answers('{"rt": "2", "x": 3}')
    {'rt': '2', 'x': '3'}
    >>> answers("[")
    {}
    """
    try:
        given = json.loads(told or "{}")
    except ValueError:
        return {}
    return {str(code): str(value) for code, value in given.items()} if isinstance(given, dict) else {}


# kind of a parcel: what it takes to do it, and how it is done
KINDS: dict[str, tuple[str, Callable[[Parcel, Member], Outcome]]] = {
    "report": ("report.send", _report),
    "file": ("report.send", _file),
    "checkin": ("post.check_in", _check_in),
    "deed": ("action.do", _deed),
    "answer": ("report.own", _answer),
}
