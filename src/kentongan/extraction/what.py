"""Which issues a text tells of: each with its category, dimension and the sentence that is the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kentongan.extraction.classes import Judgement
from kentongan.extraction.clean import Document
from kentongan.extraction.kinds import HEARSAY
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.phrases import Phrases
from kentongan.extraction.records import Issue
from kentongan.extraction.trouble import FIRST_TOPIC, NEGATED, RUMOUR, any_between
from kentongan.extraction.words.issues import DIMENSION_BY_WORD, DIMENSION_OF, WEAK

# Talk of these is hearsay when it is told as hearsay; an election or the weather is not.
_HEARSAY_ABLE = {
    "crime",
    "communal_identity_religion",
    "separatism_terror",
    "health_disease",
    "disaster_weather",
    "public_order",
}


Label = tuple[str, str]
_Groups = dict[Label, list[Hit[Label]]]
_DENIED = Phrases("(?:mem|di)?bantah|menepis|tudingan|palsu|tidak sesuai fakta|salah paham|fitnah")


def issues(document: Document, hits: Sequence[Hit[Label]], judged: Judgement) -> tuple[Issue, ...]:
    """One issue for each category and topic, with the sentence that tells most of it.

    Topics of one category told by the same sentence are one issue, and a general topic ("pencurian") goes into a
    special one ("pencurian ternak"). In texts without a case (kind irrelevant) there are none.

    Args:
        document: the cleaned text.
        hits: the words of trouble, from :func:`kentongan.extraction.trouble.issue_hits`.
        judged: the kind, and the categories that the model chose; without a model the words choose.
    """
    if judged.kind == "irrelevant":
        return ()
    by_words = judged.categories is None
    groups = _by_words(document, hits, judged.kind) if by_words else _by_model(document, hits, judged)
    found: dict[tuple[str, int], Issue] = {}
    for (category, topic), members in groups.items():
        number = _best_sentence(document, members, topic)
        if (category, number) not in found:
            found[category, number] = _issue(document, category, topic, number, _sureness(category, members, judged))
    return tuple(sorted(found.values(), key=lambda issue: issue.span))


def _by_words(document: Document, hits: Sequence[Hit[Label]], kind: str) -> _Groups:
    """What the word lists choose: everything but passing words such as "media sosial"."""
    groups: _Groups = {}
    rumours = [match.start() for match in RUMOUR.matches(document)]
    for hit in hits:
        groups.setdefault(_label(document, hit, kind, rumours), []).append(hit)
    _fold_general_topics(document, groups)
    _of_rumours(document, groups, kind)
    return {label: members for label, members in groups.items() if any(hit.term not in WEAK for hit in members)}


def _by_model(document: Document, hits: Sequence[Hit[Label]], judged: Judgement) -> _Groups:
    """The words of the categories that the model chose; where it chose one without words, its likeliest sentence."""
    chosen = set(judged.categories or {})
    if "rumour_hoax" in chosen:
        chosen -= _only_heard_of(document, hits)
    groups: _Groups = {}
    for hit in hits:
        if hit.label[0] in chosen:
            groups.setdefault(hit.label, []).append(hit)
    _fold_general_topics(document, groups)
    told = {category for category, _ in groups}
    for category in (one for one in judged.categories or {} if one in chosen and one not in told):
        topic = FIRST_TOPIC.get(category, category)
        mark = _mark_of_rumour(document) if category == "rumour_hoax" else None
        if mark:
            claimed = _claimed(document, hits, mark.start(), judged.kind)
            topic = f"isu {claimed}" if claimed else topic
            start, end = mark.span()
        else:
            start, end = document.sentences[judged.likeliest_sentence(category)]
        groups[category, topic] = [Hit(start, end, (category, topic), "")]
    return groups


_PASSED_ON = {"katanya", "konon", "jare", "ngabal"}
"""Who says so claims something himself; any other mark of a rumour tells of a claim."""


def _only_heard_of(document: Document, hits: Sequence[Hit[Label]]) -> set[str]:
    """The categories of which the text tells nothing but that word of them goes round, or that there is none."""
    marks = [match.start() for match in RUMOUR.matches(document) if match[0] not in _PASSED_ON]
    told: dict[str, bool] = {}
    for hit in hits:
        category = hit.label[0]
        start, _ = document.sentences[document.sentence_at(hit.start)]
        heard = any_between(marks, max(start, hit.start - 160), hit.start) or NEGATED.stands(document, hit.start, start)
        told[category] = told.get(category, True) and heard
    return {category for category, heard in told.items() if heard and category in _HEARSAY_ABLE}


def _claimed(document: Document, hits: Sequence[Hit[Label]], place: int, kind: str) -> str | None:
    """What a rumour is about: what its sentence tells of; where the whole text is about the rumour, what that does."""
    able = [hit for hit in hits if hit.label[0] in _HEARSAY_ABLE]
    own = [hit for hit in able if document.sentence_at(hit.start) == document.sentence_at(place)]
    if own:
        return own[0].label[1]
    return able[0].label[1] if able and kind == "rumour" else None


def _sureness(category: str, members: Sequence[Hit[Label]], judged: Judgement) -> tuple[float, str]:
    """(confidence, who said so)."""
    if judged.categories is None:
        return round(min(0.55 + 0.12 * len(members), 0.95), 2), "lexicon"
    by = "lexicon+model" if any(hit.term for hit in members) else "model"
    return round(judged.categories[category], 2), by


_GENERAL = {"pencurian", "kriminalitas umum", "bencana umum", "hoaks", "tata kelola pemerintahan"}


def _fold_general_topics(document: Document, groups: _Groups) -> None:
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
    if kind == "rumour" or any_between(rumours, max(start, hit.start - 160), hit.start):
        return "rumour_hoax", f"isu {topic}"
    return category, topic


def _mark_of_rumour(document: Document) -> re.Match[str] | None:
    return HEARSAY.first(document) or RUMOUR.first(document) or _DENIED.first(document)


def _of_rumours(document: Document, groups: _Groups, kind: str) -> None:
    """A text about a rumour tells of a rumour, whatever the rumour is about."""
    if kind != "rumour":
        return
    mark = _mark_of_rumour(document)
    if mark and not any(category == "rumour_hoax" for category, _ in groups):
        label = ("rumour_hoax", "hoaks")
        groups[label] = [Hit(mark.start(), mark.end(), label, mark[0])]


def _best_sentence(document: Document, members: list[Hit[tuple[str, str]]], topic: str) -> int:
    votes: dict[int, float] = {}
    headline = 0 if document.headline else -1
    for hit in members:
        number = document.sentence_at(hit.start)
        # The headline names the topic, a sentence of the body is the better evidence.
        weight = 0.4 if number == headline else 1.0
        votes[number] = votes.get(number, 0.0) + weight * (1.0 if topic.endswith(hit.label[1]) else 0.3)
    return max(votes, key=lambda number: (votes[number], -number))


def _issue(document: Document, category: str, topic: str, number: int, sureness: tuple[float, str]) -> Issue:
    start, end = document.sentences[number]
    return Issue(
        span=document.original(start, end),
        confidence=sureness[0],
        by=sureness[1],
        category=category,
        dimension=_dimension(category, document.lower[start:end]),
        topic=topic,
        quote=document.text[start:end],
    )


def _dimension(category: str, sentence: str) -> str:
    framed = f" {sentence}"
    for owner, words, dimension in DIMENSION_BY_WORD:
        if owner == category and any(word in framed for word in words):
            return dimension
    return DIMENSION_OF[category]
