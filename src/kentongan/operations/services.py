"""Verbs on posts: set one up, end it, check in, answer a call for help."""

import math
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city import services as numbers
from kentongan.city.models import Agency, Classification, Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.intake.pictures import Picture
from kentongan.journal import services as journal
from kentongan.operations.models import Condition, Post, PostCheckIn

EARTH = 6_371_000  # metres, mean radius


class PostKnown(Refused):
    code = "post-known"
    text = _("Di {area} sudah ada pos bernama “{label}”. Pakai yang sudah ada, atau beri nama lain.")


class PostEnded(Refused):
    code = "post-ended"
    text = _("Pos ini tidak dijaga lagi sejak {day}. Hubungi Bakesbangpol bila masih dijaga.")


class AnsweredAlready(Refused):
    code = "check-in-answered"
    text = _("Panggilan ini sudah ditanggapi {who}.")


class WordsNeeded(Refused):
    code = "check-in-words-needed"
    status = 422
    text = _("Tulis apa yang dilakukan, agar penjaga pos dan rekan lain tahu.")


@dataclass(frozen=True)
class Facts:
    """What is known of a post; `every_minutes` None: nothing is expected of it."""

    label: str
    kind: str
    region: Region
    agency: Agency
    active_from: date
    place: str = ""
    lat: float | None = None
    lng: float | None = None
    active_to: date | None = None
    every_minutes: int | None = None
    opens: time | None = None
    closes: time | None = None
    classification: int = Classification.OPEN


@dataclass(frozen=True)
class Said:
    """How it stands at a post, as somebody there says; the photo is cleaned already."""

    condition: str
    at: datetime
    note: str = ""
    lat: float | None = None
    lng: float | None = None
    photo: Picture | None = None


@transaction.atomic
def add_post(
    *, facts: Facts, member: Member, at: datetime, token: UUID | None = None, is_simulated: bool = False
) -> Post:
    """Set up a post; the same form sent twice makes one.

    Raises:
        NotYours: the region is outside the member's area, or the secrecy above their clearance.
        PostKnown: the kelurahan has one of that name.
    """
    known = Post.objects.filter(token=token).first() if token else None
    if known is not None:
        return known
    if not access.in_scope(member, facts.region.code) or facts.classification > member.clearance:
        raise NotYours
    row = Post(
        **vars(facts),
        number=numbers.next_number("post"),
        added_by=member,
        added_at=at,
        token=token,
        is_simulated=is_simulated,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise PostKnown(area=facts.region.name, label=facts.label) from None
    journal.record("post.add", row, actor=member, at=at, changes={"kind": ["", row.kind]})
    return row


@transaction.atomic
def end_post(*, post: Post, last: date, member: Member, at: datetime) -> None:
    """Say that a post is not kept after a day; what was heard of it stays."""
    if not Post.objects.filter(pk=post.pk, active_to=None, active_from__lte=last).update(active_to=last):
        post.refresh_from_db()
        raise PostEnded(day=post.active_to or post.active_from)
    journal.record("post.end", post, actor=member, at=at, changes={"active_to": ["", last.isoformat()]})


@transaction.atomic
def check_in(*, post: Post, said: Said, number: UUID, member: Member, at: datetime) -> tuple[PostCheckIn, bool]:
    """Take in how it stands at a post; the same number a second time is the same check-in.

    Args:
        post: where; what came late from a phone is taken even though the post has ended since.
        said: how it stands there.
        number: made by the phone.
        member: who says it.
        at: when it came in.

    Returns:
        The check-in, and whether it is new.

    Raises:
        PostEnded: the post was not kept on that day.
        NotYours: the number is somebody else's.
    """
    known = PostCheckIn.objects.filter(pk=number).first()
    if known is not None:
        if known.member_id != member.pk:
            raise NotYours
        return known, False
    if post.active_to and said.at.date() > post.active_to:
        raise PostEnded(day=post.active_to)
    row = PostCheckIn(
        id=number,
        post=post,
        member=member,
        at=said.at,
        received_at=at,
        condition=said.condition,
        note=said.note.strip(),
        lat=said.lat,
        lng=said.lng,
        distance=_distance(post, said),
    )
    if said.photo is not None:
        row.photo_digest = said.photo.digest
        row.photo.save(f"{said.photo.digest[:24]}.jpg", ContentFile(said.photo.content), save=False)
    row.save(force_insert=True)
    verb = "post.help" if said.condition == Condition.HELP else "post.check_in"
    journal.record(verb, post, actor=member, at=at, changes={"check_in": ["", str(number)]})
    return row, True


@transaction.atomic
def answer(*, check_in: PostCheckIn, member: Member, text: str, at: datetime) -> None:
    """Say what is done about a call for help.

    Raises:
        WordsNeeded: without words nobody knows what is being done.
        AnsweredAlready: somebody was quicker.
    """
    if not text.strip():
        raise WordsNeeded
    waiting = PostCheckIn.objects.filter(pk=check_in.pk, answered_at=None)
    if not waiting.update(answer=text.strip(), answered_by=member, answered_at=at):
        check_in.refresh_from_db()
        raise AnsweredAlready(who=check_in.answered_by.name if check_in.answered_by else "")
    changes = {"check_in": ["", str(check_in.pk)]}
    journal.record("post.answer", check_in.post, actor=member, at=at, changes=changes)


def _distance(post: Post, said: Said) -> int | None:
    if post.lat is None or post.lng is None or said.lat is None or said.lng is None:
        return None
    return metres(post.lat, post.lng, said.lat, said.lng)


def metres(lat: float, lng: float, other_lat: float, other_lng: float) -> int:
    """Return the great-circle distance between two points in degrees, by the haversine formula.

    >>> metres(-7.776, 113.204, -7.785, 113.204)
    1001
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lng - lng) / 2) ** 2
    return round(2 * EARTH * math.asin(math.sqrt(half)))
