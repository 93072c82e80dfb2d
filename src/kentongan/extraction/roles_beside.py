"""Which office a named person holds: what stands before the name, behind it, or above it.

Whether there is a name is already decided here, so the grammar may be wide: any word that tells what a person is
begins an office, and it goes on to the name, to a comma or to the next verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from kentongan.extraction.clean import Document
from kentongan.extraction.roles import Role
from kentongan.extraction.words.people import DEGREES, NAMES, RANKS, TITLES
from kentongan.extraction.words.roles import (
    DUTIES,
    FAMILY,
    NO_DOERS,
    PARTIES,
    PLURAL,
    ROLE_HEADS,
    ROLE_LINKS,
    ROLE_STOPS,
    ROLE_SYLLABLES,
    SHARED,
)

_SYLLABLES = re.compile(ROLE_SYLLABLES)
_VERB = re.compile(
    r"(?!meninggal)(?:me(?:m|n|ng|ny|l|r|w|y)|di(?!r|nas|strik|visi)|ber(?!sama)|ter(?!duga|dakwa|sangka|lapor|pidana|minal))\w{3,}"
)
_STYLES = (
    rf"{RANKS}|{TITLES}|TNI|Purn\.?|\([A-Z][a-z]{{0,3}}\)|\(Purn\)|Polisi|[Aa]lm\.?|Gus|Tgk\.?"
    r"|Tuan|Mama|Mak|Oma|Opa|Ci|Cik|Kang|Bli|Ustadzah|Mbah|Wak|Lalu"
)
_STYLED = re.compile(rf"(?:{_STYLES})\.?\s*$")
# The last piece of a text that ends with one of them; a longer rank ends with a corps or a number.
_STYLE_END = re.compile(
    rf"(?:{_STYLES}|Inf|Czi|Arh|Kav|Arm|Cba|Cpl|Caj|Chk|Ckm|Cke|Cpm|Laut|Mar|Pnb|Pol|Jenderal|Kolonel|Satu|Dua|[A-Z)])\.?$"
)
# What may stand between an office and a name; a stop may follow the first of them.
_STOPPED = (
    "an|atas nama|bernama|berinisial|inisial|diketahui|dikenal|teridentifikasi sebagai|ialah|adalah|yakni|yaitu|"
    "masing-masing|di antaranya|meliputi"
)
_UNSTOPPED = "antara lain|ttd|lk|pr"
# Behind any other word the bridge begins.
_BRIDGE_WORDS = frozenset(re.findall(r"\w+", f"a n {_STOPPED} {_UNSTOPPED}"))
_BRIDGE = re.compile(rf"(?:\b(?:a[./]\s?n|{_STOPPED})\b\.?|\b(?:{_UNSTOPPED})\b|[\s,:(=-]|(?<=[\s(])\d{{1,2}}[.)])+$")
# The noun of whoever does something; what ends in -an is the deed.
_DOER = re.compile(r"pe(?:m[bmaeiou]|n[cdjaeiou]|ng[aeghiou]|ny[aeiou]|r[aeiou]|l[aeou])[a-z]{2,}(?<!an)(?<!nya)")
_DEGREE = re.compile(DEGREES)
_BEHIND = re.compile(
    r"(?:,?\s?\((?:\d{1,3}|usia\s\d+|\d{1,3}\s?(?:th|thn|tahun))\)|,?\s(?:usia|umur|berusia)?\s?\d{1,3}(?:\s(?:tahun|thn|th))?(?=,))?"
    r"(?P<link>,\s|\s?\(|\s-\s|,?\s(?=selaku\s|sebagai\s|yang (?:juga|menjabat|kini|saat ini)\s))"
    r"(?:(?:selaku|sebagai|yang juga|(?:yang )?(?:(?:kini|saat ini) )?menjabat(?: sebagai)?|"
    r"sang|seorang|salah seorang|salah satu|si|yang merupakan)\s)*"
)
_BETWEEN = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?(?:,?\s(?:warga|asal)\s[^;\n()]{1,60}(?=;)|\s[^,;.\n()]{1,40})?"
    r"\s?(?:,|;|\bdan\b|&|\bserta\b|\balias\b|\n[ ]*(?=[-+\d]))"
    r"(?:\sserta|\sdan)?\s?(?:[-+]|\d{1,2}[.)])?\s?"
)
_THAT = re.compile(r"\s(?:itu|tersebut|ini)\s")
_ASIDE = re.compile(r"\s(?:yang|berusia|asal)\s[^,.;:\n]{3,70},\s$")
_CLERIC = re.compile(r"\b(?:Pendeta|Pastor|Romo|Uskup)\s$")
_PART_OF_BODY = re.compile(r"\bdi\s$")
_DETERMINER = re.compile(r"(?:sang|seorang|salah (?:satu|seorang)|para|si)\s", re.IGNORECASE)
_TWO_WORDS = {"pihak": {"i", "ii", "iii", "pertama", "kedua", "ketiga"}, "orang": {"tua"}}
_ITEM = re.compile(r"[ ]*(?:[-+]|\d{1,2}[.)])\s")
_FAR = 9
_NEAR = 3
_SHORT = 8
_SHORT_HEADING = 5
_ABBREVIATED = 4
_LINES = 12


def role_beside(
    document: Document, start: int, end: int, ending: dict[int, Role], starting: dict[int, Role], since: int = 0
) -> Role | None:
    """The office of the person whose name goes from ``start`` to ``end``.

    Args:
        ending: offices found already, by where they end.
        starting: the same, by where they begin.
        since: where the name before ends; no office reaches over a name.

    >>> from kentongan.extraction.clean import prepare
    >>> told = prepare("Kuasa hukum terdakwa, Bernadus Kopong, SH, akan banding.")
    >>> role_beside(told, 22, 37, {}, {}).text
    'Kuasa hukum terdakwa'
    >>> told = prepare("Nurjannah, warga Penatoi, pulang dengan senyum.")
    >>> role_beside(told, 0, 9, {}, {}).text
    'warga Penatoi'
    """
    before = _before(document, start, ending, since)
    behind = _behind(document, end, starting) if before is None or "\n" in document.text[before.end : start] else None
    if before is not None and behind is not None and document.sign_before(behind.start) != "(":
        # "Petugas:", and below it "Muklis (Linmas)": what stands in brackets tells more than the heading, but of
        # "Korban:", and below it "Muklis, 46 th, kuli", the heading does.
        behind = None
    return behind or before or _cleric(document, start)


def _cleric(document: Document, start: int) -> Role | None:
    """Spelled out, "Pendeta" is what somebody is as well as how they are called."""
    told = _CLERIC.search(document.text, max(0, start - 10), start)
    return Role(told.start(), told.end() - 1, told[0][:-1]) if told else None


def _before(document: Document, start: int, ending: dict[int, Role], since: int) -> Role | None:
    text = document.text
    at = _without_styles(text, start)
    bridge = _BRIDGE.search(text, _behind_last_word(document, at), at)
    stop = bridge.start() if bridge else at
    if _is_next_item(text, stop, at):
        return None
    known = ending.get(stop) or ending.get(_stripped(text, at))
    if (
        known is not None
        and known.start >= since
        and not _PART_OF_BODY.search(text, max(0, known.start - 4), known.start)
    ):
        return _longer(document, known)
    aside = _ASIDE.search(text, max(0, at - 90), at)
    if aside and (told := ending.get(aside.start())) is not None and told.start >= since:
        # "Kepala BMKG Banyuwangi yang bergabung secara daring, Gustaf Rumbino, ..."
        return _longer(document, told)
    if "\n" in text[stop:at] and not _above(text, stop):
        return None
    if stop <= since:
        return None
    near = set(",:(").isdisjoint(text[stop:start])
    found = _walk(document, stop, _NEAR if document.shouting else _FAR, relatives=not near)
    return found if found is not None and found.start >= since else None


def _behind_last_word(document: Document, at: int) -> int:
    """Where the last word before a position ends that belongs to no bridge: none reaches further back."""
    i = bisect_left(document.starts, at) - 1
    while i >= 0 and (document.forms[i] in _BRIDGE_WORDS or document.forms[i].isdigit()):
        i -= 1
    return max(0, at - 60, document.ends[i] if i >= 0 else 0)


def _stripped(text: str, at: int) -> int:
    back = max(0, at - 60)
    return back + len(text[back:at].rstrip(" ,:-(\n"))


@lru_cache(maxsize=1 << 14)
def may_end_style(piece: str) -> bool:
    """May a rank or a title end with this piece of a text?"""
    return _STYLE_END.search(piece) is not None


def _without_styles(text: str, at: int) -> int:
    """Where the ranks and titles before a position begin."""
    while True:
        pieces = text[max(0, at - 28) : at].rsplit(None, 1)
        if not pieces or not may_end_style(pieces[-1]):
            return at
        match = _STYLED.search(text, max(0, at - 28), at)
        if match is None or match.start() == at or (match.start() and text[match.start() - 1].isalnum()):
            return at
        at = match.start()


def _is_next_item(text: str, stop: int, at: int) -> bool:
    """Are two places in neighbouring items of a list? What ends the one does not begin the other."""
    if "\n" not in text[stop:at]:
        return False
    return all(_ITEM.match(text, text.rfind("\n", 0, place) + 1) for place in (stop, at))


def _above(text: str, stop: int) -> bool:
    """Is the line above a short one, as over a signature or a list?"""
    return len(text[text.rfind("\n", 0, stop) + 1 : stop].split()) <= _SHORT


def _longer(document: Document, role: Role) -> Role:
    """The office with what stands right before it: "Kuasa hukum" before "terdakwa"."""
    first = bisect_left(document.starts, role.start)
    if not first or document.text[document.ends[first - 1] : role.start] != " ":
        return _role(document, role.start, role.end)
    found = _walk(document, document.ends[first - 1])
    if found is not None and not (DUTIES | {"di"}).isdisjoint(found.text.lower().split()):
        # "komandan apel Kasat Samapta": what somebody does that morning is no part of the office.
        found = None
    return _role(document, found.start if found else role.start, role.end)


def is_office_word(word: str) -> bool:
    """Does a word in lower case tell what somebody is, and is it no name?

    >>> [is_office_word(word) for word in ("kabag", "danramil", "pj", "putra", "slamet")]
    [True, True, True, False, False]
    """
    return word not in NAMES and (word in ROLE_HEADS or _SYLLABLES.fullmatch(word) is not None)


def _is_doer(document: Document, i: int) -> bool:
    """Is word i a noun for whoever does something: "perajin", "penambang", "pemuat"?"""
    word = document.words[i]
    return _DOER.fullmatch(word) is not None and word not in NO_DOERS


def _is_head(document: Document, i: int) -> bool:
    word = document.words[i]
    if word in _TWO_WORDS:
        return i + 1 < len(document.words) and document.words[i + 1] in _TWO_WORDS[word]
    known = word in ROLE_HEADS or (word.endswith("nya") and word[:-3] in ROLE_HEADS) or _is_doer(document, i)
    return (known or _SYLLABLES.fullmatch(word) is not None) and document.words[i - 1 : i] != ("di",)


def _walk(document: Document, stop: int, far: int = _FAR, relatives: bool = True) -> Role | None:
    """The office whose words end at a position: from the first word that tells what a person is.

    Args:
        far: how many words it may have.
        relatives: may the last word name a relative? In "istri Slamet" Slamet is none.
    """
    words = document.words
    last = bisect_left(document.starts, stop) - 1
    first = bisect_left(document.starts, document.sentences[document.sentence_at(max(stop - 1, 0))][0])
    found: int | None = None
    following = stop
    for i in range(last, max(first - 1, last - far), -1):
        gap = document.text[document.ends[i] : following]
        if (gap.strip(" ./-") and not _acronym(document, i, gap)) or (". " in gap and len(words[i]) > _ABBREVIATED):
            break
        if i == last and (words[i] in ROLE_LINKS or (words[i] in FAMILY and not relatives)):
            break
        if _is_head(document, i):
            found = i
        elif _ends(document, i, found is not None):
            break
        following = document.starts[i]
    return None if found is None else _role(document, document.starts[found], stop)


def _ends(document: Document, i: int, found: bool) -> bool:
    """Can no office reach over this word?"""
    word = document.words[i]
    if word in ROLE_LINKS:
        return found
    return word in ROLE_STOPS or (document.forms[i].islower() and _VERB.match(word) is not None)


def _acronym(document: Document, i: int, gap: str) -> bool:
    """Brackets around an acronym belong to the words: "Ketua Ikatan Pencak Silat (IPSI) Lumajang"."""
    near = document.forms[i : i + 2]
    return gap.strip() in ("(", ")") and any(form.isupper() and len(form) > 1 for form in near)


def _role(document: Document, start: int, stop: int) -> Role:
    told = " ".join(document.text[start:stop].split()).strip(" ,:(-")
    told = _DETERMINER.sub("", told, count=1) if _DETERMINER.match(told) else told
    first, _, rest = told.partition(" ")
    if first.lower().endswith("nya") and first[:-3].lower() in ROLE_HEADS:
        told = f"{first[:-3]} {rest}".strip()
    return Role(start, stop, told)


def _behind(document: Document, end: int, starting: dict[int, Role]) -> Role | None:
    text = document.text
    degree = _DEGREE.match(text, end)
    end = degree.end() if degree else end
    link = _BEHIND.match(text, end)
    if link is None:
        # "Kompol Supriyono Wakapolres Madiun Kota menegaskan": an office of several words, right behind.
        next_to = starting.get(end + 1)
        whole = next_to is not None and text[end] == " " and next_to.text[0].isupper() and " " in next_to.text
        return _role(document, end + 1, next_to.end) if next_to is not None and whole else None
    at = link.end()
    known = starting.get(at)
    if known is not None:
        return _role(document, known.start, known.end)
    i = bisect_left(document.starts, at)
    if i == len(document.starts) or document.starts[i] != at or not _is_head(document, i):
        return None
    if document.words[i].endswith("nya"):
        # "Markus (44), istrinya Damaris": the next one is meant.
        return None
    return _role(document, at, _end_of_role(document, i))


def _end_of_role(document: Document, i: int) -> int:
    for j in range(i + 1, min(i + _FAR, len(document.words))):
        word, form = document.words[j], document.forms[j]
        gap = document.text[document.ends[j - 1] : document.starts[j]]
        if gap != " " or word in ROLE_STOPS or (form.islower() and _VERB.match(word)):
            return document.ends[j - 1]
    return document.ends[min(i + _FAR, len(document.words)) - 1]


def shared_role(document: Document, before: tuple[int, int], role: Role | None, start: int) -> Role | None:
    """The office of the name before, if the same sentence or list gives it to both.

    Args:
        before: where the name before begins and ends, ``role`` its office.
        start: where the name in question begins.

    >>> from kentongan.extraction.clean import prepare
    >>> told = prepare("Kedua korban adalah Yance Waromi (28) dan La Ode Basri (35).")
    >>> shared_role(told, (20, 32), Role(6, 12, "korban"), 42).text
    'korban'
    """
    if role is None or role.end > before[0] or not _plural(document, role, before[0]):
        return None
    return role if _BETWEEN.fullmatch(document.text, before[1], _without_styles(document.text, start)) else None


def _plural(document: Document, role: Role, start: int) -> bool:
    first = bisect_left(document.starts, role.start)
    if document.words[first] in SHARED:
        return True
    counted = any(word in PLURAL or word.isdigit() for word in document.words[max(0, first - 2) : first])
    return counted or ":" in document.text[role.end : start]


def label_above(document: Document, start: int) -> Role | None:
    """The office that heads a list in which the name is an item: "Korban hilang:" or "II. KORBAN", a line for each."""
    text = document.text
    line = text.rfind("\n", 0, start) + 1
    if not _ITEM.match(text, line) or start - line > 24:
        return None
    for _ in range(_LINES):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        told = text[above : max(line - 1, 0)].rstrip()
        if line and (told.endswith(":") or (told.isupper() and len(told.split()) <= _SHORT_HEADING)):
            return _walk(document, above + len(told.rstrip(":")))
        if not line or (told and not _ITEM.match(told)):
            return None
        line = above
    return None


def with_roles(document: Document, names: Sequence[tuple[int, int]], roles: Sequence[Role]) -> list[Role | None]:
    """The office of each name, in order.

    Args:
        names: where each name begins and ends, in order.
        roles: the offices told in the text.
    """
    ending = {role.end: role for role in roles}
    starting = {role.start: role for role in roles}
    following = [*(start for start, _ in names[1:]), -1]
    found: list[Role | None] = []
    for number, (start, end) in enumerate(names):
        role = role_beside(document, start, end, ending, starting, names[number - 1][1] if number else 0)
        if role is not None and role.start >= end and _of_next(document, role, following[number]):
            role = None
        if role is None and number:
            role = shared_role(document, names[number - 1], found[-1], start)
        label = label_above(document, start) or _in_next_sentence(document, end, following[number], roles)
        found.append(label if role is None or _is_party(document, label, role, end) else role)
    return found


def _is_party(document: Document, label: Role | None, role: Role, end: int) -> bool:
    """Does the heading say what somebody is in the case, and the words behind the name only what they live from?"""
    if label is None or role.start < end or document.sign_before(role.start) == "(":
        return False
    return label.text.lower().split()[-1] in PARTIES


def _in_next_sentence(document: Document, end: int, following: int, roles: Sequence[Role]) -> Role | None:
    """ "... dipimpin Budi Wirawan. Sekretaris Daerah itu meminta ...": the office of whoever was named last."""
    number = document.sentence_at(end - 1) + 1
    if number >= len(document.sentences):
        return None
    start = document.sentences[number][0]
    if 0 <= following < start:
        return None
    told = next((role for role in roles if role.start == start), None)
    return told if told is not None and _THAT.match(document.text, told.end) else None


def _of_next(document: Document, role: Role, start: int) -> bool:
    """Does another name, which begins at ``start``, follow the office at once? Then it is theirs."""
    return start > role.start and _without_styles(document.text, start) - role.end <= 1
