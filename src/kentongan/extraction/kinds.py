"""What kind of text it is, by weighted votes of words: the headline counts three times and the lead twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit, Lexicon
from kentongan.extraction.phrases import Before, Phrases
from kentongan.extraction.trouble import NEGATED, figurative, rows
from kentongan.extraction.words.issues import IRRELEVANT, KINDS

_KIND_WORDS: Lexicon[tuple[str, str]] = Lexicon([*rows(KINDS), *rows(IRRELEVANT)])


@dataclass(frozen=True, slots=True)
class Votes:
    """What the word lists say: kind -> weight, and kind -> the words that spoke for it."""

    weights: dict[str, float]
    told: dict[str, set[str]]

    def best(self) -> str | None:
        """The kind with most votes."""
        return max(self.weights, key=lambda kind: self.weights[kind]) if self.weights else None

    def words_for(self, kind: str) -> str:
        """The words that speak for a kind, for people to read."""
        return ", ".join(sorted(self.told.get(kind, ()))[:6])


def votes_on(document: Document, hits: Sequence[Hit[tuple[str, str]]]) -> Votes:
    """The votes on the kind of a text.

    Args:
        document: the cleaned text.
        hits: the words of trouble; a text without any is likelier to be irrelevant.
    """
    weights, told = _votes(document)
    if weights:
        _settle_votes(document, weights, told, hits)
    return Votes(weights, told)


def kind_by_words(votes: Votes, hits: Sequence[Hit[tuple[str, str]]]) -> tuple[str, float]:
    """(kind, confidence) by the word lists alone.

    >>> kind_by_words(Votes({"meeting": 9.0, "incident": 3.0}, {}), [])
    ('meeting', 0.75)
    """
    best = votes.best()
    if best is None:
        return ("incident" if hits else "irrelevant"), 0.4
    ranked = sorted(votes.weights.values(), reverse=True)
    total = sum(value for value in ranked if value > 0)
    margin = (ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)) / max(total, 1.0)
    return best, round(min(0.5 + margin / 2, 0.98), 2)


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
        if kind in ("incident", "rumour") and figurative(document, hit):
            # What is told with a figure of speech is seldom a case.
            kind, weight = "irrelevant", "2"
        if times > 3 or (kind == "incident" and _not_so(document, hit)):
            continue
        votes[kind] = votes.get(kind, 0.0) + int(weight) * _position_weight(document, hit.start) / times
        told.setdefault(kind, set()).add(hit.term)
    return votes, told


def _not_so(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    return NEGATED.stands(document, hit.start) or _AHEAD.stands(document, hit.start)


def _position_weight(document: Document, position: int) -> float:
    body = document.headline[1] if document.headline else 0
    if position < body:
        return 3.0
    if position < body + 400:
        return 2.0
    return 1.0 if position < body + 1100 else 0.5


HEARSAY = Phrases(
    "hoaks|hoax|kabar bohong|isu (?!sara|strategis|yang berkembang)|klarifikasi|tidak benar|katanya|konon|beredar|"
    "meluruskan"
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
    hits: Sequence[Hit[tuple[str, str]]],
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
    if HEARSAY.first(document, len(lead)):
        votes["rumour"] = votes.get("rumour", 0.0) + 5.0
    if _OPENING_APPEAL.match(lead):
        votes["appeal"] = votes.get("appeal", 0.0) + 8.0
    _settle_hollow(document, votes, told, lead)
    if not hits:
        votes["irrelevant"] = votes.get("irrelevant", 0.0) + 2.0
        votes["incident"] = votes.get("incident", 0.0) * 0.6
    else:
        votes["irrelevant"] = votes.get("irrelevant", 0.0) * 0.7
