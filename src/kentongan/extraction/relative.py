"""Days told without their number: "semalam", "Rabu kemarin", "malam Minggu", "dua hari lalu", "sehari sebelumnya"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kentongan.extraction.clean import Document
from kentongan.extraction.mentions import Anchor, DateMention
from kentongan.extraction.phrases import Phrases
from kentongan.extraction.words.time import (
    AHEAD,
    ANY_WEEKDAY,
    DAY_PARTS,
    EVE,
    NUMBER_WORDS,
    PAST,
    RELATIVE,
    RELATIVE_STARTS,
    WEEKDAYS,
)

_WEEKDAY = Phrases(
    rf"(?:(?P<w>{ANY_WEEKDAY})\b|malming\b)(?P<part>(?:[\s,]{{1,3}}(?:{DAY_PARTS}|{PAST}|{AHEAD}|ini)\b){{0,3}})",
    after="",
    words=[*WEEKDAYS, "malming"],
)
_RELATIVE = Phrases("|".join(rf"(?P<r{i}>(?:{p})\b)" for i, (p, _) in enumerate(RELATIVE)), words=RELATIVE_STARTS)
_COUNT = "|".join(["se", r"\d{1,2}", *NUMBER_WORDS])
_COUNTED_DAYS = Phrases(
    rf"(?P<n>{_COUNT})\s?(?:hari|hr|malam)\s+"
    r"(?:(?P<ago>(?:yang\s+|yg\s+)?(?:lalu|silam|yll)|sebelum berita ini \w+)|(?P<on>lagi\b(?! ini))|"
    r"(?P<before>sebelumnya|sebelum itu|sebelum kejadian)|"
    r"(?P<after>kemudian|setelahnya|setelah itu|berselang|sesudahnya))",
    words=["sehari", *map(str, range(100)), *NUMBER_WORDS],
)
_NEXT_DAY = Phrases(r"keesokan\s?(?:hari|pagi)(?:nya)?|esok\s?(?:hari|pagi)nya", words=("keesokan", "esok", "esoknya"))
_DAY = Phrases(r"(?:tanggal|tgl)\b\.?\s?(?P<d>\d{1,2})", after=r"(?![\w/.-]|\s?\d)")
_PROGRAMME = re.compile(
    r"(?:jumat|jum'at|sabtu|minggu|senin|kamis)\s(?:(?:penuh )?berkah|curhat|bersih|sehat|agung|legi|kliwon|putih)"
)
# Each Madurese invitation asks to come, which is "rabu"; only with these words is "setu" the Javanese Saturday.
_TO_COME = re.compile(r"\brabu(?: ka\b)")
_SETU = re.compile(r"\b(?:malam|malem|mlm|dinten|dino|dina|hari|ari|are)\s$")
# "Ibu Senin Ariyanti"
_PERSON = re.compile(r"\b(?:ibu|bu|pak|bapak|bpk|mbah|sdri?|cak|ning)\.?\s$")
# "Salat Jumat" is a prayer, "Pasar Minggu" a quarter of Jakarta.
_NOT_A_DAY = re.compile(r"(?:shalat|salat|sholat|jumatan|pasar|psr|tiap|setiap|saben|saben \w{4,8} (?:lan|dan))\s$")
_EVE = re.compile(rf"\b(?:{EVE})\s$")
_AHEAD_BEFORE = re.compile(
    r"\b(?:besok|bsk|sesuk|lusa|nanti|akan|bakal|arep|kate|bhakal|rencananya|dijadwalkan|diundang|mengundang|undangan|hadir)"
    r"\b(?:\s(?!lalu|tadi|kemarin)[\w',.]+){0,5}\W{1,2}$|\b(?:mulai|wiwit|molai)\s(?:hari\s)?$"
)
_INVITES = Phrases("ondhangan|eatore|ngatore|undangan|diundang|mengundang|mohon hadir|mohon kehadiran|katuran|rawuh")
_PAST_IN = re.compile(rf"\b(?:{PAST})(?!\w)")
_AHEAD_IN = re.compile(rf"\b(?:{AHEAD})(?!\w)")
# "Rendam semalam", "bertahan semalam": how long, not when.
_HOW_LONG = re.compile(r"\b(?:rendam|direndam|selama|diamkan|didiamkan|simpan|inap|menginap|ditahan)\s$")
# "Dalam 10 hari ini", "sampai hari ini": no day, but a time that goes on.
_UP_TO_NOW = re.compile(r"(?:\d|\b(?:dua|tiga|empat|lima|beberapa|sampai|sampe|hingga|sejauh))\s$")
_SMALL_HOURS = re.compile(r",?\s(?:sekitar\s|kira2?\s)?(?:jam|jm|pukul|pkl)\.?\s?(?:0?[1-4]|0[0-4]|00)(?![\d])")
_COUNTED = re.compile(r"(?:\d|se|satu|dua|tiga|empat|tiap|setiap|per|hari)\s$")
_GAP = re.compile(r"[\s,()]{0,3}(?:pada\s|hari\s|tanggal\s)?")


def weekdays(document: Document, anchor: Anchor) -> Iterator[DateMention]:
    """Names of days without a number."""
    invites = _INVITES.first(document)
    for match in _WEEKDAY.matches(document):
        before = document.lower[max(0, match.start() - 70) : match.start()]
        eve = _EVE.search(before)
        if _no_day(document, match, before[: eve.start()] if eve else before) or _is_week(document, match):
            continue
        start = match.start() - len(eve[0]) if eve else match.start()
        told = document.lower[start : match.end()]
        if anchor.published is None:
            reason = f'hari "{told}" tidak dapat dihitung tanpa tanggal terbit'
            yield DateMention(start, match.end(), None, "weekday", False, 0.0, reason)
            continue
        part = match["part"]
        past = _PAST_IN.search(part) is not None
        ahead = _AHEAD_IN.search(part) or _AHEAD_BEFORE.search(before) or (invites and invites.start() < start)
        ahead = bool(ahead) and not past
        weekday = (WEEKDAYS[match["w"]] - bool(eve)) % 7 if match["w"] else 5
        day = _that_weekday(weekday, anchor.published, ahead, past)
        next_week = part.endswith((" pekan depan", " minggu depan"))
        if next_week or (part.endswith(" ini") and not ahead and not past):
            # "Sabtu ini": that of the week in which it is told.
            day = anchor.published + timedelta(weekday - anchor.published.weekday() + 7 * next_week)
        elif part.endswith(" tadi") and weekday == anchor.published.weekday():
            day = anchor.published
        reason = f'hari "{told}" dihitung dari tanggal terbit'
        yield DateMention(start, match.end(), day, "weekday", True, 0.75, reason)


def _that_weekday(weekday: int, published: date, ahead: bool, past: bool) -> date:
    back = (published.weekday() - weekday) % 7
    if ahead:
        return published + timedelta((weekday - published.weekday()) % 7 or 7)
    return published - timedelta(7 if past and back == 0 else back)


def _no_day(document: Document, match: re.Match[str], before: str) -> bool:
    """Is it a programme, a prayer, a market, a person or a verb that sounds like a day?"""
    lower, text = document.lower, document.text
    if _PROGRAMME.match(lower, match.start()) or _NOT_A_DAY.search(before) or _TO_COME.match(lower, match.start()):
        return True
    if match["w"] == "setu":
        return not _SETU.search(lower, max(0, match.start() - 8), match.start())
    named = text[match.end("w") + 1 : match.end("w") + 2].isupper() and not match["part"].strip()
    return named and _PERSON.search(before) is not None


def _is_week(document: Document, match: re.Match[str]) -> bool:
    """ "minggu" is the week unless it is written as a name, or called an evening or a morning."""
    if match["w"] != "minggu":
        return False
    before = document.lower[max(0, match.start() - 12) : match.start()]
    if _EVE.search(before) or re.match(rf"\s(?:{DAY_PARTS})\b", match["part"]):
        return False
    return not document.text[match.start()].isupper() or (bool(_COUNTED.search(before)) and "hari " not in before)


def relative_days(document: Document, anchor: Anchor) -> Iterator[DateMention]:
    """ "semalam", "dua hari lalu": counted from the day of publication; "sehari sebelumnya" waits for its day."""
    base = anchor.published
    for match in _COUNTED_DAYS.matches(document):
        steps = _steps(match)
        if match["before"] or match["after"]:
            yield _waiting(match, steps)
        else:
            yield _from(base, match, steps)
    for match in _NEXT_DAY.matches(document):
        yield _waiting(match, 1)
    for match in _RELATIVE.matches(document):
        near = max(0, match.start() - 14), match.start()
        now = match[0].startswith(("hari ", "hr ")) and _UP_TO_NOW.search(document.lower, *near)
        if now or _HOW_LONG.search(document.lower, *near):
            continue
        steps = RELATIVE[int((match.lastgroup or "r0")[1:])][1]
        if steps == -1 and _SMALL_HOURS.match(document.lower, match.end()):
            # "Tadi malam jam 2": the clock had passed midnight.
            steps = 0
        yield _from(base, match, steps)


def _steps(match: re.Match[str]) -> int:
    told = match["n"]
    count = 1 if told == "se" else int(told) if told.isdigit() else NUMBER_WORDS[told]
    return count if match["on"] or match["after"] else -count


def _from(base: date | None, match: re.Match[str], steps: int) -> DateMention:
    if base is None:
        reason = f'"{match[0]}" tidak dapat dihitung tanpa tanggal terbit'
        return DateMention(match.start(), match.end(), None, "relative", False, 0.0, reason)
    reason = f'"{match[0]}" dihitung dari tanggal terbit'
    return DateMention(match.start(), match.end(), base + timedelta(steps), "relative", True, 0.8, reason)


def _waiting(match: re.Match[str], steps: int) -> DateMention:
    """Counted from another day of the text, once all are known."""
    reason = f'"{match[0]}" tidak dapat dihitung: hari yang dirujuk tidak disebut'
    return DateMention(match.start(), match.end(), None, "anchored", False, 0.0, reason, steps=steps)


def bare_days(document: Document, anchor: Anchor) -> Iterator[DateMention]:
    """ "tanggal 20": the month nearest to the day of publication."""
    for match in _DAY.matches(document):
        number = int(match["d"])
        base = anchor.published
        day = None
        if base is not None:
            months = [(base.year + (base.month + k - 1) // 12, (base.month + k - 1) % 12 + 1) for k in (-1, 0, 1)]
            options = [made for year, month in months if (made := _make(year, month, number))]
            day = min(options, key=lambda d: abs((d - base).days), default=None)
        reason = "bulan dan tahun disimpulkan dari tanggal terbit" if day else "bulan dan tahun tidak disebut"
        yield DateMention(match.start(), match.end(), day, "day", day is not None, 0.5 if day else 0.0, reason)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def settle(lower: str, mentions: list[DateMention]) -> list[DateMention]:
    """Count the days that hang on another day, and drop what repeats a day: "kemarin" in "Kamis (27/2) kemarin"."""
    settled: list[DateMention] = []
    for i, mention in enumerate(mentions):
        vague = mention.form in ("relative", "weekday")
        after, before = mentions[i + 1 : i + 2], mentions[max(0, i - 1) : i]
        beside = [o for o in after if _GAP.fullmatch(lower, mention.end, o.start)]
        beside += [o for o in before if _GAP.fullmatch(lower, o.end, mention.start)]
        if vague and any(o.form not in ("relative", "weekday", "anchored", "day") for o in beside):
            continue
        if mention.form == "anchored":
            told = next((o.day for o in reversed(settled) if o.day), None)
            mention = _counted(mention, told)
        settled.append(mention)
    return settled


def _counted(mention: DateMention, told: date | None) -> DateMention:
    if told is None:
        return mention
    reason = "dihitung dari hari lain yang disebut dalam teks"
    return mention._replace(day=told + timedelta(mention.steps), inferred=True, confidence=0.55, reason=reason)
