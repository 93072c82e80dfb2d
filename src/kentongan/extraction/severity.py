"""How bad it is.

Severity is a table from features to a level:

===== ======= =====================================================================================
level label   when (the first that fits, from the top)
===== ======= =====================================================================================
4     kritis  terror; a place of worship attacked; three dead; a death in a clash; a hundred displaced
3     berat   a death; serious injury; a clash with weapons, injury or a crowd; great damage or displaced
2     sedang  injury, weapon, clash, damage, crime, flood, or people alarmed
1     ringan  none of these; also meetings, activities and texts without a case
===== ======= =====================================================================================
"""

from __future__ import annotations

import re

from kentongan.extraction.clean import Document
from kentongan.extraction.phrases import Before, Phrases
from kentongan.extraction.words_issues import CROWD, HOW_MANY, NEGATIONS, NUMBERS, SEVERITY_FEATURES

_LIMIT = 20_000
"""Letters of a text that are looked at."""
_NEGATED = Before(NEGATIONS, gap=r"\s(?:\w+\s){0,4}", reach=50)
_CROWD = Phrases(CROWD)
_HOW_MANY = re.compile(rf"\b(?P<n>{HOW_MANY})\s$")
_FEATURES = {name: Phrases(phrases) for name, phrases in SEVERITY_FEATURES.items()}


def severity_of(document: Document, kind: str) -> tuple[int, str]:
    """(level 1 to 4, the features that led to it in Indonesian)."""
    if kind in ("meeting", "activity", "irrelevant"):
        return 1, "bukan laporan kejadian"
    features = {name for name, phrases in _FEATURES.items() if _told(document, phrases)}
    crowd = _crowd(document)
    if "displaced" in features and not {"flood", "damage", "clash"} & features and crowd < 20:
        # Two hurt men taken to a clinic are not a displaced village.
        features.remove("displaced")
    level = _level(features, crowd, document.lower[:_LIMIT])
    if kind in ("appeal", "rumour"):
        level = min(level, 2)
    return level, "; ".join(
        _FEATURE_WORDS[name] for name in _FEATURE_WORDS if name in features
    ) or "tanpa korban atau kerusakan"


# What was only planned or prevented did no harm.
_NOT_YET = Before(
    "hendak|akan|rencana|mencegah|antisipasi|mengantisipasi|cegah|bahaya|hindari|potensi|nyaris|hampir|rawan",
    gap=r"\s(?:\w+\s){0,2}",
    reach=50,
)
_FEATURE_WORDS = {
    "terror": "teror",
    "worship": "rumah ibadah diserang",
    "death": "korban jiwa",
    "serious_injury": "luka berat",
    "injury": "luka",
    "weapon": "senjata",
    "clash": "bentrokan",
    "displaced": "pengungsian",
    "damage": "kerusakan",
    "crime": "tindak pidana",
    "flood": "bencana atau kecelakaan",
    "unrest": "keresahan",
}


def _told(document: Document, phrases: Phrases) -> bool:
    starts = (match.start() for match in phrases.matches(document, _LIMIT))
    return any(not _NEGATED.stands(document, start) and not _NOT_YET.stands(document, start) for start in starts)


def _crowd(document: Document) -> int:
    """The largest number of people told."""
    starts = [match.start() for match in _CROWD.matches(document, _LIMIT)]
    counted = [_HOW_MANY.search(document.lower, max(0, start - 24), start) for start in starts]
    return max((_number(match["n"]) for match in counted if match), default=0)


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(word.replace(".", ""))


_DEAD = re.compile(
    r"\b(?P<n>\d{1,3}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan|ratusan)\s(?:orang\s|warga\s|korban\s|santri\s|siswa\s|jiwa\s)?"
    r"(?:di antaranya\s)?(?:dilaporkan\s|ditemukan\s)?(?:tewas|meninggal)"
)


def _level(features: set[str], crowd: int, lower: str) -> int:
    deaths = _DEAD.finditer(lower) if "tewas" in lower or "meninggal" in lower else ()
    dead = max((_number(match["n"]) for match in deaths), default=0)
    critical = (
        "terror" in features,
        "worship" in features,
        dead >= 3,
        "death" in features and "clash" in features,
        "displaced" in features and crowd >= 100,
    )
    if any(critical):
        return 4
    violent = {"clash"} & features and ({"weapon", "injury", "serious_injury", "damage"} & features or crowd >= 50)
    great = ("damage" in features and crowd >= 100) or "displaced" in features
    if {"death", "serious_injury"} & features or violent or great:
        return 3
    return 2 if features else 1
