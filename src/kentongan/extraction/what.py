"""What the text is about: its kind, its issues, how bad it is.

Kind is a weighted vote of words, the headline counting three times and the lead twice. Issues are votes of a lexicon,
each with its sentence as evidence; negated and figurative words do not count, and a crime told as hearsay is a rumour.
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
from collections.abc import Iterable

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit, Lexicon
from kentongan.extraction.records import Issue
from kentongan.extraction.words_issues import (
    DIMENSION_BY_WORD,
    DIMENSION_OF,
    FIGURATIVE,
    IRRELEVANT,
    ISSUES,
    KINDS,
    NEGATIONS,
    NUMBERS,
    RUMOUR_MARKS,
    SCHOOL_ELECTION,
    SEVERITY_FEATURES,
    SEVERITY_MASS,
)

_NEGATED = re.compile(NEGATIONS)
_SCHOOL = re.compile(SCHOOL_ELECTION)
_RUMOUR = re.compile(RUMOUR_MARKS)
_MASS = re.compile(SEVERITY_MASS)
_FEATURES = {name: re.compile(pattern) for name, pattern in SEVERITY_FEATURES.items()}
_FIGURATIVE = {word: set(after.split()) for word, after in FIGURATIVE.items()}


def _rows(table: str) -> list[tuple[tuple[str, str], str]]:
    return [((a, b), terms) for a, b, terms in (line.split("|") for line in table.strip().splitlines())]


_ISSUE_WORDS: Lexicon[tuple[str, str]] = Lexicon(_rows(ISSUES))
_KIND_WORDS: Lexicon[tuple[str, str]] = Lexicon([*_rows(KINDS), *_rows(IRRELEVANT)])
# Talk of these is hearsay when it is told as hearsay; an election or the weather is not.
_HEARSAY_ABLE = {
    "crime",
    "communal_identity_religion",
    "separatism_terror",
    "health_disease",
    "disaster_weather",
    "public_order",
}


def issue_hits(document: Document, bodies: Iterable[Body]) -> list[Hit[tuple[str, str]]]:
    """Words of trouble that are meant as such: not negated, not figurative, not part of a body's name."""
    names = sorted((body.start, body.end) for body in bodies)
    found = []
    for hit in _ISSUE_WORDS.hits(document):
        if any(start <= hit.start < end for start, end in names) and hit.label[1] != "makan bergizi gratis":
            continue
        if not _dismissed(document, hit):
            found.append(hit)
    return found


