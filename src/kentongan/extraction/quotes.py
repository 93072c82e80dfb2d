"""Direct speech and who speaks.

The speaker stands after the quote ("..., terang Kasdim Slamet"), before it ("Lurah mengatakan, ..."), or is the one the
text spoke of last ("..., tegasnya"). A name is given where one is known for the office, else the office.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from kentongan.extraction.clean import Document
from kentongan.extraction.names import same_person
from kentongan.extraction.records import Person, Quote, Span
from kentongan.extraction.roles import Role
from kentongan.extraction.roles_beside import is_office_word
from kentongan.extraction.who import PersonMention
from kentongan.extraction.words.bodies import PROVINCES_SHORT
from kentongan.extraction.words.people import CALLED, NICKNAMED, NO_SPEAKER, RANKS, SPEAKS, SPEECH, TITLES

_QUOTE = re.compile(
    # It begins with a mark, whichever, so that the search goes from mark to mark.
    r"[\"']"
    r'(?:(?<=")(?P<said>[^"\n]{1,3000})(?:"|(?=\n)|$)'
    # Single marks: a comma or a stop before the closing one tells them from an apostrophe.
    r"|(?<=')(?<![\w']')(?P<single>(?:[^'\"\n]|(?<=\w)'(?=\w)){12,600}[,.?!])'(?=\s|$))"
)
_TAG_NAMED = re.compile(rf"\s?,?\s?(?:(?:begitu|demikian)\s)?(?:{SPEECH})\b(?!nya)")
_TAG_NYA = re.compile(rf"\s?,?\s?(?:{SPEECH})nya\b")
# Any word may say how somebody spoke, if it stands right behind what was said: "..., kelakarnya", "..., sergah Budi".
_TAG_ANY_NYA = re.compile(
    r"\s?,?\s?(?!hanya|tanya|punya|biasanya|akhirnya|sebelumnya|rupanya|artinya|intinya)[a-z]{3,}nya\b"
)
_TAG_ANY = re.compile(
    r"\s?,?\s?(?!(?:yang|dan|atau|di|ke|dari|itu|ini|dengan|untuk|pada|adalah|sebagai|dalam|serta|oleh|karena)\b)[a-z]{4,}\s(?=[A-Z])"
)
_TAG_LATER = re.compile(
    r"\s?,?\s?(?:\w+\s){0,4}?(?:mengatakan|menjelaskan|menyampaikan|menambahkan|menegaskan|menuturkan|mengungkapkan|tulis|tulisnya)\b"
)
_OPENED = re.compile(
    r"(?P<verb>mengatakan|menjelaskan|menyampaikan|menambahkan|menegaskan|menuturkan|mengungkapkan|berkata|katanya|ujarnya|berbunyi|menulis)?\W{0,3}[:,]\s?$"
    rf"|\b(?P<straight>{SPEAKS})\s?$"
)
# What is written on a banner or called so was said by nobody.
_CALLED = re.compile(rf"\b(?:{CALLED})\W{{0,2}}$")
# "..." Hal itu disampaikan Ketua RW 03; "..." Demikian penegasan Kapolsek.
_TAG_BEHIND = re.compile(
    r"\s(?:(?:hal|pernyataan|penegasan|pesan|imbauan|permintaan|harapan|ucapan)\b[^.\"\n]{0,24}?\sdi[a-z]{4,}|"
    r"(?:begitu|demikian|itu)(?:lah)?\s(?!pula|juga|kata dia)[a-z]{4,})\b"
)
# "...," sergah seorang peserta: nobody that the text names.
_UNNAMED = re.compile(
    r"\s?,?\s?[a-z]{4,}\s(?:seorang|salah (?:satu|seorang)|sejumlah|beberapa|para)\s[^,.\"\n]{3,60}(?=[.\n]|$)"
)
# "Sudah cukup," kata Amin, Rabu (19/11), "kami tidak tidur tiga malam."
_INTERRUPTED = re.compile(r"[^\"\n]{3,120},\s?$")
# "Lapor Pak Lurah", "Selamat pagi Komandan": whoever is called so is spoken to.
_CALLED_UPON = re.compile(
    r"\b(?:lapor|yth|kepada|kpd|selamat \w+|siap|i[jz]in|maaf|mohon|assalamu\W?alaikum)[\s.,:]{1,3}"
    r"(?:(?:pak|bapak|bpk|bu|ibu)\.?\s)?$"
)
_PRONOUN = re.compile(r"(?:ia|dia|beliau|pihaknya|dirinya|mereka|menurutnya|namun ia|selain itu ia)\b")
_NICKNAMED = re.compile(NICKNAMED)
_POINT = re.compile(r"(?:pertama|ke(?:dua|tiga|empat|lima|enam|tujuh)|terakhir),")
_GUESTS = re.compile(
    r"(?:(?:turut|ikut|tampak|juga|selain itu|sementara itu),?\s){0,2}(?:hadir|mendampingi)\b"
    r"|(?:\w+\s){1,4}(?:turut\s|juga\s)?dihadiri\b"
)
_NUMBER_ONE = re.compile(r"orang nomor (?:satu|wahid)")
_MAX_BACK = 4
_CONFIDENCE = {"tag": 0.92, "nya": 0.8, "before": 0.8, "behind": 0.8, "on": 0.8, None: 0.45}
_Told = TypeVar("_Told", PersonMention, Role)
_STYLED = rf"(?:(?:{RANKS}|{TITLES}|Bu|Pak|Bapak|Ibu|Mama|Wak|Gus|Mbah|Cak|Haji|Raja)\b\.?\s)*"
_NAME = r"(?P<name>[A-Z][\w']+(?:\s(?:[A-Z][\w']+|[A-Z]\.?(?=\s|,))){0,3})"
# "Nurjannah, warga Penatoi, pulang", "Sementara Kokom, wali murid, memilih", "Rizky Perdana, sang kapten, ...".
_TURN = r"(?:(?:Sementara|Sedangkan|Sebaliknya|Adapun|Menurut|Lain halnya|Begitu pula|Dari [^,]{3,30},)\s(?:itu,?\s)?)?"
_BEGINS = re.compile(
    rf"{_TURN}{_STYLED}{_NAME}(?=,\s[a-z]|,\s[A-Z][^,.]{{3,80}},|\s(?:me|ber|bilang|menutur)[a-z]{{3,}})"
)
_ASIDE = re.compile(r",\s[^,.]{3,50},")
# "Pemilik rumah makan, Njoo Lian Hwa, sampai menawarkan": what somebody is, then the name between commas.
_APPOSED = re.compile(rf"[A-Z][^,.\"]{{3,70}},\s{_STYLED}{_NAME}(?=,)")
_BEHIND_OFFICE = re.compile(rf"(?:\s[a-z]{{4,12}})?,?\s{_STYLED}{_NAME}(?=,|\s[a-z]|\.|\s?[:\"]|$)")
_STYLE = re.compile(rf"(?:{RANKS}|{TITLES})")
_AFTER_VERB = re.compile(rf"\W*[a-z]{{4,}}\s{_STYLED}{_NAME}(?=[,.]|\s[a-z(]|$)")
_SHORT_OFFICES = (
    ("walikota", "wali kota"),
    ("wawali", "wakil wali kota"),
    ("wabup", "wakil bupati"),
    ("sekretaris daerah", "sekda"),
    ("kepala dinas", "kadis"),
    ("kepala badan", "kaban"),
    ("kepala desa", "kades"),
    ("kepala kejaksaan negeri", "kajari"),
    ("kepala kepolisian resor", "kapolres"),
)


def quotes(
    document: Document,
    mentions: list[PersonMention],
    roles: list[Role],
    persons: Sequence[Person],
    taken: Sequence[Span] = (),
) -> tuple[Quote, ...]:
    """All direct speech, in order. Words in quotation marks without any sign of speech need six words to count.

    Args:
        taken: where bodies and places stand, which are no names of speakers.
    """
    finder = _Finder(document, mentions, roles, persons, taken)
    found: list[Quote] = []
    last: str | None = None
    tagged = 0
    for match in _QUOTE.finditer(document.text):
        group = "said" if match["said"] is not None else "single"
        goes_on = tagged and match[group][0].islower() and _INTERRUPTED.match(document.text, tagged, match.start())
        by = "on" if goes_on else _sign(document, match, group)
        tagged = match.end() if by else 0
        if by is None and not _is_speech(document, match, group):
            continue
        speaker = (None if goes_on else _speaker(document, match, by, finder)) or last
        if _UNNAMED.match(document.lower, match.end()) and not finder.names_in(match.end()):
            speaker = None
        else:
            last = speaker
        found.append(
            Quote(
                span=document.original(match.start(group), match.end(group)),
                confidence=_CONFIDENCE[by] if speaker else 0.4,
                by=f"quotes:{by or 'marks'}",
                text=match[group].strip().rstrip(","),
                speaker=speaker,
            )
        )
    return tuple(found)


def _is_speech(document: Document, match: re.Match[str], group: str) -> bool:
    """Without a sign of speech, is it speech by its length? Fewer words do for a sentence of its own."""
    if _CALLED.search(document.lower, max(0, match.start() - 30), match.start()):
        return False
    alone = match[group][0].isupper() and match[group].rstrip()[-1:] in ".!?"
    fewest = 3 if alone and document.sign_before(match.start()) in ("", "\n", ".", "!", "?") else 6
    return len(match[group].split()) >= fewest


def _sign(document: Document, match: re.Match[str], group: str) -> str | None:
    end = match.end()
    closed = match[group].rstrip()[-1:] in ",?!"
    if _TAG_NYA.match(document.lower, end) or (closed and _TAG_ANY_NYA.match(document.text, end)):
        return "nya"
    if _TAG_NAMED.match(document.lower, end) or (closed and _TAG_ANY.match(document.text, end)):
        return "tag"
    opened = _OPENED.search(document.lower[max(0, match.start() - 24) : match.start()])
    if opened and (opened["verb"] or opened["straight"] or ":" in opened[0] or not match[group][0].islower()):
        return "before"
    if match[group].rstrip()[-1:] in ".!?" and _TAG_BEHIND.match(document.lower, end):
        return "behind"
    return "tag" if _TAG_LATER.match(document.lower, end, min(len(document.lower), end + 60)) else None


def _speaker(document: Document, match: re.Match[str], by: str | None, finder: _Finder) -> str | None:
    named = _speaker_beside(document, match, by, finder)
    if named:
        return named
    number = document.sentence_at(match.start())
    left = _MAX_BACK
    for back in range(1, min(number, 2 * _MAX_BACK) + 1):
        begin, end = document.sentences[number - back]
        # "Kedua, Dishub mengatur parkir": one of the points that somebody further up has told; nor do guests speak.
        if _POINT.match(document.lower, begin, end) or _GUESTS.match(document.lower, begin, end):
            continue
        if not left:
            break
        left -= 1
        # "Ia meminta lurah ...": whoever is named here is spoken to; the speaker stands further up.
        if _PRONOUN.match(document.lower, begin, end):
            continue
        named = finder.first((begin, end))
        if named:
            return named
    return None


def _speaker_beside(document: Document, match: re.Match[str], by: str | None, finder: _Finder) -> str | None:
    """The speaker told in the sentence of the quote, or for ``behind`` in the next one."""
    start, end = match.span()
    named = None
    if by in ("tag", "behind"):
        behind = end + (by == "behind")
        named = finder.first((behind, _sentence_end(document, behind)), tag=True)
    elif by == "before":
        named = finder.just_before(start)
    here = document.sentences[document.sentence_at(start)][0]
    return named or (finder.first((here, start)) if here < start else None)


def _sentence_end(document: Document, position: int) -> int:
    return min(document.sentences[document.sentence_at(position)][1], position + 220)


class _Finder:
    """Finds who is named first in a stretch of the text."""

    def __init__(
        self,
        document: Document,
        mentions: list[PersonMention],
        roles: list[Role],
        persons: Sequence[Person],
        taken: Sequence[Span],
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._roles = roles
        self._persons = persons
        self._taken = sorted(taken)

    def first(self, span: Span, *, tag: bool = False) -> str | None:
        """The first person or office within a span that is not merely addressed.

        Args:
            tag: does the span begin with the verb of speech, behind which the speaker stands?
        """
        document, (start, end) = self._document, span
        if _NUMBER_ONE.search(document.lower, start, end):
            return self._head_of_region()
        short = self._short_office(span) if tag else None
        if short:
            return short
        people = [(m.start, m.name) for m in _begun_in(span, self._mentions) if not _addressed(document, m.start)]
        offices = [
            (r.start, r.text)
            for r in _begun_in(span, self._roles)
            if r.text[0].isupper() and not _addressed(document, r.start)
        ]
        people = [(at, name) for at, name in people if not _NICKNAMED.match(document.lower, at + len(name))]
        strange = self._strange(span, offices, tag)
        if strange and all(strange[1] <= at for at, _ in people):
            return _full_name(strange[2], self._persons, is_office=False)
        if not people and not offices:
            return None
        position, text = min([*people, *offices])
        beside = next((name for at, name in people if position <= at <= position + len(text) + 40), None)
        return _full_name(beside or text, self._persons, is_office=beside is None)

    def names_in(self, start: int) -> bool:
        """Is somebody named in the rest of the sentence?"""
        return bool(_begun_in((start, _sentence_end(self._document, start)), self._mentions))

    def just_before(self, position: int) -> str | None:
        """The office right before a quote, written small too: kata pak RT: "..."."""
        role = next((r for r in _begun_in((position - 40, position), self._roles) if r.end >= position - 3), None)
        return _full_name(role.text, self._persons, is_office=True) if role else None

    def _short_office(self, span: Span) -> str | None:
        """Whoever holds the office written small behind the verb of speech: "..., jelas camat"."""
        role = next((r for r in _begun_in((span[0], span[0] + 18), self._roles) if r.text[0].islower()), None)
        if role is None or _begun_in((role.end, min(role.end + 40, span[1])), self._mentions):
            return None
        held = _full_name(role.text, self._persons, is_office=True)
        return held if held != role.text else None

    def _strange(self, span: Span, offices: list[tuple[int, str]], tag: bool) -> tuple[int, int, str] | None:
        """A name of no list: behind the verb of speech, behind an office, or where a sentence begins with it."""
        starts = [at + len(text) for at, text in offices[:1]]
        begins = [_AFTER_VERB.match(self._document.text, *span)] if tag else [_BEGINS.match(self._document.text, *span)]
        if not tag:
            begins.append(_APPOSED.match(self._document.text, *span))
        begins += [_BEHIND_OFFICE.match(self._document.text, at, span[1]) for at in starts]
        for match in begins:
            if match and self._may_be_name(match):
                return match.start("name"), match.end("name"), match["name"]
        return None

    def _may_be_name(self, match: re.Match[str]) -> bool:
        words = match["name"].split()
        if (
            _NICKNAMED.match(self._document.lower, match.end("name"))
            or self._is_taken(match.start("name"))
            or is_office_word(words[0].lower())
            or (words[0] in NO_SPEAKER and len(words) < 3)
            or match["name"].isupper()
            or _STYLE.fullmatch(match["name"])
            or words[0].endswith("nya")
        ):
            return False
        # One word at the head of a sentence is a name only with an aside: "Nurjannah, warga Penatoi, pulang".
        alone = match.re is _BEGINS and len(words) == 1 and match.start("name") == match.start()
        return not alone or bool(_ASIDE.match(self._document.text, match.end("name")))

    def _is_taken(self, position: int) -> bool:
        # The few that begin before it; a place may stand within a body.
        before = bisect_right(self._taken, position, key=lambda span: span[0])
        return any(position < end for _, end in self._taken[max(0, before - 4) : before])

    def _head_of_region(self) -> str | None:
        return next(
            (
                p.name
                for p in self._persons
                if p.role and re.search(r"wali ?kota|bupati|gubernur", p.role.lower()) and "wakil" not in p.role.lower()
            ),
            None,
        )


def _begun_in(span: Span, told: list[_Told]) -> list[_Told]:
    """What begins within a span, of a list in the order of the text."""
    first, last = (bisect_left(told, place, key=attrgetter("start")) for place in span)
    return told[first:last]


def _addressed(document: Document, position: int) -> bool:
    before = document.lower[max(0, position - 30) : position]
    if before[-9:].rstrip().endswith((" kepada", " dengan", " oleh", " bersama", "mewakili", "mantan")):
        return True
    return _CALLED_UPON.search(before) is not None


def _full_name(text: str, persons: Sequence[Person], *, is_office: bool) -> str:
    if not is_office:
        return next((p.name for p in persons if same_person(text, p.name)), text)
    plain = _plain_office(text)
    fitting = [
        p
        for p in persons
        if p.role and (_plain_office(p.role).startswith(plain) or plain.startswith(_plain_office(p.role)))
    ]
    return fitting[0].name if fitting else text


def _plain_office(role: str) -> str:
    plain = re.sub(r"^(?:pj|pjs|plt|plh|penjabat)\.?\s?", "", role.lower())
    for long, short in _SHORT_OFFICES:
        plain = plain.replace(long, short)
    # "Kapolda Kalsel" is the Kapolda Kalimantan Selatan.
    return " ".join(PROVINCES_SHORT.get(word, word) for word in plain.split())
