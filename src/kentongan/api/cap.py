"""CAP 1.2 messages as XML: a pure builder, from plain values to bytes.

The standard: OASIS Common Alerting Protocol Version 1.2 (1 July 2010); the order of the elements is the schema's.
Nothing here knows of tables, languages or clocks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
# Words that the standard fixes.
CATEGORIES = (
    "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other",
)  # fmt: skip
RESPONSES = ("Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None")
URGENCIES = ("Immediate", "Expected", "Future", "Past", "Unknown")
SEVERITIES = ("Extreme", "Severe", "Moderate", "Minor", "Unknown")

Point = tuple[float, float]  # latitude, longitude: CAP's order, the reverse of GeoJSON's
# What XML 1.0 cannot hold even as a reference.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Area:
    """Where: words, codes as (name, value), and closed rings of at least four points; no ring where none is known."""

    description: str
    codes: Sequence[tuple[str, str]] = ()
    polygons: Sequence[Sequence[Point]] = ()


@dataclass(frozen=True)
class Info:
    """What is said, in one language."""

    language: str
    categories: Sequence[str]
    event: str
    response: str
    urgency: str
    severity: str
    certainty: str
    effective: datetime
    expires: datetime
    sender_name: str
    headline: str
    description: str
    instruction: str
    web: str = ""
    contact: str = ""
    parameters: Sequence[tuple[str, str]] = ()
    areas: Sequence[Area] = ()


@dataclass(frozen=True)
class Message:
    """One message. `references` are earlier ones as (sender, identifier, sent)."""

    identifier: str
    sender: str
    sent: datetime
    status: str
    kind: str
    scope: str
    restriction: str = ""
    addresses: str = ""
    note: str = ""
    references: Sequence[tuple[str, str, datetime]] = ()
    infos: Sequence[Info] = field(default=())


def build(message: Message) -> bytes:
    """Return the message as UTF-8 XML.

    >>> from datetime import UTC
    >>> sent = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    >>> build(Message("a1", "kota", sent, "Actual", "Cancel", "Public")).decode().partition("</sender>")[2]
    '<sent>2026-11-22T12:30:00-00:00</sent><status>Actual</status><msgType>Cancel</msgType><scope>Public</scope></alert>'
    """
    root = ET.Element("alert", {"xmlns": NAMESPACE})
    _say(root, "identifier", message.identifier)
    _say(root, "sender", message.sender)
    _say(root, "sent", moment(message.sent))
    _say(root, "status", message.status)
    _say(root, "msgType", message.kind)
    _say(root, "scope", message.scope)
    _say(root, "restriction", message.restriction)
    _say(root, "addresses", message.addresses)
    _say(root, "note", message.note)
    _say(root, "references", references(message.references))
    for info in message.infos:
        _add_info(root, info)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def moment(at: datetime) -> str:
    """Return a time as CAP writes it: whole seconds and an offset, never the letter Z; UTC is "-00:00".

    >>> from datetime import UTC
    >>> moment(datetime(2026, 11, 22, 12, 30, 5, 900, tzinfo=UTC))
    '2026-11-22T12:30:05-00:00'
    """
    said = at.isoformat(timespec="seconds")
    return said[:-6] + "-00:00" if at.utcoffset() == timedelta(0) else said


def references(earlier: Iterable[tuple[str, str, datetime]]) -> str:
    """Return earlier messages as CAP refers to them: "sender,identifier,sent", parted by spaces."""
    return " ".join(f"{sender},{identifier},{moment(sent)}" for sender, identifier, sent in earlier)


def _add_info(root: ET.Element, info: Info) -> None:
    said = ET.SubElement(root, "info")
    _say(said, "language", info.language)
    for category in info.categories:
        _say(said, "category", category)
    _say(said, "event", info.event)
    _say(said, "responseType", info.response)
    _say(said, "urgency", info.urgency)
    _say(said, "severity", info.severity)
    _say(said, "certainty", info.certainty)
    _say(said, "effective", moment(info.effective))
    _say(said, "expires", moment(info.expires))
    _say(said, "senderName", info.sender_name)
    _say(said, "headline", info.headline)
    _say(said, "description", info.description)
    _say(said, "instruction", info.instruction)
    _say(said, "web", info.web)
    _say(said, "contact", info.contact)
    for name, value in info.parameters:
        _pair(said, "parameter", name, value)
    for area in info.areas:
        _add_area(said, area)


def _add_area(info: ET.Element, area: Area) -> None:
    said = ET.SubElement(info, "area")
    _say(said, "areaDesc", area.description)
    for ring in area.polygons:
        if len(ring) < 4 or ring[0] != ring[-1]:
            raise ValueError("a CAP polygon is closed and has at least four points")
        _say(said, "polygon", " ".join(f"{lat:.5f},{lon:.5f}" for lat, lon in ring))
    for name, value in area.codes:
        _pair(said, "geocode", name, value)


def _pair(parent: ET.Element, tag: str, name: str, value: str) -> None:
    pair = ET.SubElement(parent, tag)
    _say(pair, "valueName", name)
    _say(pair, "value", value)


def _say(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element unless there is nothing to say; characters that XML cannot hold are left out."""
    clean = UNWRITABLE.sub("", text).strip()
    if clean:
        ET.SubElement(parent, tag).text = clean
