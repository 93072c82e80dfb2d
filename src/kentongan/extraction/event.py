"""Which of the days told is the day of the event."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kentongan.extraction.clean import Document
from kentongan.extraction.mentions import DateMention
from kentongan.extraction.phrases import Phrases
from kentongan.extraction.records import EventDate, Span
from kentongan.extraction.words.time import FUTURE, HAPPENED, LIMITS, MADE, NOT_THE_EVENT, PAST, PLANNED

_MOST = 300
_BASE = {
    "named+weekday": 3.2,
    "numbered+weekday": 3.2,
    "iso": 2.4,
    "named": 2.4,
    "numbered": 2.6,
    "relative": 1.7,
    "weekday": 1.7,
    "day": 0.6,
    "anchored": 0.9,
}

_NOT_THE_EVENT = frozenset(NOT_THE_EVENT)
_WORDS = re.compile(r"[\w/]+")
_SPEECH = re.compile(r'"[^"\n]{1,1500}"')
_ASKED_LATER = ("ditemui", "dikonfirmasi", "dihubungi", "jumpa pers", "konferensi pers", "press release")
_INTERVIEW = re.compile(rf"\b(?:{'|'.join(_ASKED_LATER)})\b")
# "... kami ambil," kata Kasi Humas kepada wartawan, Senin (7/7): the day on which it was said.
_SAID = re.compile(
    r"(?:\"|\b(?:kata|ujar|tutur|ungkap|jelas|terang|tegas|ucap|imbuh|papar|beber|sebut)(?:nya)?|"
    r"\bkepada (?:wartawan|awak media)|\bdalam keterangan\w*|\bmengatakan|\bmenjelaskan|\bmenyebutkan)[^\".;]{0,120}$"
)
_TOLD = re.compile(rf"\b(?:{'|'.join(HAPPENED)})\b")
# The heading of a report: the day it was written, or the days it covers.
_HEADING = re.compile(
    r"\b(?:periode|kurun waktu|laphar|lap harian|laporan harian|laporan piket|lapsit\w*|laporan situasi\w*|per tanggal|"
    r"nomor|(?:tanggal|tgl)\.? (?:laporan|perolehan)|"
    r"waktu (?:mendapat\w*|perolehan|penerimaan|menerima)|edisi)\b[^\n]{0,60}$"
)
_ALONE = re.compile(r"\W*(?:(?:hari|tanggal|tgl|hari ?[/,] ?(?:tanggal|tgl))\W{1,4})?")
_TOWN = re.compile(r"[a-z' .]{3,30},\s?$")
_TURN = re.compile(r"\)?\s?[-|]\s")
_HEADING_LINES = 5
_HEADING_WORDS = 6
# A deadline is no day of an event, whatever the text is about.
_LIMIT = re.compile(rf"\b(?:{LIMITS})\s(?:pada\s|hari\s|are\s|dina\s|tangghal\s)?$")
_UNTIL = re.compile(r"\b(?:sampai|sampek|sampe'?|hingga|ngantos|nganti)\s(?:hari\s|are\s|dina\s)?$")
_SINCE = re.compile(r"\b(?:sejak|ket|dari)\s(?:hari\s|are\s|dina\s)?$")
# What a meeting agreed begins on a later day.
_START = re.compile(r"\b(?:mulai|wiwit|molai|terhitung|tmt)\s(?:pada\s|hari\s|tanggal\s)?$")
_PLANNED = re.compile(rf"\b(?:{PLANNED})\s[^.;\"\n]{{0,70}}$")
_OCCASION = re.compile(r"\b(?:upacara|perayaan|peristiwa|tragedi|hari lahir)\s$")
_VAGUE = ("relative", "weekday")
_GONE = re.compile(rf"\b(?:{PAST})(?!\w)")
_MADE = re.compile(rf"\b(?:{MADE})(?:nya)?\b")
# "Barusan dapat kiriman": when the claim was told.
_RECEIVED = re.compile(
    r"(?:barusan|baru (?:saja|aja))\s"
    r"(?:da?pa?e?t|ada (?:yg|yang) (?:kirim|ngirim|share)|ada kiriman|terima|baca|lihat|liat|lewat|sepi)"
)
_SPAN_END = re.compile(r"(?:\bs\.?\s?[/.]?\s?d\.?|\bsampai(?: dengan)?|\bhingga)\s{0,2}$")
_DAWNING = re.compile(r"(?:malam|malem|mlm)\s(?:ini|niki|iki|paneka|areya)|(?:nanti|engko)\s")
_NOW_LONGEST = 700
_HEARSAY = Phrases("katanya|ktnya|jarene|jare|ca'na|kabarnya|konon|isunya|dengar2|viralkan|hoax|hoaks|copas|kabhar")
_REPORTED = Phrases("lapor|laporan|melaporkan|perkembangan|giat|kegiatan|info")
# What goes on for long, or again and again, is of no one day.
_LASTING = re.compile(
    r"\b(?:tiap|setiap|saben|sering|selalu|biasanya|berkali|terus menerus|akhir2 ini|belakangan ini)\b|"
    r"\b(?:sudah|sdh|udah|udh|wis|wes|dlm|dalam)\s(?:\d+\s?x|(?:\d+|dua|tiga|empat|lima|beberapa|berhari)\s?(?:kali|hari|hr|minggu|mgg|bulan|bln))\b"
)
_CLOCK = re.compile(r"\b(?:pkl|pukul|jam)\b\.?\s?\d{1,2}|\b\d\d[.:]\d\d\s?(?:wib|wita|wit)\b")
_JUST_NOW = re.compile(
    r"\b(?:kumpul|rapat|pertemuan|rembug|musyawarah|rakor|rapatan|mediasi)\s(?:\w+\s)?(?:td|tadi|barusan)\b"
)
_NONE = EventDate(None, False, (), None, "tidak ditemukan: teks tidak menyebut hari atau tanggal", 0.0, "none")


def event_date(
    document: Document, mentions: list[DateMention], kind: str = "", published: date | None = None
) -> EventDate:
    """The day of the event among the days told.

    The first weekday with numbers wins, unless it lies ahead ("mendatang"), stands in direct speech, or belongs to a
    law, a deadline or an anniversary. A short report of what goes on tells no day at all: it is that on which it was
    sent. Where nothing can be told, ``reason`` says why.

    Args:
        document: the cleaned text.
        mentions: the days told in it.
        kind: the kind of text.
        published: the day on which it was sent, if known.
    """
    mentions = _possible(document, mentions, kind, published)
    if not mentions:
        return _sent(document, kind, published)
    if kind == "incident" and published and all(m.day is not None and m.day > published for m in mentions):
        # What happened does not lie ahead: those days are deadlines, elections, patrols to come.
        return _sent(document, kind, published)
    quoted = _quoted(document.text)
    scored = [(mention, _score(document, mention, quoted, kind, published)) for mention in mentions[:_MOST]]
    scored.sort(key=lambda pair: -pair[1])
    best, top = next((pair for pair in scored if pair[0].day), scored[0])
    if scored[0][1] > top + 0.5:
        # The day of the event is told, but cannot be counted; another day would be a wrong answer.
        return EventDate(None, False, (), None, scored[0][0].reason, 0.0, "none")
    days = [mention.day for mention, _ in scored if mention.day]
    candidates = tuple(dict.fromkeys([*days, *(day for mention, _ in scored for day in mention.options)]))
    rivals = [m for m, score in scored if m.day and m.day != best.day and score > top - 0.6]
    confidence = best.confidence * (0.75 if rivals else 1.0)
    reason = best.reason or "ditemukan"
    if rivals:
        reason += "; ada tanggal lain yang hampir sama kuat"
    span = document.original(best.start, best.end)
    return EventDate(best.day, best.inferred, candidates, span, reason, round(confidence, 2), f"when:{best.form}")


def _possible(document: Document, mentions: list[DateMention], kind: str, published: date | None) -> list[DateMention]:
    """The days that may be that of the event."""
    kept = [mention for mention in mentions if not _beside(document, mention, kind)]
    if kind != "appeal" or published is None:
        return kept
    return [ahead for mention in kept if (ahead := _to_come(document, mention, published))]


def _beside(document: Document, mention: DateMention, kind: str) -> bool:
    """Is the day that of a deadline, or of an occasion, or how long something has been so?"""
    told = document.lower[max(0, mention.start - 34) : mention.start]
    if _LIMIT.search(told) or (mention.form == "named" and _OCCASION.search(told)):
        return True
    if kind not in ("appeal", "irrelevant", "rumour"):
        return False
    if _UNTIL.search(told):
        return "+" not in mention.form
    if kind == "rumour" and _RECEIVED.match(document.lower, mention.start):
        return True
    return kind != "appeal" and mention.form in _VAGUE and bool(_SINCE.search(told))


def _to_come(document: Document, mention: DateMention, published: date) -> DateMention | None:
    """An appeal names a day to come; a past one, counted from today, is why it was made, unless it tells when."""
    if mention.form not in _VAGUE or mention.day is None or mention.day >= published:
        return mention
    start, end = document.sentences[document.sentence_at(mention.start)]
    if _MADE.search(document.lower, max(start, mention.start - 400), min(end, mention.end + 400)):
        return mention
    if mention.form == "relative" or _GONE.search(document.lower, mention.start, mention.end):
        return None
    return mention._replace(day=mention.day + timedelta(7))


def _sent(document: Document, kind: str, published: date | None) -> EventDate:
    """The day on which a short report was sent, where it tells of now."""
    if published is None or len(document.text) > _NOW_LONGEST or kind == "irrelevant":
        return _NONE
    reported = bool(_CLOCK.search(document.lower)) and _REPORTED.first(document) is not None
    reported = reported or (kind == "meeting" and _JUST_NOW.search(document.lower) is not None)
    hearsay = _HEARSAY.first(document) is not None
    if not reported and (kind not in ("incident", "activity") or hearsay or _LASTING.search(document.lower)):
        return _NONE
    return sent_day(published)


def sent_day(sent: date | None) -> EventDate:
    """The day on which something was sent that tells of now: a short report, or what a group says of an event."""
    if sent is None:
        return _NONE
    reason = "teks tidak menyebut hari; laporan pendek dianggap tentang hari dikirimnya"
    return EventDate(sent, True, (sent,), None, reason, 0.6, "when:sent")


def _score(document: Document, mention: DateMention, quoted: list[Span], kind: str, published: date | None) -> float:
    lower = document.lower
    number = document.sentence_at(mention.start)
    start, end = document.sentences[number]
    score = _BASE[mention.form] - min(0.12 * number, 1.5)
    before = lower[max(start, mention.start - 34) : mention.start]
    after = lower[mention.end : min(end, mention.end + 16)]
    ahead = any(word in after.split()[:2] or word in _words_of(lower, mention) for word in FUTURE)
    if ahead or _PLANNED.search(lower, max(start, mention.start - 80), mention.start):
        score -= 1.6
    # "Hingga Senin (14/4) belum ada laporan": the day on which it was denied.
    denied = kind in ("appeal", "rumour") and "+" in mention.form and _UNTIL.search(before)
    if not denied and not _NOT_THE_EVENT.isdisjoint(_WORDS.findall(before)[-3:]):
        score -= 1.5
    if any(a <= mention.start < b for a, b in quoted):
        score -= 1.2
    if kind == "meeting" and _START.search(before):
        score -= 0.9
    sentence = lower[max(start, mention.start - 400) : min(end, mention.end + 400)]
    if any(map(sentence.__contains__, HAPPENED)):
        score += 0.7
    if any(map(sentence.__contains__, _ASKED_LATER)) and _INTERVIEW.search(sentence):
        score -= 0.9
    if kind in ("incident", "rumour") and published and mention.day and mention.day > published:
        score -= 1.0
    if kind == "incident" and _DAWNING.match(lower, mention.start):
        score -= 0.6
    said = _SAID.search(lower, max(start, mention.start - 160), mention.start)
    if said and kind != "appeal" and not _TOLD.search(said[0]):
        # A denial is itself what a text about a rumour tells of.
        score -= 0.6 if kind == "rumour" else 1.6
    return score + _in_heading(document, mention, kind, published)


def _in_heading(document: Document, mention: DateMention, kind: str, published: date | None) -> float:
    """A day in the heading of a report is that of writing: an incident in the report tells its own."""
    lower = document.lower
    line = lower.rfind("\n", 0, mention.start) + 1
    before = lower[max(line, mention.start - 160) : mention.start]
    score = 0.0
    if _HEADING.search(before):
        score -= 1.0
    if _SPAN_END.search(before):
        score -= 1.5
    if _ALONE.fullmatch(before) and kind in ("incident", "rumour") and mention.form not in ("relative", "weekday"):
        stop = lower.find("\n", mention.end)
        rest = lower[mention.end : stop if stop >= 0 else len(lower)]
        if document.sentence_at(mention.start) < _HEADING_LINES and len(rest.split()) < 4:
            score -= 1.8 if published in (None, mention.day) else 0.6
    elif kind == "incident" and published == mention.day and _heads(document, mention, line):
        score -= 1.8
    # "SIGI, 8 Maret 2025 - Sore yang gerimis ...": when it was written; what it tells may have been before.
    if kind != "appeal" and _TOWN.fullmatch(before) and _TURN.match(lower, mention.end):
        score -= 1.6
    # A letter is dated under its end: "Probolinggo, 28 Januari 2025".
    if kind == "appeal" and _TOWN.fullmatch(before):
        score += 2.0
    return score


def _heads(document: Document, mention: DateMention, line: int) -> bool:
    """Does a short line among the first end with this day, with something told below it? So reports are dated."""
    stop = document.text.find("\n", mention.end)
    if stop < 0 or document.text.count("\n", 0, line) > _HEADING_LINES - 2:
        return False
    return not document.text[mention.end : stop].strip(" .") and len(document.text[line:stop].split()) <= _HEADING_WORDS


def _words_of(lower: str, mention: DateMention) -> list[str]:
    """The words of a mention, to look for "depan" or "mendatang" inside it."""
    return lower[mention.start : mention.end].split()


def _quoted(text: str) -> list[Span]:
    return [(m.start(), m.end()) for m in _SPEECH.finditer(text)]
