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
from kentongan.extraction.words_issues import NEGATIONS, NUMBERS, SEVERITY_FEATURES, SEVERITY_MASS

_NEGATED = re.compile(NEGATIONS)
_MASS = re.compile(SEVERITY_MASS)
_FEATURES = {name: re.compile(pattern) for name, pattern in SEVERITY_FEATURES.items()}


def severity_of(document: Document, kind: str) -> tuple[int, str]:
    """(level 1 to 4, the features that led to it in Indonesian)."""
    if kind in ("meeting", "activity", "irrelevant"):
        return 1, "bukan laporan kejadian"
    lower = document.lower[:20_000]
    features = {name for name, pattern in _FEATURES.items() if _told(pattern, lower)}
    crowd = _crowd(lower)
    if "displaced" in features and not {"flood", "damage", "clash"} & features and crowd < 20:
        # Two hurt men taken to a clinic are not a displaced village.
        features.remove("displaced")
    level = _level(features, crowd, lower)
    if kind in ("appeal", "rumour"):
        level = min(level, 2)
    return level, "; ".join(
        _FEATURE_WORDS[name] for name in _FEATURE_WORDS if name in features
    ) or "tanpa korban atau kerusakan"


# What was only planned or prevented did no harm.
_NOT_YET = re.compile(
    r"\b(?:hendak|akan|rencana|mencegah|antisipasi|mengantisipasi|cegah|bahaya|hindari|potensi|nyaris|hampir|rawan)\s(?:\w+\s){0,2}$"
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


def _told(pattern: re.Pattern[str], lower: str) -> bool:
    befores = (lower[max(0, match.start() - 50) : match.start()] for match in pattern.finditer(lower))
    return any(not _NEGATED.search(before) and not _NOT_YET.search(before) for before in befores)


def _crowd(lower: str) -> int:
    return max((_number(match["n"]) for match in _MASS.finditer(lower)), default=0)


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(word.replace(".", ""))


_DEAD = re.compile(
    r"\b(?P<n>\d{1,3}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan|ratusan)\s(?:orang\s|warga\s|korban\s|santri\s|siswa\s|jiwa\s)?"
    r"(?:di antaranya\s)?(?:dilaporkan\s|ditemukan\s)?(?:tewas|meninggal)"
)


def _level(features: set[str], crowd: int, lower: str) -> int:
    dead = max((_number(match["n"]) for match in _DEAD.finditer(lower)), default=0)
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
