"""Directives: an order verb, a speaker who may give orders, and whoever is told to act.

Three forms count: "X meminta Y untuk ...", "Y diminta ..." and, in direct speech or a note, "Y agar/harus/segera ...".
A plain "harus" without anyone addressed is an opinion. ``responsible`` is the office that is addressed, in the
canonical form of ``bodies``, several joined by ", "; None if it is the public or nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.phrases import beginnings
from kentongan.extraction.records import Directive, Span
from kentongan.extraction.roles import Role
from kentongan.extraction.triggers import HEAD, Trigger
from kentongan.extraction.when import DateMention
from kentongan.extraction.where import PlaceMention
from kentongan.extraction.words_orders import ASKED, ASKING, DUE_SOON, EVERYONE, MODAL, NO_ORDER, OFFICES, PLAIN

# The look at the first letter saves trying every verb at every word.
_ASKING = re.compile(rf"\b(?=[mibtp])(?:{ASKING})\b")
_ASKED = re.compile(rf"\bdi(?:{ASKED})\b")
_MODAL = re.compile(rf"\b(?:{MODAL})\b")
# The words by which a sentence shows that it may hold an order of one of these forms.
_ASKING_WORDS = Trigger({verb.split()[0] for verb in ASKING.split("|")})
_ASKED_WORDS = Trigger(f"di{verb}" for verb in ASKED.split("|"))
_MODAL_WORDS = Trigger(MODAL.split("|"))
_PLAIN = re.compile(rf"\W*(?:(?:dan|untuk itu|oleh karena itu|karena itu|maka)\W+)?(?:{PLAIN})\b")
_EVERYONE = re.compile(rf"\b{EVERYONE}\b")
_NO_ORDER = re.compile(NO_ORDER)
_DUE = re.compile(DUE_SOON)
_OFFICES = [(name, beginnings(pattern), re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for name, pattern in OFFICES]
_WORD = re.compile(r"\w+")
_SLOT_END = re.compile(
    r"\b(?:untuk|agar|supaya|guna|sebagai|karena|sehingga|dalam|terhadap|saat|ketika|yang dapat|segera|di|lebih|tetap|"
    r"selalu|terus|dapat|bisa|tidak|ikut|turut|(?:mem|men|meng|meny)\w{3,}|me[rlw]\w{4,}|ber(?!sama)[a-z]{4,})\b"
)
_SPEECH_TAG = re.compile(r',?"\s?,?\s?(?:\w+nya|\w+)\b[^"]*$')
_FIRST_PERSON = re.compile(
    r"\b(?:saya|kami)\s(?:minta|meminta|harap|imbau|himbau|tekankan|instruksikan|ingatkan|mohon|berharap|perintahkan)\b"
)
_LIST_OPENS = re.compile(r"(?:berikut|antara lain|yaitu|yakni|langkah-langkah|arahan|pesan)[^.]{0,40}[:,]\W*$")
_BULLET = re.compile(r"(?:[-+]|\d{1,2}[.)]|[a-h][.)])\s")
_AND = re.compile(r",?\s(?:dan|serta|sekaligus|juga)(?:\sjuga)?\s$")
_NOT_ADDRESSED = re.compile(r"\b(?:yang|telah|sudah|kita|dengan|oleh|antara|serta dukungan)\b")
_NOT_ASKED = re.compile(r"\s(?:bahwa|potensi|adanya|bahaya|kembali bahwa|akan bahaya)\b")
_OURSELVES = re.compile(r"\b(?:kami|saya|kita|mereka|dia|ia|dirinya|korban|pelaku|tersangka)\s(?:\w+\s)?$")
_NEXT_ADDRESSEE = re.compile(r",?\s(?:dan|serta|sedangkan|sementara|sekaligus|lalu)\s")
_VERB = re.compile(r"\s(?:untuk\s|agar\s|supaya\s|segera\s|juga\s|rutin\s)*(?:me|ber|turun|siaga|cek|ikut|tidak)\w*")
_WE = re.compile(r"\b(?:saya|kami|kita)\s$")
_DEADLINE = re.compile(r"\b(?:paling lambat|sebelum|hingga|sampai|maksimal|batas)\b")
_TO_FRIENDS = re.compile(r"\W*(?:tentunya\s)?(?:teman-teman|bapak|saudara)")
_WISH = re.compile(r"\bberharap\b")
_LAY = re.compile(
    r"\b(?:korban|pelaku|tersangka|pembeli|pelanggan|penonton|pengunjung|istrinya|suaminya)\b[^,.]{0,40}$"
)


class _Order(NamedTuple):
    start: int
    end: int
    slot: Span
    confidence: float
    by: str


class _Forms(NamedTuple):
    """Which words of an order a sentence holds: "meminta", "diminta", "agar"."""

    asking: bool
    asked: bool
    modal: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the other stages found, for naming who is told, where and until when."""

    bodies: list[Body]
    roles: list[Role]
    places: list[PlaceMention]
    dates: list[DateMention]
    event: Span | None


