"""What the text is about: its kind and its issues.

Kind is a weighted vote of words, the headline counting three times and the lead twice. Issues are votes of a lexicon,
each with its sentence as evidence; negated and figurative words do not count, and a crime told as hearsay is a rumour.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit, Lexicon
from kentongan.extraction.phrases import Before, Phrases
from kentongan.extraction.records import Issue
from kentongan.extraction.words_issues import (
    DIMENSION_BY_WORD,
    DIMENSION_OF,
    FIGURATIVE,
    IRRELEVANT,
    ISSUES,
    KINDS,
    NEGATIONS,
    RUMOUR_MARKS,
    SCHOOL_ELECTION,
    SEVERITY_FEATURES,
)

_NEGATED = Before(NEGATIONS, gap=r"\s(?:\w+\s){0,4}", reach=60)
_WORSHIP = Phrases(SEVERITY_FEATURES["worship"])
_SCHOOL = re.compile(SCHOOL_ELECTION)
# "Laka lantas : nihil", as situation reports list what did not happen.
_NIL_AFTER = re.compile(r"[^.;\n:=]{0,24}[:=]\s{0,3}(?:nihil|nol|0 kejadian|tidak ada|tdk ada|aman)\b|\s(?:nihil|tidak ada)\b")
_RUMOUR = Phrases(RUMOUR_MARKS)
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
    attack = _WORSHIP.first(document)
    if attack and not any(hit.label[0] == "communal_identity_religion" for hit in found):
        label = ("communal_identity_religion", "gangguan rumah ibadah")
        found.append(Hit(attack.start(), attack.end(), label, attack[0]))
    return found


def _dismissed(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    start, end = document.sentences[document.sentence_at(hit.start)]
    lower = document.lower
    after = lower[hit.end : hit.end + 24].split()[:1]
    word = lower[hit.start : hit.end].split()[0]
    if word == "pkl" and after and after[0][0].isdigit():
        return True
    if _figurative(document, hit):
        return True
    if hit.label[0] == "politics_election" and _SCHOOL.search(lower, start, end):
        return True
    if _NIL_AFTER.match(lower, hit.end, end):
        return True
    return _NEGATED.stands(document, hit.start, start) and not _RUMOUR.pattern.search(lower, start, end)


def _figurative(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    """ "Banjir pujian" floods nobody."""
    told = document.lower[hit.start : hit.end]
    figures = _FIGURATIVE.get(told.split()[0])
    if not figures:
        return False
    after = document.lower[hit.end : hit.end + 24].split()[:1]
    return bool(after) and after[0].strip(".,") in figures


def issues(document: Document, hits: list[Hit[tuple[str, str]]], kind: str) -> tuple[Issue, ...]:
    """One issue for each category and topic, with the sentence that tells most of it.

    Topics of one category told by the same sentence are one issue, and a general topic ("pencurian") goes into a
    special one ("pencurian ternak"). In texts without a case (kind irrelevant) there are none.
    """
    if kind == "irrelevant":
        return ()
    groups: dict[tuple[str, str], list[Hit[tuple[str, str]]]] = {}
    rumours = [match.start() for match in _RUMOUR.matches(document)]
    for hit in hits:
        groups.setdefault(_label(document, hit, kind, rumours), []).append(hit)
    _fold_general_topics(document, groups)
    _of_rumours(document, groups, kind)
    found: dict[tuple[str, int], Issue] = {}
    for (category, topic), members in groups.items():
        number = _best_sentence(document, members, topic)
        # Passing words such as "media sosial" are no issue, however often they stand there.
        if all(hit.term in _WEAK for hit in members):
            continue
        if (category, number) not in found:
            found[category, number] = _issue(document, category, topic, number, len(members))
    return tuple(sorted(found.values(), key=lambda issue: issue.span))


_GENERAL = {"pencurian", "kriminalitas umum", "bencana umum", "hoaks", "tata kelola pemerintahan"}
_GROUPS = dict[tuple[str, str], list[Hit[tuple[str, str]]]]


def _fold_general_topics(document: Document, groups: _GROUPS) -> None:
    for category, topic in list(groups):
        special = next((g for g in groups if g[0] == category and g[1] not in _GENERAL), None)
        if topic in _GENERAL and special is not None:
            groups[special] += groups.pop((category, topic))
    # "Meresahkan warga" says how bad a theft is; alone it is an issue of its own.
    village_fund = groups.get(("governance_service", "tata kelola pemerintahan"), [])
    if village_fund and ("crime", "korupsi") in groups:
        del groups["governance_service", "tata kelola pemerintahan"]
    unrest = groups.get(("public_order", "keresahan lingkungan"), [])
    told = {document.sentence_at(hit.start) for key, hits in groups.items() if key[0] != "public_order" for hit in hits}
    if unrest and all(document.sentence_at(hit.start) in told for hit in unrest):
        del groups["public_order", "keresahan lingkungan"]


def _label(document: Document, hit: Hit[tuple[str, str]], kind: str, rumours: list[int]) -> tuple[str, str]:
    """The category and topic of a hit, which is hearsay if a word of rumour stands before it in its sentence."""
    category, topic = hit.label
    if category not in _HEARSAY_ABLE:
        return category, topic
    start, _ = document.sentences[document.sentence_at(hit.start)]
    last = bisect_left(rumours, hit.start) - 1
    if kind == "rumour" or (last >= 0 and rumours[last] >= max(start, hit.start - 160)):
        return "rumour_hoax", f"isu {topic}"
    return category, topic


def _of_rumours(document: Document, groups: _GROUPS, kind: str) -> None:
    """A text about a rumour tells of a rumour, whatever the rumour is about."""
    if kind != "rumour":
        return
    mark = _HEARSAY.first(document) or _RUMOUR.first(document) or _DENIED.first(document)
    if mark and not any(category == "rumour_hoax" for category, _ in groups):
        label = ("rumour_hoax", "hoaks")
        groups[label] = [Hit(mark.start(), mark.end(), label, mark[0])]


_WEAK = {
    "ditertibkan",
    "penertiban",
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


def _best_sentence(document: Document, members: list[Hit[tuple[str, str]]], topic: str) -> int:
    votes: dict[int, float] = {}
    headline = 0 if document.headline else -1
    for hit in members:
        number = document.sentence_at(hit.start)
        # The headline names the topic, a sentence of the body is the better evidence.
        weight = 0.4 if number == headline else 1.0
        votes[number] = votes.get(number, 0.0) + weight * (1.0 if topic.endswith(hit.label[1]) else 0.3)
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
    _settle_votes(document, votes, told, hits)
    ranked = sorted(votes, key=lambda kind: -votes[kind])
    best = ranked[0]
    total = sum(value for value in votes.values() if value > 0)
    margin = (votes[best] - (votes[ranked[1]] if len(ranked) > 1 else 0.0)) / max(total, 1.0)
    return best, round(min(0.5 + margin / 2, 0.98), 2), "kata penanda: " + ", ".join(sorted(told.get(best, ()))[:6])


_DENIED = Phrases("(?:mem|di)?bantah|menepis|tudingan|palsu|tidak sesuai fakta|salah paham|fitnah")
_WANTED = Before(
    "mohon|mhn|tolong|tlg|tulung|minta|perlu|meningkatkan|tingkatkan|dengan|butuh|adakan",
    gap=r"\s(?:[\w-]+\s){0,3}",
    reach=24,
)
_AHEAD = Before(
    "mencegah|cegah|antisipasi|mengantisipasi|nyaris|bahaya|potensi|rawan|pencegahan|simulasi",
    gap=r"\s(?:\w+\s)?",
    reach=60,
)


def _votes(document: Document) -> tuple[dict[str, float], dict[str, set[str]]]:
    votes: dict[str, float] = {}
    told: dict[str, set[str]] = {}
    seen: dict[tuple[str, str], int] = {}
    for hit in _KIND_WORDS.hits(document):
        kind, weight = hit.label
        times = seen[kind, hit.term] = seen.get((kind, hit.term), 0) + 1
        if kind == "activity" and _WANTED.stands(document, hit.start):
            continue
        if kind in ("incident", "rumour") and _figurative(document, hit):
            # What is told with a figure of speech is seldom a case.
            kind, weight = "irrelevant", "2"
        if times > 3 or (kind == "incident" and _not_so(document, hit)):
            continue
        votes[kind] = votes.get(kind, 0.0) + int(weight) * _position_weight(document, hit.start) / times
        told.setdefault(kind, set()).add(hit.term)
    return votes, told


def _not_so(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    return _NEGATED.stands(document, hit.start) or _AHEAD.stands(document, hit.start)


def _position_weight(document: Document, position: int) -> float:
    body = document.headline[1] if document.headline else 0
    if position < body:
        return 3.0
    if position < body + 400:
        return 2.0
    return 1.0 if position < body + 1100 else 0.5


_HEARSAY = Phrases(
    "hoaks|hoax|kabar bohong|isu (?!sara|strategis|yang berkembang)|klarifikasi|tidak benar|katanya|konon|beredar|meluruskan"
)
_REPORTED = Phrases(
    r"telah terjadi|telah berlangsung aksi|telah ditemukan|merasa resah|mengeluhkan|resah dengan|"
    r"terjadi (?:pencurian|kebakaran|perkelahian|tawuran|kecelakaan|keributan|penganiayaan|pengeroyokan|bentrok\w*|"
    r"banjir|longsor)|mhn ditindak\w*|"
    r"mohon (?:segera )?(?:ditindak\w*|ditertibkan|dicek|petunjuk|arahan|bantuannya)|"
    r"(?:me)?lapor(?:kan)?\W+(?:ndan|pak|komandan|bpk|di|telah|bahwa|ada|tadi|td)"
)
_HELD = Phrases(
    r"(?:menggelar|gelar|menghadiri|hadiri|menghelat|mengikuti|ikuti|memimpin|pimpin|dipimpin|membuka|buka|menyelenggarakan|melaksanakan|"
    r"laksanakan|digelar|dihadiri|adakan|mengadakan|lewat|melalui|dalam|saat|pada|agenda)\s(?:\w+\s){0,3}"
    r"(?P<what>rakor|rapat|rakortas|musyawarah|mediasi|audiensi|fgd|musrenbang|pertemuan|dialog|coffee|apel|sosialisasi|patroli|pelatihan|"
    r"upacara|deklarasi|simulasi|razia|kerja bakti|istighosah|doa bersama|pembinaan|penyuluhan|bimtek)"
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
_OPENING_APPEAL = re.compile(
    r"\W*(?:himbauan|imbauan|pengumuman|maklumat|waspada|mohon|dimohon|ayo|mari|awas|hati-hati)\b"
)
_FIELD_REPORT = re.compile(r"\W*(?:mohon\s|selamat \w+\W+(?:\w+\W+)?)?(?:m?ijin|izin)\W+(?:me)?lapor|\W*lapor\b")
_DONE = re.compile(r"\b(?:giat|kegiatan|nihil|aman(?: dan)? (?:kondusif|terkendali)|sambang|patroli|hadir)\b")
_SWORN_IN = Phrases(
    r"lantik|melantik|dilantik|pelantikan|pengambilan sumpah|diambil sumpah\w*|sertijab|serah terima jabatan|"
    r"pengukuhan|dikukuhkan"
)
_TO_ALL = Phrases(
    r"(?:minta|meminta|imbau|mengimbau|menghimbau|ajak|mengajak|ingatkan|mengingatkan)\s(?:seluruh\s|para\s|semua\s)?"
    r"(?:warga|masyarakat|pengendara|nelayan|pengguna jalan|orang ?tua|umat|pengunjung|petani|pelajar)"
)
_HOLLOW = {"giat", "kegiatan", "telah dilaksanakan", "monitoring", "pemantauan"}


def _settle_hollow(document: Document, votes: dict[str, float], told: dict[str, set[str]], lead: str) -> None:
    """What field reports, appeals and ceremonies look like, where their words are shared by other kinds."""
    if _FIELD_REPORT.match(lead) and not _DONE.search(lead):
        votes["incident"] = votes.get("incident", 0.0) + 10.0
    if told.get("activity", set()) <= _HOLLOW and votes.get("meeting", 0.0) > 0:
        votes["activity"] = votes.get("activity", 0.0) * 0.3
    if _TO_ALL.first(document, len(lead) // 2):
        votes["appeal"] = votes.get("appeal", 0.0) + 4.0
    if _SWORN_IN.first(document, len(lead) // 2 + 40):
        votes["activity"] = votes.get("activity", 0.0) + 10.0


def _settle_votes(
    document: Document,
    votes: dict[str, float],
    told: dict[str, set[str]],
    hits: list[Hit[tuple[str, str]]],
) -> None:
    """Rules that words alone cannot vote on."""
    body = document.headline[1] if document.headline else 0
    lead = document.lower[: body + 420]
    held = _HELD.first(document, len(lead))
    if held:
        kind = "meeting" if held["what"] in _MEETINGS else "activity"
        # A patrol further down is how something was found, not what the text is about.
        aside = held[0].startswith("saat ")
        sure = kind == "meeting" or (held.start() < body + 220 and not aside)
        votes[kind] = votes.get(kind, 0.0) + (14.0 if sure else 2.0)
    if _REPORTED.first(document, len(lead)):
        votes["incident"] = votes.get("incident", 0.0) + 10.0
    if _HEARSAY.first(document, len(lead)):
        votes["rumour"] = votes.get("rumour", 0.0) + 5.0
    if _OPENING_APPEAL.match(lead):
        votes["appeal"] = votes.get("appeal", 0.0) + 8.0
    _settle_hollow(document, votes, told, lead)
    if not hits:
        votes["irrelevant"] = votes.get("irrelevant", 0.0) + 2.0
        votes["incident"] = votes.get("incident", 0.0) * 0.6
    else:
        votes["irrelevant"] = votes.get("irrelevant", 0.0) * 0.7
