"""The sentences about a rumour, made from the record alone: how often heard, what institutions count, what to tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kentongan.rumours.models import Answer, Clarification, Confirmation, Rumour, RumourVerdict

READY_LETTERS = 700  # a message that a group still reads
TITLE_LETTERS = 110


@dataclass(frozen=True)
class Spread:
    """How far a rumour went: how often heard, in how many kelurahan."""

    count: int
    areas: int


def latest(confirmations: Iterable[Confirmation]) -> list[Confirmation]:
    """Return each institution's last answer, in the order in which they first answered."""
    last: dict[str, Confirmation] = {}
    for one in sorted((c for c in confirmations if c.answered_at), key=lambda c: (c.answered_at, c.pk)):
        last[one.agency_id] = one
    return list(last.values())


def counts(spread: Spread, confirmations: Iterable[Confirmation]) -> str:
    """Return the sentence that sets what was heard against what was counted.

    Args:
        spread: how often the claim was heard.
        confirmations: with their agencies.

    Returns:
        as "12 kali terdengar, 0 kasus di Polres, 0 kasus di Dinkes".
    """
    parts = [_("%d kali terdengar") % spread.count]
    for one in latest(confirmations):
        parts.append(_("%(count)s di %(office)s") % {"count": _counted(one), "office": one.agency.short})
    return ", ".join(parts)


def _counted(one: Confirmation) -> str:
    if one.count is not None:
        return _("%d kasus") % one.count
    if one.answer == Answer.YES:
        return _("ada kasus (jumlah belum disebut)")
    return _("belum diketahui")


def proposal(
    rumour: Rumour, spread: Spread, confirmations: Iterable[Confirmation], *, advice: Mapping[str, str]
) -> dict[str, str]:
    """Return a first draft of a clarification, or of a first statement while there is no verdict.

    It holds what the record holds and no more; it is Indonesian whatever the writer reads.

    Args:
        rumour: with its region.
        spread: how often the claim was heard.
        confirmations: with their agencies.
        advice: what people should do, by verdict; under "" while it is being checked.
    """
    with translation.override("id"):
        claim = rumour.claim.rstrip(" .")
        lines = [_("Beredar kabar: “%s”.") % claim, verdict_sentence(rumour.verdict)]
        if rumour.verdict_reason:
            lines.append(_("Alasannya: %s") % _ended(rumour.verdict_reason))
        lines += [_recorded(one) for one in latest(confirmations) if one.answer != Answer.UNKNOWN]
        since = _day(rumour.first_seen)
        heard = {"count": spread.count, "since": since, "areas": spread.areas}
        lines.append(_("Sejak %(since)s kabar ini tercatat terdengar %(count)d kali di %(areas)d wilayah.") % heard)
        if advice.get(rumour.verdict):
            lines.append(_ended(advice[rumour.verdict]))
        title = Truncator(f"{verdict_word(rumour.verdict)}: {claim}").chars(TITLE_LETTERS)
    return {"title": title, "claim": _ended(claim), "text": "\n\n".join(lines)}


def verdict_word(verdict: str) -> str:
    """Return what stands before a claim in a title."""
    return str(RumourVerdict(verdict).label).capitalize() if verdict else _("Sedang diperiksa")


def verdict_sentence(verdict: str) -> str:
    """Return the sentence that says what a claim is worth."""
    return {
        "": _("Kabar itu sedang diperiksa bersama instansi yang berwenang."),
        RumourVerdict.TRUE: _("Kabar itu benar."),
        RumourVerdict.PARTLY: _("Kabar itu hanya sebagian benar."),
        RumourVerdict.FALSE: _("Kabar itu salah."),
        RumourVerdict.MISLEADING: _("Kabar itu menyesatkan."),
        RumourVerdict.CANNOT_TELL: _("Kabar itu belum dapat dipastikan benar atau salahnya."),
        RumourVerdict.OUTDATED: _("Kabar itu informasi lama yang beredar kembali."),
    }[verdict]


def _recorded(one: Confirmation) -> str:
    """What an institution's records hold; the institution answers for it, no person is named."""
    if one.count is not None:
        said = _("%(office)s mencatat %(count)d kasus") % {"office": one.agency.name, "count": one.count}
    else:
        said = _("%s menyatakan ada kasus yang tercatat") % one.agency.name
    if one.counted_from and one.counted_to:
        period = {"first": date_format(one.counted_from, "j F Y"), "last": date_format(one.counted_to, "j F Y")}
        said += " " + _("dari %(first)s sampai %(last)s") % period
    day = _day(one.answered_at) if one.answered_at else ""
    return said + " " + _("(jawaban tanggal %s).") % day


def ready_text(clarification: Clarification, *, city: str, url: str) -> str:
    """Return the message for the groups of RT and RW: approved words only, cut between sentences, 700 letters at most.

    Args:
        clarification: what was published.
        city: who speaks.
        url: the public page, absolute.
    """
    with translation.override("id"):
        head = _("*KLARIFIKASI %s*") % city
        if clarification.rumour.is_simulated:
            head = f"[SIMULASI] {head}"
        foot = _("%(speaker)s\nSelengkapnya: %(url)s") % {"speaker": clarification.speaker, "url": url}
    room = READY_LETTERS - len(head) - len(clarification.title) - len(foot) - 6
    return f"{head}\n\n{clarification.title}\n\n{_whole_paragraphs(clarification.text, room)}\n\n{foot}"


def share_link(text: str) -> str:
    """Return the address that opens WhatsApp with a text to be sent; the person chooses to whom."""
    return f"https://wa.me/?text={quote(text)}"


def _whole_paragraphs(text: str, room: int) -> str:
    """As many paragraphs as fit, from the first on; the last one, which says what to do, before those between."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    chosen: list[int] = []
    for number in dict.fromkeys((0, 1, len(paragraphs) - 1, *range(len(paragraphs)))):
        if number < len(paragraphs) and len(paragraphs[number]) + 2 <= room:
            chosen.append(number)
            room -= len(paragraphs[number]) + 2
    return "\n\n".join(paragraphs[number] for number in sorted(chosen))


def _ended(sentence: str) -> str:
    clean = sentence.strip()
    return clean if clean.endswith((".", "!", "?", "”")) else f"{clean}."


def _day(moment: datetime) -> str:
    return date_format(moment.astimezone(ZoneInfo(settings.TIME_ZONE)), "j F Y")
