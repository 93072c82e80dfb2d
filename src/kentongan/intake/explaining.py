"""A reading as a person wants to see it: what was found, why, and how sure the reader is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "meeting": _("rapat"),
    "incident": _("peristiwa"),
    "rumour": _("isu atau desas-desus"),
    "activity": _("kegiatan"),
    "appeal": _("imbauan"),
    "irrelevant": _("tidak berkaitan"),
}
LANGUAGES: dict[str, Promise] = {"id": _("Indonesia"), "jv": _("Jawa"), "mad": _("Madura")}
ROLES: dict[str, Promise] = {"event": _("tempat kejadian"), "dateline": _("asal berita")}
LISTS = ("issue_category", "dimension", "severity")
# What spoke, by the first word of `by`.
WITNESSES: dict[str, Promise] = {
    "when": _("susunan tanggal"),
    "gazetteer": _("daftar nama wilayah"),
    "grammar": _("jabatan, pangkat, atau gelar di sekitarnya"),
    "lexicon": _("kamus istilah"),
    "orders": _("kata perintah dan yang diperintah"),
    "verb": _("kata perintah dan yang diperintah"),
    "quotes": _("tanda kutip dan kata berkata"),
    "spots": _("daftar tempat"),
    "model": _("model terlatih"),
    "operator": _("operator"),
}
UNSURE = 0.55
LONG = 120


@dataclass(frozen=True)
class Item:
    """One found thing: its words, what more is known of it, what it rests on, and how sure the reader is.

    ``sure`` runs from 0 to 100; None where the reader counts nothing.
    """

    key: str
    text: str
    more: str
    why: str
    sure: int | None

    @property
    def is_doubtful(self) -> bool:
        """Is it little more than a guess?"""
        return self.sure is not None and self.sure < 100 * UNSURE


@dataclass(frozen=True)
class Row:
    """One field of a reading: its items, or why there are none."""

    label: Promise
    items: list[Item]
    empty: str


def rows(reading: Mapping[str, Any], labels: Mapping[str, Mapping[str, str]]) -> list[Row]:
    """Return the fields of a reading in the order in which a clerk asks.

    Args:
        reading: the reading as it is stored with a report; may be empty.
        labels: the city's words for the codes of each list in ``LISTS``.
    """
    if not reading:
        return []
    reasons = reading.get("reasons") or {}
    kind = KINDS.get(reading["kind"], reading["kind"])
    first = Item("kind", str(kind), "", reasons.get("kind", ""), _percent(reading.get("kind_confidence", 0)))
    found = [
        Row(_("Jenis naskah"), [first], ""),
        Row(_("Keparahan"), [_severity(reading, labels["severity"])], ""),
        Row(_("Tanggal kejadian"), list(_day(reading)), reasons.get("event_date", "")),
        Row(_("Tempat"), list(_things(reading, "places", _place)), reasons.get("places", "")),
        Row(_("Orang"), list(_things(reading, "persons", _person)), ""),
        Row(_("Lembaga"), list(_things(reading, "organisations", _body)), ""),
        Row(_("Pokok masalah"), list(_things(reading, "issues", lambda thing: _issue(thing, labels))), ""),
        Row(_("Arahan"), list(_things(reading, "directives", _order)), ""),
        Row(_("Kutipan"), list(_things(reading, "quotes", _quote)), ""),
    ]
    language = LANGUAGES.get(reading["language"], reading["language"])
    found.append(Row(_("Bahasa"), [Item("language", str(language), "", "", None)], ""))
    return found


def _severity(reading: Mapping[str, Any], labels: Mapping[str, str]) -> Item:
    level = str(reading["severity"])
    why = (reading.get("reasons") or {}).get("severity", "")
    return Item("severity", labels.get(level, level), "", why, None)


def _day(reading: Mapping[str, Any]) -> Iterator[Item]:
    day = reading["event_date"]
    if day["value"]:
        others = [value for value in day["candidates"] if value != day["value"]]
        more = str(_("disimpulkan")) if day["inferred"] else ""
        if others:
            more += ("; " if more else "") + str(_("mungkin juga %s")) % ", ".join(
                _dated(value) for value in others[:3]
            )
        yield Item(
            "event_date",
            _dated(day["value"], "l, j F Y"),
            more,
            f"{witness(day['by'])}: {day['reason']}",
            _percent(day["confidence"]),
        )


def _things(reading: Mapping[str, Any], name: str, told: Any) -> Iterator[Item]:
    for number, thing in enumerate(reading.get(name) or []):
        text, more = told(thing)
        yield Item(f"{name}:{number}", _short(text), more, witness(thing["by"]), _percent(thing["confidence"]))


def _place(thing: Mapping[str, Any]) -> tuple[str, str]:
    more = (thing["code"], str(ROLES.get(thing["role"], "")), thing.get("reason"))
    return thing["text"], ", ".join(part for part in more if part)


def _person(thing: Mapping[str, Any]) -> tuple[str, str]:
    return thing["name"], thing["role"] or ""


def _body(thing: Mapping[str, Any]) -> tuple[str, str]:
    return thing["canonical"], thing["text"] if thing["text"] != thing["canonical"] else ""


def _issue(thing: Mapping[str, Any], labels: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    dimension = labels["dimension"].get(thing.get("dimension", ""), "")
    more = "; ".join(part for part in (dimension, _short(thing.get("quote", ""))) if part)
    return labels["issue_category"].get(thing["category"], thing["category"]), more


def _order(thing: Mapping[str, Any]) -> tuple[str, str]:
    who = thing["responsible"] or str(_("belum jelas siapa"))
    return thing["text"], "; ".join(part for part in (who, _due(thing.get("due"))) if part)


def _due(told: str | None) -> str:
    try:
        return str(_("paling lambat %s")) % _dated(told or "")
    except ValueError:  # no day but words, as "segera"
        return told or ""


def _quote(thing: Mapping[str, Any]) -> tuple[str, str]:
    return thing["text"], thing["speaker"] or ""


def witness(by: str) -> str:
    """Return in words what a finding rests on.

    >>> witness("gazetteer:cue")
    'daftar nama wilayah'
    """
    first = re.split(r"[:; ]", by, maxsplit=1)[0]
    return str(WITNESSES.get(first, by))


def _dated(day: str, form: str = "j F Y") -> str:
    return date_format(date.fromisoformat(day), form)


def _percent(confidence: float) -> int:
    return round(100 * confidence)


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[:LONG].rsplit(" ", 1)[0] + " …"
