"""Common Alerting Protocol 1.2 in (OASIS, 1 July 2010): Alert, Update and Cancel.

A message may hold several infos: one for each language, or several for several dangers. Those in Indonesian count (else
those in the first language); the gravest gives the words, all of them together the ground.
"""

import re
from typing import Any

from kentongan.warnings.told import Circle, NotActual, Point, Told, Unreadable, moment
from kentongan.xml_tree import Node, tree

SPACE = "urn:oasis:names:tc:emergency:cap:1.2"
KINDS = ("alert", "update", "cancel")
URGENCIES = ("immediate", "expected", "future", "past", "unknown")
SEVERITIES = ("extreme", "severe", "moderate", "minor", "unknown")
CERTAINTIES = ("observed", "likely", "possible", "unlikely", "unknown")
SCOPES = ("public", "restricted", "private")
MOST_POLYGONS, MOST_POINTS = 300, 20_000
FARTHEST = 2_000.0  # kilometres: a larger circle is a slip of the unit
_CODE = re.compile(r"(\d\d)\.?(\d\d)?\.?(\d\d)?\.?(\d{4})?")


def read_cap(data: bytes) -> Told:
    """Read one message.

    Raises:
        NotActual: it is an exercise, a test, a draft or meant for machines.
        Unreadable: something is missing or wrong; the sentence names the element and its line.
    """
    alert = tree(data)
    if alert.name != "alert" or alert.space != SPACE:
        raise Unreadable(f"bukan CAP 1.2: unsur pertama <{alert.name[:40]}> (baris {alert.line}), bukan <alert>")
    status = alert.needed("status").text.strip()
    if status != "Actual":
        raise NotActual(f"<status> (baris {alert.needed('status').line}): “{status[:20]}”, bukan peringatan sungguhan")
    kind = _word(alert, "msgType", KINDS)
    references = tuple(one.split(",")[1] for one in alert.said("references").split() if one.count(",") == 2)
    if kind != "alert" and not references:
        raise Unreadable(f"<alert> (baris {alert.line}): {kind} tanpa <references> tidak menyebut apa yang diganti")
    head: dict[str, Any] = {
        "identifier": alert.needed("identifier").text.strip()[:200],
        "sender": alert.needed("sender").text.strip()[:200],
        "sent": moment(alert.needed("sent").text.strip(), _at(alert.needed("sent"))),
        "kind": kind,
        "scope": _word(alert, "scope", SCOPES),
        "references": references,
    }
    infos = _chosen(alert)
    if not infos:
        if kind == "cancel":
            return Told(**head, event="")
        raise Unreadable(f"<alert> (baris {alert.line}): tidak ada <info>")
    return Told(**head, **_words(infos[0]), **_ground(infos))


def _at(node: Node) -> str:
    return f"<{node.name}> (baris {node.line})"


def _word(node: Node, name: str, known: tuple[str, ...]) -> str:
    found = node.needed(name)
    word = found.text.strip().lower()
    if word not in known:
        raise Unreadable(f"{_at(found)}: “{word[:20]}” tidak dikenal CAP 1.2")
    return word


def _chosen(alert: Node) -> list[Node]:
    """Return the infos of one language, the gravest first."""
    infos = alert.all("info")
    languages = [info.said("language", "en-US").lower() for info in infos]
    wanted = next((one for one in languages if one.split("-")[0] in {"id", "in"}), languages[0] if languages else "")
    chosen = [info for info, language in zip(infos, languages, strict=True) if language == wanted]
    return sorted(chosen, key=lambda info: SEVERITIES.index(_word(info, "severity", SEVERITIES)))


def _words(info: Node) -> dict[str, Any]:
    began = [node for name in ("onset", "effective") for node in info.all(name) if node.text.strip()]
    ends = [node for node in info.all("expires") if node.text.strip()]
    return {
        "event": info.needed("event").text.strip()[:120],
        "headline": info.said("headline")[:300],
        "urgency": _word(info, "urgency", URGENCIES),
        "severity": _word(info, "severity", SEVERITIES),
        "certainty": _word(info, "certainty", CERTAINTIES),
        "onset": moment(began[0].text.strip(), _at(began[0])) if began else None,
        "expires": moment(ends[0].text.strip(), _at(ends[0])) if ends else None,
        "attribution": info.said("senderName")[:200],
    }


def _ground(infos: list[Node]) -> dict[str, Any]:
    areas = [area for info in infos for area in info.all("area")]
    polygons = [node for area in areas for node in area.all("polygon") if node.text.strip()]
    if len(polygons) > MOST_POLYGONS:
        raise Unreadable(f"{_at(polygons[MOST_POLYGONS])}: lebih dari {MOST_POLYGONS} poligon")
    shapes = tuple(_polygon(node) for node in polygons)
    if sum(map(len, shapes)) > MOST_POINTS:
        raise Unreadable(f"{_at(polygons[-1])}: lebih dari {MOST_POINTS} titik")
    names = dict.fromkeys(area.said("areaDesc") for area in areas if area.said("areaDesc"))
    circles = [node for area in areas for node in area.all("circle") if node.text.strip()]
    if len(circles) > MOST_POLYGONS:
        raise Unreadable(f"{_at(circles[MOST_POLYGONS])}: lebih dari {MOST_POLYGONS} lingkaran")
    codes = [
        found for area in areas for geocode in area.all("geocode") if (found := region_code(geocode.said("value")))
    ]
    return {
        "areas": "; ".join(names)[:1_000],
        "polygons": shapes,
        "circles": tuple(map(_circle, circles)),
        "codes": tuple(codes),
    }


def _polygon(node: Node) -> tuple[Point, ...]:
    points = tuple(_point(pair, node) for pair in node.text.split())
    if len(points) < 4 or points[0] != points[-1]:
        raise Unreadable(
            f"{_at(node)}: poligon perlu paling sedikit empat titik, yang terakhir sama dengan yang pertama"
        )
    return points


def _point(pair: str, node: Node) -> Point:
    try:
        lat, lng = (float(part) for part in pair.split(","))
    except ValueError:
        raise Unreadable(f"{_at(node)}: “{pair[:30]}” bukan pasangan lintang,bujur") from None
    if not (-90 <= lat <= 90 and -180 <= lng <= 180):
        raise Unreadable(f"{_at(node)}: “{pair[:30]}” di luar bumi; CAP menulis lintang dahulu, lalu bujur")
    return lat, lng


def _circle(node: Node) -> Circle:
    middle, _, radius = node.text.strip().partition(" ")
    try:
        reach = float(radius)
    except ValueError:
        raise Unreadable(f"{_at(node)}: lingkaran ditulis “lintang,bujur jari-jari”") from None
    if not 0 <= reach <= FARTHEST:
        raise Unreadable(f"{_at(node)}: jari-jari {reach:g} km tidak masuk akal")
    return Circle(_point(middle, node), reach)


def region_code(value: str) -> str:
    """Return a Kemendagri code with its dots, or nothing where it is another kind of code.

    >>> region_code("3574021006"), region_code("35.74.02"), region_code("OET-194")
    ('35.74.02.1006', '35.74.02', '')
    """
    found = _CODE.fullmatch(value.strip())
    parts = found.groups() if found else ()
    given = [part for part in parts if part]
    return ".".join(given) if given == list(parts[: len(given)]) else ""
