"""A filled form as XML → what it says. No tables, no clock; what a stranger sends is read or refused, never followed.

Format: ODK XForms (getodk.github.io/xforms-spec), its metadata after docs.getodk.org/openrosa-metadata.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.openrosa.workbook import MOST_TEXT, OWN, PHOTOS, RECORDING

MOST_BYTES = 200_000  # ten thousand letters, every one of them escaped, and all other answers
DEEPEST = 8
MOST_ELEMENTS = 500
MOST_ANSWER = 1_000
LONGEST_NAME = 120
UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]")


class Unreadable(Refused):
    code = "odk-unreadable"
    status = 400
    text = _("Kiriman ini tidak dapat dibaca sebagai formulir ODK. Muat ulang formulir di ponsel, lalu isi kembali.")


class TooMuchText(Refused):
    code = "odk-too-much-text"
    status = 413
    text = _("Isian terlalu panjang. Pendekkan dahulu, lalu kirim lagi.")


@dataclass(frozen=True)
class Filled:
    """What a phone says in one form.

    Attributes:
        form, version: which form was filled.
        instance: the phone's own id of it, "" when it gives none.
        digest: SHA-256 of the XML as it came.
        answers: question → words, blank ones left out.
        own: the same for the city's own questions.
        files: the names of photos and recordings, in the order of the questions; each is in no folder.
    """

    form: str
    version: str
    instance: str
    digest: str
    answers: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    @property
    def id(self) -> UUID:
        """The id of the report: the phone's own where it is a UUID, as Collect makes it, else one made of it."""
        return uuid_of(self.instance or f"sha256:{self.digest}")


def uuid_of(instance: str) -> UUID:
    """Return the UUID that an instanceID is, or stands for.

    >>> str(uuid_of("uuid:5f0d3f0e-7d0c-4d4e-9e57-6b656e746f6e"))
    '5f0d3f0e-7d0c-4d4e-9e57-6b656e746f6e'
    >>> uuid_of("formulir-7").version
    5
    """
    try:
        return UUID(instance.removeprefix("uuid:"))
    except ValueError:
        return uuid5(NAMESPACE_URL, instance)


def read(xml: bytes) -> Filled:
    """Read a filled form.

    Args:
        xml: as it came from the phone.

    Raises:
        Unreadable: no XML, or one with a document type, entities, too many or too deep elements.
        TooMuchText: more than any form of ours can hold.
    """
    if len(xml) > MOST_BYTES:
        raise TooMuchText
    root = _tree(xml)
    answers = {name(part): _words(part) for part in root if len(part) == 0}
    groups = {name(part): {name(one): _words(one) for one in part} for part in root if len(part)}
    files = [safe_name(answers.pop(question, "")) for question in (*PHOTOS, RECORDING)]
    return Filled(
        form=root.get("id", "")[:LONGEST_NAME],
        version=root.get("version", "")[:40],
        instance=groups.get("meta", {}).get("instanceID", root.get("instanceID", ""))[:200],
        digest=hashlib.sha256(xml).hexdigest(),
        answers={key: value for key, value in answers.items() if value},
        own={key: value for key, value in groups.get(OWN, {}).items() if value},
        files=tuple(dict.fromkeys(one for one in files if one)),
    )


def _tree(xml: bytes) -> Element:
    """Return the root, counting depth and elements while it is read, so that nothing grows before it is refused."""
    depth = seen = 0
    events: Iterator[tuple[str, Element]] = iterparse(io.BytesIO(xml), events=("start", "end"), forbid_dtd=True)
    root: Element | None = None
    try:
        for event, part in events:
            depth += 1 if event == "start" else -1
            seen += event == "start"
            if depth > DEEPEST or seen > MOST_ELEMENTS:
                raise Unreadable
            root = part if root is None else root
    except (ParseError, DefusedXmlException, ValueError, LookupError):  # the last two: unknown or broken encodings
        raise Unreadable from None
    if root is None:
        raise Unreadable
    return root


def name(part: Element) -> str:
    """Return an element's name without its namespace."""
    return str(part.tag).rpartition("}")[2]


def _words(part: Element) -> str:
    words = (part.text or "").replace("\x00", "").strip()
    if len(words) > (MOST_TEXT if name(part) == "isi" else MOST_ANSWER):
        raise TooMuchText
    return words


def safe_name(given: str) -> str:
    """Return a file's name without any path, "" for what is none.

    >>> safe_name("../../etc/passwd"), safe_name("1700000000.jpg"), safe_name("..")
    ('passwd', '1700000000.jpg', '')
    """
    last = UNSAFE.sub("/", given).rpartition("/")[2].strip()
    return "" if last in {".", ".."} or len(last) > LONGEST_NAME else last


def moment(words: str, *, latest: datetime) -> datetime | None:
    """Return a moment as a phone writes it, None for what is none, without an offset, or later than `latest`.

    >>> moment("2026-11-22T19:30:00.000+07:00", latest=datetime(2026, 11, 23, tzinfo=UTC)).isoformat()
    '2026-11-22T19:30:00+07:00'
    >>> moment("2026-11-24T19:30:00+07:00", latest=datetime(2026, 11, 23, tzinfo=UTC))
    """
    try:
        found = datetime.fromisoformat(words)
        is_known = found.tzinfo is not None and datetime(1990, 1, 1, tzinfo=UTC) <= found <= latest
    except (ValueError, OverflowError):
        return None
    return found if is_known else None


def point(words: str) -> tuple[float, float] | tuple[None, None]:
    """Return latitude and longitude of a geopoint (“lat lng altitude accuracy”), or nothing.

    >>> point("-7.785 113.229 12.0 4.5"), point("95 0 0 0"), point("nan nan")
    ((-7.785, 113.229), (None, None), (None, None))
    """
    try:
        lat, lng = (float(part) for part in words.split()[:2])
    except ValueError:
        return None, None
    return (lat, lng) if -90 <= lat <= 90 and -180 <= lng <= 180 else (None, None)
