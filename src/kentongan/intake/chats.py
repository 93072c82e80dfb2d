"""An exported or pasted group chat becomes reports: what may report something, each by itself; who said it is sealed.

A report of a chat is known by its minute and its words. So the same chat again adds nothing, a longer export of it adds
only what is new, and neither depends on how a telephone names the sender, whose label is kept nowhere but in the seal.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.intake import identity, reading
from kentongan.intake.models import Door, Report
from kentongan.intake.reading import Said
from kentongan.intake.services import NAMESPACE, Incoming, receive_report

BATCH = 100
LABEL_LETTERS = 200


class NotAChat(Refused):
    code = "not-a-chat"
    status = 422
    text = _(
        "Ini tidak terbaca sebagai percakapan WhatsApp. Tempel pesannya lengkap dengan tanggal, jam, dan pengirimnya, "
        "atau pilih berkas hasil ekspor."
    )


@dataclass(frozen=True)
class Saying:
    """What one person said in one go; ``why_not`` tells why it reports nothing, ``is_known`` that it is stored."""

    id: uuid.UUID
    sender: str
    sent_at: datetime | None
    text: str
    messages: int
    why_not: str
    is_known: bool


@dataclass(frozen=True)
class Conversation:
    """A chat taken apart: what may report something, and what fell away."""

    found: tuple[Saying, ...]
    fallen: tuple[Saying, ...]

    @property
    def messages(self) -> int:
        """How many messages people wrote."""
        return sum(saying.messages for saying in (*self.found, *self.fallen))

    @property
    def fallen_messages(self) -> int:
        """How many of them fell away."""
        return sum(saying.messages for saying in self.fallen)

    @property
    def new(self) -> tuple[Saying, ...]:
        """What may report something and is no report yet."""
        return tuple(saying for saying in self.found if not saying.is_known)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why messages fell away, and how many for each reason, the commonest first."""
        counts: Counter[str] = Counter()
        for saying in self.fallen:
            counts[saying.why_not] += saying.messages
        return counts.most_common()


def read_chat(text: str, *, at: datetime) -> Conversation:
    """Take a chat apart and look which of it is known already.

    Args:
        text: the export or what was pasted.
        at: when it came in; gives the year to messages that name none.

    Raises:
        NotAChat: the text is no chat.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    said = reading.said_in(text, received=at.astimezone(zone).date())
    if said is None:
        raise NotAChat
    sayings = _sayings(said, zone)
    return Conversation(
        tuple(saying for saying in sayings if not saying.why_not), tuple(saying for saying in sayings if saying.why_not)
    )


def receive_chat(
    sayings: Sequence[Saying], *, region: Region | None, by: Member | None, at: datetime
) -> tuple[list[Report], int]:
    """Store what was said, each as a report of nobody's account; who said it is sealed.

    Returns:
        The new reports, and how many of the sayings were reports already.

    Raises:
        IdentityKeyMissing: senders cannot be sealed on this installation; nothing is stored.
    """
    identity.seal("", bound_to="")  # refuses before the first report, not in the middle
    new: list[Report] = []
    rest = iter(sayings)
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            known = _known(saying.id for saying in batch)
            for saying in batch:
                if saying.id not in known:
                    new.append(receive_report(_incoming(saying, region), sender=None, at=at, by=by)[0])
    return new, len(sayings) - len(new)


def _incoming(saying: Saying, region: Region | None) -> Incoming:
    return Incoming(
        text=saying.text,
        door=Door.CHAT,
        id=saying.id,
        region=region,
        sent_at=saying.sent_at,
        informant=saying.sender[:LABEL_LETTERS],
    )


def _sayings(said: Sequence[Said], zone: ZoneInfo) -> list[Saying]:
    """Number what was said; of what was stored before its sender went on speaking, only the rest is new."""
    words = [tuple(text for text in one.messages if text) for one in said]
    numbers = _numbered(said, words)
    telling = [place for place, one in enumerate(said) if not one.why_not]
    known = _known({number for place in telling for number in (numbers[place], *_starts(said[place], words[place]))})
    for place in telling:
        if numbers[place] not in known and known.intersection(_starts(said[place], words[place])):
            words[place], numbers[place] = _rest(said[place], words[place], numbers[place])
            known |= set() if words[place] else {numbers[place]}
    return [
        Saying(
            number,
            one.sender,
            one.sent.replace(tzinfo=zone) if one.sent else None,
            "\n".join(own or one.messages),
            len(one.messages),
            one.why_not,
            number in known,
        )
        for one, own, number in zip(said, words, numbers, strict=True)
    ]


def _numbered(said: Sequence[Said], words: Sequence[tuple[str, ...]]) -> list[uuid.UUID]:
    """One number each; the same words in the same minute by somebody else are another report."""
    times: Counter[uuid.UUID] = Counter()
    numbers = []
    for one, own in zip(said, words, strict=True):
        number = _number(one, own)
        times[number] += 1
        numbers.append(number if times[number] == 1 else uuid.uuid5(number, str(times[number])))
    return numbers


def _rest(one: Said, words: tuple[str, ...], number: uuid.UUID) -> tuple[tuple[str, ...], uuid.UUID]:
    """Leave out what is stored from the beginning on, piece by piece."""
    while words:
        pieces = {_number(one, words[:size]): size for size in range(1, len(words) + 1)}
        known = _known(pieces)
        if not known:
            return words, _number(one, words)
        words = words[max(pieces[piece] for piece in known) :]
    return (), number


def _starts(one: Said, words: tuple[str, ...]) -> list[uuid.UUID]:
    return [_number(one, words[:size]) for size in range(1, len(words))]


def _number(one: Said, words: Sequence[str]) -> uuid.UUID:
    minute = one.sent.strftime("%Y-%m-%d %H:%M") if one.sent else ""
    return uuid.uuid5(NAMESPACE, "\n".join(("chat", minute, *words)))


def _known(numbers: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    known: set[uuid.UUID] = set()
    rest = iter(numbers)
    while batch := list(islice(rest, 5 * BATCH)):
        known |= set(Report.objects.filter(pk__in=batch).order_by().values_list("pk", flat=True))
    return known
