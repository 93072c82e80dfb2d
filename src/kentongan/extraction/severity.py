"""How bad it is.

Severity is a table from features to a level:

===== ======= =====================================================================================
level label   when (the first that fits, from the top)
===== ======= =====================================================================================
4     kritis  terror; a place of worship attacked; three dead; a death in a clash; a hundred displaced
3     berat   a death; serious injury; a clash with weapons or a crowd; great damage or people displaced
2     sedang  injury, weapon, clash, damage, crime, flood, or people alarmed
1     ringan  none of these; also meetings, activities and texts without a case
===== ======= =====================================================================================

An appeal is 1, or 2 where it tells of deaths or clashes. A rumour is 2, or 1 where it is denied and nobody is alarmed.
"""

from __future__ import annotations

import re

from kentongan.extraction.clean import Document
from kentongan.extraction.phrases import Before, Phrases
from kentongan.extraction.trouble import DENIED
from kentongan.extraction.words.issues import CROWD, HOW_MANY, NEGATIONS, NUMBERS, SEVERITY_FEATURES

_LIMIT = 20_000
"""Letters of a text that are looked at."""
_CROWD_OF = 50
"""People that make a clash a heavy one."""
_MANY_BUILDINGS = 20
"""Buildings lost that make damage great."""
_MANY_FLOODED = 100
"""Houses under water that make it great."""
_HOUSEHOLD = 4
"""People in a household, where households are counted."""
_NEGATED = Before(NEGATIONS, gap=r"\s(?:\w+\s){0,4}", reach=50)
# "Korban jiwa : nihil"; "disebut ada yang meninggal, tidak benar".
_NIL_AFTER = re.compile(r"[^.;\n]{0,30}\b(?:nihil|tidak benar|tdk benar|tidak ada|hoaks|hoax)\b")
_TALK = Before("isu|kabar|kabarnya|beredar|katanya|rumor|konon", gap=r"\s[^.;\n]{0,50}", reach=70)
_CROWD = Phrases(CROWD)
_HOW_MANY = re.compile(rf"\b(?P<n>{HOW_MANY})\s$")
_FEATURES = {name: Phrases(phrases) for name, phrases in SEVERITY_FEATURES.items()}
_ALARMED = ("unrest", "clash")
_DREAD = Phrases(
    r"berlarian|berkumpul|takut|tako'|wedi|menimbun|memborong|borong|antrean|mengungsi|tarik tabungan|dihakimi|berjaga"
)
_ASKS = Phrases(
    r"(?:apa|opo|apakah|ini|emang|beneran) (?:benar|bener|bnr|iyo|temen|betul)|benar (?:ga|gak|nggak|ndak|ta|ko)|"
    r"bener (?:ga|gak|nggak|ndak|ta|ko)|benarkah|betulkah|ongghu|mau tanya|mau takon|takon|"
    r"beneran|betul ta|bener ta"
)
_PEACEFUL = Phrases(
    r"tanpa kekerasan|tidak (?:ada|terjadi) (?:kekerasan|pemukulan|bentrokan?|keributan|kontak fisik)|aksi damai|"
    r"berlangsung damai|(?:tidak|tanpa) membawa senjata|membubarkan diri dengan tertib"
)


# "11 warga digigit nyamuk": an appeal that counts its victims is no mere caution.
_STRUCK = re.compile(
    rf"\b(?P<n>{HOW_MANY})\s(?:anak|warga|orang|org|siswa|balita|bocah|na'-kana'|prao|perahu|rumah|gigitan|kasus)\b"
    r"[^.;\n]{0,40}?\b(?:kena|terkena|digigit|dirawat|opname|terjangkit|terserang|terseret|luka|tertipu|tercatat|"
    r"kehilangan|campak|dbd|db|sakit|karam|terbalik|tabalik|kalebbhu)\b"
)


def severity_of(document: Document, kind: str) -> tuple[int, str]:
    """(level 1 to 4, the features that led to it in Indonesian).

    >>> from kentongan.extraction.clean import prepare
    >>> severity_of(prepare("Banjir, 76 jiwa mengungsi. Korban jiwa: nihil."), "incident")
    (3, 'pengungsian; bencana atau kecelakaan')
    """
    if kind in ("meeting", "activity", "irrelevant"):
        return 1, "bukan laporan kejadian"
    features = {name for name, phrases in _FEATURES.items() if _told(document, phrases, kind)}
    if kind == "rumour":
        return _of_rumour(document, features)
    if kind == "appeal":
        heavy = features & {"death", "clash", "terror", "worship"}
        if _STRUCK.search(document.lower[:_LIMIT]):
            heavy = heavy | {"injury"}
        return (2 if heavy else 1), _worded(heavy)
    if features == {"unrest"} and _PEACEFUL.first(document, _LIMIT):
        return 1, "protes tanpa kekerasan"
    lower = document.lower[:_LIMIT]
    crowd = _crowd(document)
    if "displaced" in features and not {"flood", "damage", "clash"} & features and crowd < 20:
        # Two hurt men taken to a clinic are not a displaced village.
        features.remove("displaced")
    return _level(features, crowd, lower), _worded(features)


