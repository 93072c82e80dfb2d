"""The text of a press release, made of the record's own words and of fixed sentences; nothing is added to either."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kentongan.briefs.content import Content, Order, town
from kentongan.briefs.snapshot import hours
from kentongan.briefs.snapshot_minutes import the_meeting
from kentongan.briefs.words import DAYS, day, number
from kentongan.city import queries as city
from kentongan.city.models import Agency
from kentongan.meetings import queries as meetings
from kentongan.meetings.models import Directive, Meeting, Mode, NoteKind

# Every word of a release that is not the record's own stands here. The wording of an order is one that the reader of
# texts takes apart again: who is asked, what for, until when.
HEADLINE = "{chair} Pimpin {title}"
LEAD = "{town} – Pemerintah {city} melalui {office} menggelar {title}, {weekday} ({date}){hours}, di {place}."
HOURS = " pukul {hours}"
CHAIRED = "Rapat dipimpin {chair}."
CAME = {
    Mode.ON_SITE: "Hadir secara luring {offices}.",
    Mode.ONLINE: "Hadir secara daring {offices}.",
    Mode.BOTH: "Hadir secara luring dan daring {offices}.",
}
OTHERS = "{count} unsur lain"
RAISED = "Rapat membahas {count} pokok masalah. {matters}"
DIMENSION = "Di bidang {dimension}: {matters}."
QUOTE = "“{words},” kata {speaker}."
UNNAMED = "“{words},” demikian disampaikan dalam rapat."
ORDERED = "Rapat menghasilkan {count} arahan."
ORDER = "{offices} diminta untuk {text}{region}, paling lambat {due}."
REGION = " di {region}"
AND = " dan "
MOST = 12  # offices that are named in one sentence
LONG_NAMES = {"kecamatan", "kelurahan"}


def press(order: Order) -> Content:
    """Return the release on one rakor: who led, who came, what was at issue, what was said, what was ordered."""
    meeting = the_meeting(order)
    office = meetings.secretariat(order.member).name
    paragraphs = [
        _lead(meeting, office),
        " ".join([CHAIRED.format(chair=meeting.chair), *_came(meeting)]),
        *(line.strip() for line in meeting.summary.splitlines() if line.strip()),
        *_raised(meeting),
        *_quotes(meeting),
        *_ordered(meeting),
    ]
    return Content(
        title=HEADLINE.format(chair=meeting.chair, title=meeting.title),
        file=f"Siaran Pers {meeting.held_on.isoformat()}",
        simulated=meeting.is_simulated,
        filled={"body": {"paragraphs": paragraphs}},
    )


def listed(names: Sequence[str]) -> str:
    """Return names as one enumeration.

    >>> listed(["Polres", "Kodim", "Kejari"]), listed(["Polres", "Kodim"]), listed(["Polres"])
    ('Polres, Kodim, dan Kejari', 'Polres dan Kodim', 'Polres')
    """
    if len(names) < 3:
        return AND.join(names)
    return f"{', '.join(names[:-1])},{AND}{names[-1]}"


def _lead(meeting: Meeting, office: str) -> str:
    name = city.home_name()
    time = HOURS.format(hours=hours(meeting)) if meeting.starts_at else ""
    return LEAD.format(
        town=town(name).upper(),
        city=name,
        office=office,
        title=meeting.title,
        weekday=DAYS[meeting.held_on.weekday()],
        date=f"{meeting.held_on.day}/{meeting.held_on.month}/{meeting.held_on.year}",
        hours=time,
        place=meeting.place,
    )


def _came(meeting: Meeting) -> list[str]:
    """Return who came, by office: names of persons belong on the list of attendance."""
    by_mode: dict[str, dict[str, None]] = defaultdict(dict)
    for one in meeting.attendance.all():
        by_mode[one.mode][one.office] = None
    said = []
    for mode, sentence in CAME.items():
        names = list(by_mode.get(mode, {}))
        if len(names) > MOST:
            names = [*names[: MOST - 1], OTHERS.format(count=len(names) - MOST + 1)]
        if names:
            said.append(sentence.format(offices=listed(names)))
    return said


def _raised(meeting: Meeting) -> list[str]:
    found = meetings.matters(meeting)
    if not found:
        return []
    count = sum(len(issues) for _dimension, issues in found)
    matters = " ".join(
        DIMENSION.format(
            dimension=dimension.lower(), matters="; ".join(_inside(_bare(one.text)) for _said, one in issues)
        )
        for dimension, issues in found
    )
    return [RAISED.format(count=_count(count), matters=matters)]


def _quotes(meeting: Meeting) -> list[str]:
    """Return what was said as the secretary took it down; of the end only the full stop gives way to the comma."""
    notes = meeting.notes.filter(kind=NoteKind.QUOTE, removed_at=None).order_by("written_at", "pk")
    return [
        (QUOTE if note.speaker else UNNAMED).format(words=_bare(note.text), speaker=note.speaker)
        for note in notes
        if note.text.strip()
    ]


def _ordered(meeting: Meeting) -> list[str]:
    given = meeting.directives.filter(withdrawn_at=None).order_by("id")
    directives = list(given.select_related("region").prefetch_related("responsible"))
    if not directives:
        return []
    return [ORDERED.format(count=_count(len(directives))), *(_order(one, meeting) for one in directives)]


def _order(directive: Directive, meeting: Meeting) -> str:
    text, region = _bare(directive.text), directive.region
    needed = region.pk != meeting.region_id and region.name.lower() not in text.lower()
    return ORDER.format(
        offices=listed(_names(directive.responsible.all())),
        text=_inside(text),
        region=REGION.format(region=region.name) if needed else "",
        due=day(directive.due_on),
    )


def _names(agencies: Iterable[Agency]) -> list[str]:
    """Return offices as the public knows them: kecamatan and kelurahan in full, the others by what they are called."""
    return [one.name if one.kind in LONG_NAMES else one.short for one in agencies]


def _bare(text: str) -> str:
    """Return words without the marks around them, in one line.

    >>> _bare("“Mari kita jaga kota ini.”")
    'Mari kita jaga kota ini'
    """
    return " ".join(text.split()).strip("“”\"' ").rstrip(".,;: ")


def _inside(text: str) -> str:
    """Return a text as it stands inside a sentence.

    >>> _inside("Normalisasi selokan"), _inside("CCTV dipasang")
    ('normalisasi selokan', 'CCTV dipasang')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _count(value: int) -> str:
    return number(value)
