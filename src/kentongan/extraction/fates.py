"""Whom the text tells of as a victim, where it gives them no office: "Wandi (22) tewas", "menewaskan Fadel"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kentongan.extraction.clean import Document
from kentongan.extraction.phrases import Before
from kentongan.extraction.roles import Role
from kentongan.extraction.roles_beside import may_end_style
from kentongan.extraction.words.people import RANKS, TITLES
from kentongan.extraction.words.roles import FATES, HARMED, HARMING

_STYLES = re.compile(rf"(?:\s?(?:{RANKS}|{TITLES}|[Aa]lm|seorang \w+)\.?)+\s*$")
_AFTER = re.compile(
    # Age, where from and an aside may stand between the name and what befell them.
    r"(?:\s?\([^()\n]{1,40}\))?(?:,?\s(?:usia|umur)?\s?\d{1,2}(?:\s(?:tahun|thn|th))?)?(?:,[^,.;\n]{1,60},)?,?\s"
    rf"(?:(?:yang|akhirnya|ikut|juga|pun|sempat|sudah|telah|kemudian|diduga|tubuhnya|itu|mengalami|menderita|masih)\s){{0,3}}(?:{HARMED})\b"
)
_HARMING = Before(HARMING, gap=r"\s(?:\w+\s){0,1}", reach=60)
_IN_NAME = re.compile(rf"\b(?:{FATES})\b[^.;\n]{{0,24}}\b(?:an|a[./]n|atas nama|nama|bernama|yakni|yaitu)\.?:?\s$")
_REACH = 60


def victim(document: Document, start: int, end: int) -> Role | None:
    """The role "korban" of the person whose name goes from ``start`` to ``end``, where the text tells of harm to them.

    >>> from kentongan.extraction.clean import prepare
    >>> told = "Truk menabrak Wandi (22) hingga tewas. Rudi melapor."
    >>> victim(prepare(told), 14, 19).text, victim(prepare(told), 39, 43)
    ('korban', None)
    """
    harmed = _AFTER.match(document.lower, end)
    if harmed:
        return Role(end, harmed.end(), "korban")
    back = max(0, start - _REACH)
    pieces = document.text[back:start].rsplit(None, 2)[-2:]
    styled = pieces and (may_end_style(pieces[-1]) or pieces[0].endswith("seorang"))
    style = _STYLES.search(document.text, back, start) if styled else None
    at = style.start() if style else start
    if _HARMING.stands(document, at, back) or _IN_NAME.search(document.lower, back, at):
        return Role(back, start, "korban")
    return None


def with_victims(
    document: Document, names: Sequence[tuple[int, int]], roles: Sequence[Role | None]
) -> list[Role | None]:
    """The roles of the names, in order, victims among those that had none."""
    return [role or victim(document, start, end) for (start, end), role in zip(names, roles, strict=True)]