def directives(document: Document, around: Surroundings, kind: str) -> tuple[Directive, ...]:
    """All directives in order.

    Args:
        kind: the kind of text; in texts without a case (irrelevant) nothing counts as an order.
    """
    if kind == "irrelevant":
        return ()
    found: list[Directive] = []
    listing = False
    asking, asked, modal = (_sentences_with(document, words) for words in (_ASKING_WORDS, _ASKED_WORDS, _MODAL_WORDS))
    for number, (start, end) in enumerate(document.sentences):
        if document.headline == (start, end) or end - start < 18:
            continue
        if listing and _BULLET.match(document.lower, start, end):
            orders = [_Order(start + 2, end, (start, min(end, start + 90)), 0.7, "list")]
        else:
            forms = _Forms(number in asking, number in asked, number in modal)
            orders = _orders(document, start, end, kind, around, forms)
            listing = _opens_list(document, start, end) and (bool(orders) or _announces(document, start, end))
            if listing:
                continue
        found += [_directive(document, order, around) for order in orders]
    return tuple(found)


def _sentences_with(document: Document, words: Trigger) -> set[int]:
    return {document.sentence_at(document.starts[i]) for i in document.at(words)}


def _opens_list(document: Document, start: int, end: int) -> bool:
    """Does a list follow: "... sebagai berikut:"?"""
    last = bisect_left(document.starts, end) - 1
    after = document.lower[document.ends[last] if last >= 0 else start : end]
    return (":" in after or "," in after) and _LIST_OPENS.search(document.lower[max(start, end - 80) : end]) is not None


def _announces(document: Document, start: int, end: int) -> bool:
    sentence = document.lower[start:end]
    return "pesan" in sentence or "arahan" in sentence


def _orders(document: Document, start: int, end: int, kind: str, around: Surroundings, forms: _Forms) -> list[_Order]:
    sentence = document.lower[start:end]
    plain = _plain(sentence, start, end, kind)
    if not (any(forms) or plain) or _NO_ORDER.search(sentence):
        return []
    one = _addressed(sentence, start, end, around) if forms.modal else None
    one = one or (_passive(sentence, start, end) if forms.asked else None)
    if one is not None:
        return [one]
    return (_reported(sentence, start, end, around) if forms.asking else []) or plain


def _passive(sentence: str, start: int, end: int) -> _Order | None:
    verb = _ASKED.search(sentence)
    if verb is None or _OURSELVES.search(sentence[: verb.start()]):
        return None
    slot = (start + max(0, verb.start() - 90), start + verb.start())
    begin = start + _clause_start(sentence, verb.start())
    return _Order(begin, _without_tag(sentence, start, end), slot, 0.75, "verb:passive")