def _dismissed(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    start, end = document.sentences[document.sentence_at(hit.start)]
    lower = document.lower
    after = lower[hit.end : hit.end + 24].split()[:1]
    word = lower[hit.start : hit.end].split()[0]
    if after and after[0].strip(".,") in _FIGURATIVE.get(word, ()):
        return True
    if hit.label[0] == "politics_election" and _SCHOOL.search(lower, start, end):
        return True
    before = lower[max(start, hit.start - 60) : hit.start]
    return bool(_NEGATED.search(before)) and not _RUMOUR.search(lower, start, end)


def issues(document: Document, hits: list[Hit[tuple[str, str]]], kind: str) -> tuple[Issue, ...]:
    """One issue for each category and topic, with the sentence that tells most of it.

    Topics of one category told by the same sentence are one issue. In texts without a case (kind irrelevant) there are
    none.
    """
    if kind == "irrelevant":
        return ()
    groups: dict[tuple[str, str], list[Hit[tuple[str, str]]]] = {}
    for hit in hits:
        groups.setdefault(_label(document, hit, kind), []).append(hit)
    found: dict[tuple[str, int], Issue] = {}
    for (category, topic), members in groups.items():
        number = _best_sentence(document, members)
        # Passing words such as "media sosial" are no issue, however often they stand there.
        if all(hit.term in _WEAK for hit in members):
            continue
        if (category, number) not in found:
            found[category, number] = _issue(document, category, topic, number, len(members))
    return tuple(sorted(found.values(), key=lambda issue: issue.span))


def _label(document: Document, hit: Hit[tuple[str, str]], kind: str) -> tuple[str, str]:
    category, topic = hit.label
    start, _ = document.sentences[document.sentence_at(hit.start)]
    near = document.lower[max(start, hit.start - 160) : hit.start]
    if category in _HEARSAY_ABLE and (_RUMOUR.search(near) or (kind == "rumour" and _negated_sentence(document, hit))):
        return "rumour_hoax", f"isu {topic}"
    return category, topic


def _negated_sentence(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    start, end = document.sentences[document.sentence_at(hit.start)]
    return bool(re.search(r"\b(?:tidak benar|tidak ada|hoaks|hoax|bohong|tidak pernah)\b", document.lower[start:end]))


_WEAK = {
    "media sosial",
    "medsos",
    "upah",
    "gesekan",
    "perizinan",
    "arak",
    "arus lalu lintas",
    "orasi",
    "tambak",
    "langka",
}


def _best_sentence(document: Document, members: list[Hit[tuple[str, str]]]) -> int:
    votes: dict[int, float] = {}
    headline = 0 if document.headline else -1
    for hit in members:
        number = document.sentence_at(hit.start)
        # The headline names the topic, a sentence of the body is the better evidence.
        votes[number] = votes.get(number, 0.0) + (0.4 if number == headline else 1.0)
    return max(votes, key=lambda number: (votes[number], -number))


def _issue(document: Document, category: str, topic: str, number: int, count: int) -> Issue:
    start, end = document.sentences[number]
    return Issue(
        span=document.original(start, end),
        confidence=round(min(0.55 + 0.12 * count, 0.95), 2),
        by="lexicon",
        category=category,
        dimension=_dimension(category, document.lower[start:end]),
        topic=topic,
        quote=document.text[start:end],
    )


def _dimension(category: str, sentence: str) -> str:
    for owner, words, dimension in DIMENSION_BY_WORD:
        if owner == category and any(word in sentence for word in words):
            return dimension
    return DIMENSION_OF[category]


def kind_of(document: Document, hits: list[Hit[tuple[str, str]]]) -> tuple[str, float, str]:
    """(kind, confidence, reason) of a text.

    Args:
        hits: the words of trouble, from :func:`issue_hits`; a text without any is likelier to be irrelevant.
    """
    votes, told = _votes(document)
    if not votes:
        kind = "incident" if hits else "irrelevant"
        return kind, 0.4, "tidak ada kata penanda jenis"
    _settle_votes(document, votes, hits)
    ranked = sorted(votes, key=lambda kind: -votes[kind])
    best = ranked[0]
    total = sum(value for value in votes.values() if value > 0)
    margin = (votes[best] - (votes[ranked[1]] if len(ranked) > 1 else 0.0)) / max(total, 1.0)
    return best, round(min(0.5 + margin / 2, 0.98), 2), "kata penanda: " + ", ".join(sorted(told.get(best, ()))[:6])


def _votes(document: Document) -> tuple[dict[str, float], dict[str, set[str]]]:
    votes: dict[str, float] = {}
    told: dict[str, set[str]] = {}
    seen: dict[tuple[str, str], int] = {}
    for hit in _KIND_WORDS.hits(document):
        kind, weight = hit.label
        times = seen[kind, hit.term] = seen.get((kind, hit.term), 0) + 1
        if times > 3 or (kind == "incident" and _negated_before(document, hit)):
            continue
        votes[kind] = votes.get(kind, 0.0) + int(weight) * _position_weight(document, hit.start) / times
        told.setdefault(kind, set()).add(hit.term)
    return votes, told


def _negated_before(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    return bool(_NEGATED.search(document.lower[max(0, hit.start - 60) : hit.start]))


def _position_weight(document: Document, position: int) -> float:
    number = document.sentence_at(position)
    lead = 1 if document.headline else 0
    if document.headline and number == 0:
        return 3.0
    if number <= lead + 1:
        return 2.0
    return 1.0 if number <= lead + 5 else 0.5


_HEARSAY = re.compile(
    r"\b(?:hoaks|hoax|kabar bohong|isu (?!sara|strategis|yang berkembang)|klarifikasi|tidak benar|katanya|konon|"
    r"beredar|meluruskan)\b"
)
_HELD = re.compile(
    r"\b(?:menggelar|gelar|menghadiri|hadiri|menghelat|mengikuti|ikuti|memimpin|pimpin|dipimpin|membuka|buka|menyelenggarakan|melaksanakan|"
    r"laksanakan|digelar|dihadiri|adakan|mengadakan|lewat|melalui|dalam|saat|pada|agenda)\s(?:\w+\s){0,3}"
    r"(?P<what>rakor|rapat|rakortas|musyawarah|mediasi|audiensi|fgd|musrenbang|pertemuan|dialog|coffee|apel|sosialisasi|patroli|pelatihan|"
    r"upacara|deklarasi|simulasi|razia|kerja bakti|istighosah|doa bersama|pembinaan|penyuluhan|bimtek)\b"
)
_MEETINGS = {
    "rakor",
    "rapat",
    "rakortas",
    "musyawarah",
    "mediasi",
    "audiensi",
    "fgd",
    "musrenbang",
    "pertemuan",
    "dialog",
    "coffee",
}


def _settle_votes(document: Document, votes: dict[str, float], hits: list[Hit[tuple[str, str]]]) -> None:
    """Rules that words alone cannot vote on."""
    lead_end = document.sentences[min(2, len(document.sentences) - 1)][1]
    lead = document.lower[:lead_end]
    held = _HELD.search(lead)
    if held:
        kind = "meeting" if held["what"] in _MEETINGS else "activity"
        votes[kind] = votes.get(kind, 0.0) + 14.0
    if _HEARSAY.search(lead):
        votes["rumour"] = votes.get("rumour", 0.0) + 5.0
    if re.match(r"\W*(?:himbauan|imbauan|pengumuman|maklumat|waspada|mohon|dimohon|ayo|mari|awas|hati-hati)\b", lead):
        votes["appeal"] = votes.get("appeal", 0.0) + 8.0
    if not hits:
        votes["irrelevant"] = votes.get("irrelevant", 0.0) + 2.0
        votes["incident"] = votes.get("incident", 0.0) * 0.6
    else:
        votes["irrelevant"] = votes.get("irrelevant", 0.0) * 0.7


def severity_of(document: Document, kind: str) -> tuple[int, str]:
    """(level 1 to 4, the features that led to it in Indonesian)."""
    if kind in ("meeting", "activity", "irrelevant"):
        return 1, "bukan laporan kejadian"
    lower = document.lower[:20_000]
    features = {name for name, pattern in _FEATURES.items() if _told(pattern, lower)}
    crowd = _crowd(lower)
    level = _level(features, crowd, lower)
    if kind in ("appeal", "rumour"):
        level = min(level, 2)
    return level, "; ".join(
        _FEATURE_WORDS[name] for name in _FEATURE_WORDS if name in features
    ) or "tanpa korban atau kerusakan"


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
    return any(
        not _NEGATED.search(lower[max(0, match.start() - 50) : match.start()]) for match in pattern.finditer(lower)
    )


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
