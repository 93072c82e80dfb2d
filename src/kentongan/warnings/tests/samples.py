"""Small messages of our own, in the forms that official bodies use."""

from typing import Any

AROUND_WONOASIH = "-7.77,113.20 -7.77,113.24 -7.81,113.24 -7.81,113.20 -7.77,113.20"
FAR_AWAY = "-6.0,105.9 -6.0,106.1 -6.2,106.1 -6.2,105.9 -6.0,105.9"


def cap(**words: str) -> bytes:
    """A CAP 1.2 message over Wonoasih; each element can be replaced, an empty one is left out."""
    told = {
        "identifier": "uji.1",
        "sender": "cuaca@contoh.go.id",
        "sent": "2026-11-22T19:00:00+07:00",
        "status": "Actual",
        "msgType": "Alert",
        "scope": "Public",
        "references": "",
        "event": "Hujan Lebat dan Petir",
        "urgency": "Expected",
        "severity": "Moderate",
        "certainty": "Likely",
        "onset": "2026-11-22T20:00:00+07:00",
        "expires": "2026-11-22T23:00:00+07:00",
        "area": f"<areaDesc>Jawa Timur</areaDesc><polygon>{AROUND_WONOASIH}</polygon>",
    } | words
    head = "".join(
        f"<{n}>{told[n]}</{n}>\n"
        for n in ("identifier", "sender", "sent", "status", "msgType", "scope", "references")
        if told[n]
    )
    info = "".join(
        f"<{n}>{told[n]}</{n}>\n"
        for n in ("event", "urgency", "severity", "certainty", "onset", "expires", "area")
        if told[n]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n'
        f"{head}<info><language>id</language><category>Met</category>\n{info}"
        "<senderName>Lembaga Cuaca</senderName></info></alert>"
    ).encode()


def rss(*items: tuple[str, str, str]) -> bytes:
    """A list of (identifier, address, title)."""
    rows = "".join(f"<item><title>{t}</title><link>{link}</link><guid>{i}</guid></item>" for i, link, t in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{rows}</channel></rss>'.encode()


def quake(**fields: Any) -> dict[str, Any]:
    told = {
        "DateTime": "2026-11-22T10:00:00+00:00", "Coordinates": "-8.5,113.1", "Magnitude": "5.6",
        "Kedalaman": "12 km", "Wilayah": "80 km Selatan Lumajang", "Potensi": "Tidak berpotensi tsunami",
        "Dirasakan": "III Kota Probolinggo, II Lumajang",
    }  # fmt: skip
    return {"Infogempa": {"gempa": [told | fields]}}


def forecast(*rain: float, adm4: str = "35.74.02.1006") -> dict[str, Any]:
    """Three hours each from noon on, with so many millimetres."""
    slots = [{"datetime": f"2026-11-23T{5 + 3 * i:02}:00:00Z", "tp": tp} for i, tp in enumerate(rain)]
    place = {"adm4": adm4, "desa": "Sumber Taman", "kecamatan": "Wonoasih"}
    return {"lokasi": place, "data": [{"cuaca": [slots]}]}