def _reported(sentence: str, start: int, end: int, around: Surroundings) -> list[_Order]:
    verbs = [verb for verb in _ASKING.finditer(sentence) if _asks(sentence, verb)]
    stop_at = _without_tag(sentence, start, end)
    # Two orders in one sentence are two: "mengingatkan ASN agar netral dan meminta Bawaslu mengawasi".
    first = [verb for i, verb in enumerate(verbs) if i == 0 or _AND.search(sentence[: verb.start()])]
    found = []
    for i, verb in enumerate(first):
        last = i + 1 == len(first)
        clause_end = stop_at - start if last else first[i + 1].start()
        joint = None if last else _AND.search(sentence[:clause_end])
        clause_end = joint.start() if joint else clause_end
        if clause_end - verb.start() > 12:
            found += _split(sentence, _reported_by(sentence, verb, start, clause_end), start, around)
    return found


def _split(sentence: str, order: _Order, start: int, around: Surroundings) -> list[_Order]:
    """ "meminta DLH menambah pompa dan BPBD mendirikan dapur" are two orders: another office, another verb."""
    for joint in _NEXT_ADDRESSEE.finditer(sentence, order.slot[1] - start, order.end - start):
        at = start + joint.end()
        body = next((b for b in around.bodies if b.start == at), None)
        office = None if body else next((m for _, _, p in _OFFICES if (m := p.match(sentence, joint.end()))), None)
        told = body.end if body else start + office.end() if office else None
        if told is not None and _VERB.match(sentence, told - start) and told < order.end:
            first = order._replace(end=start + joint.start())
            return [first, _Order(at, order.end, (at, told), order.confidence, order.by)]
    return [order]


def _asks(sentence: str, verb: re.Match[str]) -> bool:
    before = sentence[: verb.start()]
    if _NOT_ASKED.match(sentence, verb.end()) or _LAY.search(before):
        return False
    short = verb[0] in ("minta", "imbau", "ingatkan", "tekankan") and verb.start() > 40
    return not short or _WE.search(before[-8:]) is not None


def _reported_by(sentence: str, verb: re.Match[str], start: int, clause_end: int) -> _Order:
    stop = _SLOT_END.search(sentence, verb.end() + 4)
    slot = (start + verb.end(), start + min(stop.start() if stop else clause_end, verb.end() + 130, clause_end))
    begin = start + verb.start()
    first_person = _FIRST_PERSON.search(sentence)
    if first_person and verb.start() >= first_person.start():
        # "Camat dan lurah saya minta ...": the addressee stands before the verb.
        begin = start + _clause_start(sentence, first_person.start())
        slot = (begin, slot[1])
    by = f"verb:{verb[0].split()[0]}"
    return _Order(begin, start + clause_end, slot, 0.5 if _WISH.match(verb[0]) else 0.8, by)


def _addressed(sentence: str, start: int, end: int, around: Surroundings) -> _Order | None:
    for modal in _MODAL.finditer(sentence):
        before = sentence[max(0, modal.start() - 70) : modal.start()]
        if modal[0] == "untuk" and not _TO_FRIENDS.match(sentence):
            continue
        clause = before[max(before.rfind(". "), before.rfind('"'), before.rfind(";")) + 1 :]
        if _ASKING.search(clause) or _ASKED.search(clause):
            return None
        # "Camat agar ...": the one addressed stands right before the modal word, nothing but a list in between.
        slot = (start + modal.start() - min(48, len(clause)), start + modal.start())
        addressed = _offices_in(clause[-48:]) or any(slot[0] <= body.start < slot[1] for body in around.bodies)
        if addressed and not _NOT_ADDRESSED.search(clause[-40:]):
            begin = start + max(0, modal.start() - len(clause.lstrip(' "')))
            return _Order(begin, _without_tag(sentence, start, end), (begin, start + modal.start()), 0.75, "modal")
    return None


