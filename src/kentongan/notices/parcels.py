"""What a way out is given to carry, and what it says happened."""

import enum
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from kentongan.notices.models import Channel


@dataclass(frozen=True)
class Parcel:
    """One message to one channel.

    Attributes:
        key: the same for every attempt at the same message; the receiver can tell by it.
        attempt: 1 at the first.
        subject: one line. text: the lines of the body, of which there are more than one in a digest.
        link: where to read it, log-in needed. urgent: it may wake somebody.
    """

    key: UUID
    attempt: int
    channel: Channel
    subject: str
    text: str
    link: str
    urgent: bool = False


class Fate(enum.Enum):
    SENT = "sent"
    LATER = "later"  # this receiver, not now
    GONE = "gone"  # this receiver, never again
    NO_WAY = "no_way"  # the way itself: nobody could be reached by it


@dataclass(frozen=True)
class Outcome:
    """What became of one attempt; `error` is a code without anybody's words."""

    fate: Fate
    reference: str = ""
    error: str = ""


class Carrier(Protocol):
    """One way out, opened for a batch."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def carry(self, parcel: Parcel) -> Outcome: ...