def _of_rumour(document: Document, features: set[str]) -> tuple[int, str]:
    if DENIED.first(document, _LIMIT):
        if not features & set(_ALARMED) and not _DREAD.first(document, _LIMIT):
            return 1, "kabar yang sudah dibantah"
    elif not features and _ASKS.first(document, _LIMIT) and not _DREAD.first(document, _LIMIT):
        return 1, "baru ditanyakan, belum meresahkan"
    return 2, _worded(features)


def _worded(features: set[str]) -> str:
    return "; ".join(word for name, word in _FEATURE_WORDS.items() if name in features) or "tanpa korban atau kerusakan"


# What was only planned or prevented did no harm.
_NOT_YET = Before(
    "hendak|akan|menimbulkan|rencana|tahun lalu|tahun kemarin|jangan|jgn|jha'|ojo|ojok|terkait|ketegangan|"
    "mencegah|antisipasi|mengantisipasi|cegah|bahaya|hindari|potensi|nyaris|hampir|rawan|mudah",
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
    "missing": "orang hilang",
    "displaced": "pengungsian",
    "damage": "kerusakan",
    "crime": "tindak pidana",
    "flood": "bencana atau kecelakaan",
    "unrest": "keresahan",
}


def _told(document: Document, phrases: Phrases, kind: str) -> bool:
    lower = document.lower
    for match in phrases.matches(document, _LIMIT):
        start = match.start()
        if _NEGATED.stands(document, start) or _NOT_YET.stands(document, start) or _NIL_AFTER.match(lower, match.end()):
            continue
        if kind == "incident" and _TALK.stands(document, start):
            continue
        return True
    return False


def _crowd(document: Document) -> int:
    """The largest number of people told."""
    starts = [match.start() for match in _CROWD.matches(document, _LIMIT)]
    counted = [_HOW_MANY.search(document.lower, max(0, start - 24), start) for start in starts]
    return max((_number(match["n"]) for match in counted if match), default=0)


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(word.replace(".", ""))


_DEAD = re.compile(
    rf"\b(?P<n>{HOW_MANY})\s(?:(?:orang|org|warga|korban|santri|siswa|jiwa|pemuda|remaja|anak|balita|nelayan|penumpang)\s"
    r"(?:(?!dan\b|satu\s(?!keluarga)|seorang\b|dirawat|luka|selamat|mengungsi|kritis)[a-z,()-]+\s){0,4}?|(?!luka|kritis|terluka|hari|jam|rumah|kk|unit|kios|meter|cm)[a-z]+\s)?"
    r"(?:tewas|meninggal|nyawa melayang|gugur|md)\b"
    rf"|(?:menewaskan|membunuh|tembak mati|menembak mati|merenggut nyawa|md(?: sementara)?:?)\s(?P<m>{HOW_MANY})\b"
)
_HOMELESS = re.compile(
    rf"(?:pengungsi(?:an)?|mengungsi|ngungsi|diungsikan)\W{{1,4}}(?P<m>{HOW_MANY})\s(?P<of>jiwa|orang|org|warga|kk)\b"
    rf"|\b(?P<n>{HOW_MANY})\s(?P<unit>orang|org|warga|jiwa|kk|kepala keluarga|keluarga)\s(?:[a-z,/()-]+\s){{0,4}}?"
    r"(?:mengungsi|diungsikan|dievakuasi)"
)
_LOST = re.compile(
    rf"\b(?:menghanguskan|membakar|melahap|merusak|merobohkan|meluluhlantakkan|melalap)\s(?P<m>{HOW_MANY})\s"
    r"(?:unit\s)?(?:rumah|kios|lapak|toko|bangunan|ruko)\b|"
    rf"\b(?P<n>{HOW_MANY})\s(?:unit\s)?(?:rumah|kios|lapak|toko|bangunan|ruko)\b"
    r"(?:[^.;\n]{0,110}?\b(?:terbakar|ludes|hangus|habis|roboh|hancur|ambruk|dibakar|rusak (?:berat|parah|total))"
    r"|[^.;\n]{0,20}?\brusak(?! ringan))"
)

_FLOODED = re.compile(
    rf"\b(?P<n>{HOW_MANY})\s(?:unit\s)?rumah\b[^.;\n]{{0,60}}?\b(?:terendam|kebanjiran|tergenang|direndam)\b"
)


def _most(pattern: re.Pattern[str], lower: str) -> int:
    return max((_number(next(filter(None, match.groups()))) for match in pattern.finditer(lower)), default=0)


def _homeless(lower: str) -> int:
    counts = [
        _number(match["n"] or match["m"])
        * (_HOUSEHOLD if (match["unit"] or match["of"]) in ("kk", "kepala keluarga", "keluarga") else 1)
        for match in _HOMELESS.finditer(lower)
    ]
    return max(counts, default=0)


def _level(features: set[str], crowd: int, lower: str) -> int:
    critical = (
        "terror" in features,
        "worship" in features,
        "death" in features and "clash" in features,
        "death" in features and _most(_DEAD, lower) >= 3,
        "displaced" in features and _homeless(lower) >= 100,
    )
    if any(critical):
        return 4
    violent = "clash" in features and ("weapon" in features or "serious_injury" in features or crowd >= _CROWD_OF)
    great = "damage" in features and (_most(_LOST, lower) >= _MANY_BUILDINGS or _most(_FLOODED, lower) >= _MANY_FLOODED)
    if {"death", "serious_injury", "missing", "displaced"} & features or violent or great:
        return 3
    return 2 if features else 1