def _plain(sentence: str, start: int, end: int, kind: str) -> list[_Order]:
    if kind not in ("appeal", "incident", "rumour") or end > 900 or not _PLAIN.match(sentence):
        return []
    return [_Order(start, _without_tag(sentence, start, end), (start, min(end, start + 80)), 0.6, "imperative")]


def _clause_start(sentence: str, position: int) -> int:
    cut = max(sentence.rfind('"', 0, position), sentence.rfind("; ", 0, position))
    begin = cut + 1 if cut >= 0 else 0
    while begin < position and sentence[begin] in ' "-,':
        begin += 1
    return begin


def _without_tag(sentence: str, start: int, end: int) -> int:
    tag = _SPEECH_TAG.search(sentence)
    if tag and tag.start() > 12:
        return start + tag.start()
    return end


def _offices_worth_a_look(text: str) -> list[tuple[str, re.Pattern[str]]]:
    """The offices of which a text holds the first letters; most texts name none."""
    heads = {word[:HEAD] for word in _WORD.findall(text)}
    return [(name, pattern) for name, begun, pattern in _OFFICES if not begun.isdisjoint(heads)]


def _offices_in(text: str) -> list[str]:
    found: list[tuple[int, int, str]] = []
    for name, pattern in _offices_worth_a_look(text):
        match = pattern.search(text)
        if match and not any(start <= match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), name))
    return [name for _, _, name in sorted(found)]


def _directive(document: Document, order: _Order, around: Surroundings) -> Directive:
    end = order.end
    while end > order.start and document.text[end - 1] in ' ".,;':
        end -= 1
    text = document.text[order.start : end]
    responsible = _responsible(document, order, around)
    return Directive(
        span=document.original(order.start, end),
        confidence=round(order.confidence if responsible else order.confidence - 0.15, 2),
        by=f"orders:{order.by}",
        text=text,
        responsible=responsible,
        due=_due(document, order, around),
        place=_place(order, around),
    )


def _responsible(document: Document, order: _Order, around: Surroundings) -> str | None:
    start, end = order.slot
    named: dict[str, int] = {}
    covered: list[Span] = []
    for body in around.bodies[max(0, bisect_left(around.bodies, start, key=lambda b: b.start)) :]:
        if body.start >= end:
            break
        if body.canonical not in ("Polisi", "OPD"):
            named.setdefault(body.canonical, body.start)
            covered.append((body.start, body.end))
    slot = document.lower[start:end]
    for name, pattern in _offices_worth_a_look(slot):
        for match in pattern.finditer(slot):
            at = start + match.start()
            if any(a <= at < b for a, b in covered):
                continue
            covered.append((at, start + match.end()))
            named.setdefault(_with_area(document, name, start + match.end(), around), at)
    if len(named) > 8:
        return None
    return ", ".join(sorted(named, key=lambda name: named[name])) or None


def _with_area(document: Document, name: str, end: int, around: Surroundings) -> str:
    """ "Camat Mayangan" rather than "Camat", where the text names one."""
    if name not in ("Camat", "Lurah", "Kepala Desa", "Kelurahan", "Kecamatan", "Polsek", "Kapolsek"):
        return name
    area = next((p for p in around.places if end < p.end and end <= p.start <= end + 1), None)
    return f"{name} {document.text[area.start : area.end]}" if area else name


def _due(document: Document, order: _Order, around: Surroundings) -> str | None:
    for mention in around.dates:
        ahead = document.lower[max(order.start, mention.start - 30) : mention.start]
        if order.start <= mention.start < order.end and mention.day and _DEADLINE.search(ahead):
            return mention.day.isoformat()
    return "segera" if _DUE.search(document.lower, order.start, order.end) else None


def _place(order: _Order, around: Surroundings) -> str | None:
    inside = [p for p in around.places if p.code and order.start <= p.start < order.end and not p.office]
    return max((p.code for p in inside if p.code), key=len, default=None)
