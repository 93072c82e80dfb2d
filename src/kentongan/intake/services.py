"""Verbs on what comes in. Nothing that comes in is lost or doubled."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.city import services as numbers
from kentongan.city.models import Classification, Member, Region
from kentongan.errors import Refused
from kentongan.intake import assistant, following, identity, keeping, reading, standing
from kentongan.intake.keeping import Enclosure, File
from kentongan.intake.models import Door, Question, Report, ReportState
from kentongan.intake.pictures import Picture, RawPicture
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal

NAMESPACE = uuid.UUID("5f0d3f0e-7d0c-4d4e-9e57-6b656e746f6e")


class EmptyReport(Refused):
    code = "empty-report"
    status = 422
    text = _("Laporan masih kosong. Tulis apa yang terjadi.")


class SameIdOtherContent(Refused):
    code = "same-id-other-content"
    text = _("Laporan dengan nomor kiriman ini sudah ada dengan isi yang berbeda. Kirim sebagai laporan baru.")


class AlreadyTaken(Refused):
    code = "already-taken"
    text = _("Laporan ini sudah ditangani {who}.")


class NoLongerFree(Refused):
    code = "no-longer-free"
    text = _("Salah satu laporan yang ikut digabungkan sudah ditangani orang lain. Periksa lagi daftarnya.")


class NotOpen(Refused):
    code = "report-not-open"
    text = _("Laporan ini sudah selesai diproses.")


class NothingAsked(Refused):
    code = "nothing-asked"
    text = _("Pertanyaan ini sudah dijawab.")


@dataclass(frozen=True)
class Incoming:
    """A report at the door, as the sender gave it."""

    text: str
    door: Door
    id: uuid.UUID | None = None
    region: Region | None = None
    spot: str = ""
    lat: float | None = None
    lng: float | None = None
    category: str = ""
    occurred_at: datetime | None = None
    sent_at: datetime | None = None  # when it was written, if not now
    informant: str = ""
    origin: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)  # answers to the city's own questions
    settled_below: bool = False  # the sender says that the kelurahan has settled it
    is_simulated: bool = False


def receive_report(
    incoming: Incoming,
    *,
    sender: Member | None,
    at: datetime,
    photos: Sequence[Picture | RawPicture] = (),
    enclosures: Sequence[Enclosure] = (),
    by: Member | None = None,
    later: bool = False,
) -> tuple[Report, bool]:
    """Take in a report; every door leads here.

    The same id with the same words is the same report: it is returned and not stored again. A text without an id is
    its own id, so that the same file given twice is one report.

    Args:
        incoming: the report.
        sender: the member whose report it is, who is asked back; None for words of somebody without an account.
        at: when it came in.
        photos: pictures with it.
        enclosures: other files with it; the door has checked their kind and size.
        by: the member who brings in what somebody else wrote; the journal names them.
        later: leave the reading to the worker, at doors where many come at once. What seems grave is read at once.

    Returns:
        The report, and whether it is new.

    Raises:
        EmptyReport: there are no words.
        SameIdOtherContent: the id is known with other words.
    """
    report = row_of(incoming, sender=sender, at=at)
    # Where many come at once nearly all of them are new, and the row itself finds out.
    known = None if later else Report.objects.filter(pk=report.pk).first()
    if known is None:
        try:
            _store(report, files=[*photos, *enclosures], actor=by or sender, at=at, later=later)
            return report, True
        except IntegrityError:  # the same id came in twice at the same moment; the other one was first
            known = Report.objects.filter(pk=report.pk).first()
            if known is None:
                raise
    if known.digest != report.digest or known.sender != sender:
        raise SameIdOtherContent
    return known, False


def content_digest(text: str, extra: Mapping[str, str]) -> str:
    """Return the SHA-256 of what a sender said: the words, and the answers to the city's own questions if any.

    >>> content_digest("Banjir", {}) == hashlib.sha256(b"Banjir").hexdigest()
    True
    >>> content_digest("Banjir", {"rt": "2"}) == content_digest("Banjir", {})
    False
    """
    told = text + "\x00" + json.dumps(dict(extra), ensure_ascii=False, sort_keys=True) if extra else text
    return hashlib.sha256(told.encode()).hexdigest()


def row_of(incoming: Incoming, *, sender: Member | None, at: datetime) -> Report:
    """Return what somebody told as the row it will be, with its id and without a number; nothing is stored.

    Raises:
        EmptyReport: there are no words.
    """
    text = incoming.text.replace("\x00", "").strip()
    if not text:
        raise EmptyReport
    digest = content_digest(text, incoming.extra)
    pk = incoming.id or uuid.uuid5(NAMESPACE, digest)
    return Report(
        id=pk,
        door=incoming.door,
        text=text,
        digest=digest,
        origin=incoming.origin,
        sender=sender,
        informant=identity.seal(incoming.informant, bound_to=str(pk)) if incoming.informant else None,
        occurred_at=incoming.occurred_at,
        sent_at=incoming.sent_at,
        received_at=at,
        region_id=incoming.region.pk if incoming.region else settings.HOME_CODE,
        spot=incoming.spot,
        lat=incoming.lat,
        lng=incoming.lng,
        category=incoming.category,
        extra=dict(incoming.extra),
        settled_below=incoming.settled_below,
        is_simulated=incoming.is_simulated,
    )


def _store(report: Report, *, files: Sequence[File], actor: Member | None, at: datetime, later: bool) -> None:
    """Read the words and write the files first, then the rows: meanwhile, on SQLite, nobody else can write."""
    is_grave = bool(reading.signs_in(report.text, at=at, words=standing.signs(at=at)))
    if is_grave or not later:
        report.reading = read(report)
    with keeping.written(files) as rows, transaction.atomic():
        journal.record("report.receive", report, actor=actor, at=at, changes={"door": ["", report.door]})
        _ask_for_more(report, files, is_grave=is_grave, at=at)
        for row in rows:  # the database asks at the end of the transaction whether their report is there
            row.report_id = report.pk
            row.save(force_insert=True)
        report.number = numbers.next_number("report")  # last: who comes next waits for it
        report.save(force_insert=True)


def read(report: Report) -> dict[str, Any]:
    """Return what the reader finds in a report, as the row keeps it."""
    return next(read_each([report]))


def read_each(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """Return what the reader finds in each of some reports, read together."""
    days = ((one, reading.published_day(one.door, one.sent_at, one.received_at)) for one in reports)
    return reading.suggest_each((one.text, published) for one, published in days)


def _ask_for_more(report: Report, files: Sequence[File], *, is_grave: bool, at: datetime) -> None:
    """Ask for what the worker has to do with a report; most need nothing, and so what is grave does not wait."""
    if report.reading is None or any(isinstance(file, RawPicture) for file in files):
        jobs.ask("report.prepare", at=at, arguments={"report": str(report.pk)})
    ask_by_name(report, is_grave=is_grave, at=at)


def ask_by_name(report: Report, *, is_grave: bool, at: datetime) -> None:
    """Ask for the work that is done once for a report however often it is asked for."""
    arguments = {"report": str(report.pk)}
    if is_grave:
        jobs.ask("alerts.grave", at=at, arguments=arguments, key=f"grave:{report.pk}")
    if assistant.is_on() and report.reading and reading.unsure(report.reading):
        jobs.ask("report.assist", at=at, arguments=arguments, key=f"assist:{report.pk}")


def prepare(*, report: str, at: datetime) -> None:
    """Read a report and clean its photos; a job of the worker. Run again it does what is left."""
    thing = Report.objects.get(pk=report)
    if thing.reading is None:
        thing.reading = read(thing)
        with transaction.atomic():
            Report.objects.filter(pk=thing.pk, reading__isnull=True).update(reading=thing.reading)
            _ask_for_more(thing, (), is_grave=False, at=at)
    for photo in thing.photos.filter(is_clean=False):
        keeping.develop(photo, at=at)


def assist(*, report: str, at: datetime) -> None:
    """Ask the city's language model about what the reader was unsure of; a job of the worker.

    The answer is kept only if the reading is still the one that was asked about. No answer is a journal line, not a
    fault: the reader's own reading stands.
    """
    thing = Report.objects.get(pk=report)
    secret = thing.classification != Classification.OPEN and not settings.ASSISTANT_IS_OURS
    known = thing.reading
    fields = reading.unsure(known) if known else ()
    if known is None or secret or not fields or not assistant.is_on():
        return
    names = [person["name"] for person in known["persons"]]
    try:
        proposal = assistant.propose(thing.text, fields=fields, names=names)
    except assistant.NoAnswer as reason:
        journal.record("report.assist", thing, actor=None, at=at, changes={"no_answer": ["", str(reason)]})
        return
    by = f"model {settings.ASSISTANT_MODEL}"
    published = reading.published_day(thing.door, thing.sent_at, thing.received_at)
    better, refused = reading.with_proposal(thing.text, known, proposal, published=published, by=by)
    with transaction.atomic():
        changed = [name for name in fields if better[name] != known[name]]
        changes = {"by": ["", by], "fields": ["", ", ".join(changed)], "refused": ["", str(len(refused))]}
        if Report.objects.filter(pk=thing.pk, reading=known).update(reading=better):
            journal.record("report.assist", thing, actor=None, at=at, changes=changes)


@transaction.atomic
def add_file(*, report: Report, file: File, sender: Member | None, at: datetime) -> bool:
    """Keep a file that follows its report in a later message; False if it is there already."""
    kept = keeping.keep(report, file)
    if kept:
        journal.record("report.add_file", report, actor=sender, at=at, changes={"digest": ["", file.digest]})
    return kept


@transaction.atomic
def take(*, report: Report, member: Member, at: datetime) -> None:
    """Take a new report in hand, so that no second person works on it."""
    free = Q(state=ReportState.NEW) | Q(state=ReportState.TAKEN, taken_by=member) | Q(state=ReportState.WAITING)
    if not Report.objects.filter(free, pk=report.pk).update(state=ReportState.TAKEN, taken_by=member):
        report.refresh_from_db()
        if report.state == ReportState.TAKEN:
            raise AlreadyTaken(who=report.taken_by.name if report.taken_by else "")
        raise NotOpen
    journal.record("report.take", report, actor=member, at=at, changes={"state": [report.state, ReportState.TAKEN]})
    report.refresh_from_db()


@transaction.atomic
def release(*, report: Report, member: Member, at: datetime) -> None:
    """Put a report back for others."""
    mine = Report.objects.filter(pk=report.pk, state=ReportState.TAKEN, taken_by=member)
    if not mine.update(state=ReportState.NEW, taken_by=None):
        raise NotOpen
    journal.record("report.release", report, actor=member, at=at)


@transaction.atomic
def ask(*, report: Report, member: Member, text: str, at: datetime) -> Question:
    """Ask the sender something; the report waits for the answer."""
    take(report=report, member=member, at=at)
    Report.objects.filter(pk=report.pk).update(state=ReportState.WAITING)
    question = Question.objects.create(report=report, text=text, asked_by=member, asked_at=at)
    journal.record("report.ask", report, actor=member, at=at)
    return question


@transaction.atomic
def answer(*, question: Question, member: Member | None, text: str, at: datetime) -> None:
    """Answer what was asked; the report goes back to the desk as new."""
    if not Question.objects.filter(pk=question.pk, answered_at=None).update(answer=text, answered_at=at):
        raise NothingAsked
    Report.objects.filter(pk=question.report_id, state=ReportState.WAITING).update(state=ReportState.NEW, taken_by=None)
    journal.record("report.answer", question.report, actor=member, at=at)


@transaction.atomic
def set_aside(*, report: Report, member: Member, reason: str, at: datetime, reason_code: str = "") -> None:
    """End a report without an incident; the reason is told to the sender."""
    take(report=report, member=member, at=at)
    new = {"state": ReportState.SET_ASIDE, "reason": reason, "reason_code": reason_code}
    Report.objects.filter(pk=report.pk).update(**new)
    changes = {"reason_code": ["", reason_code]} if reason_code else {}
    journal.record("report.set_aside", report, actor=member, at=at, changes=changes)
    following.follow([report.pk], state=ReportState.SET_ASIDE, member=member, at=at)


@transaction.atomic
def mark_verified(*, report: Report, member: Member, at: datetime) -> None:
    """End a report because something was made of it; called by the rooms that did."""
    take(report=report, member=member, at=at)
    Report.objects.filter(pk=report.pk).update(state=ReportState.VERIFIED)
    report.state = ReportState.VERIFIED
    following.follow([report.pk], state=ReportState.VERIFIED, member=member, at=at)


@transaction.atomic
def mark_verified_with(*, reports: Sequence[Report], member: Member, at: datetime) -> None:
    """End reports that tell what another one told; all or none. The caller's journal line names them."""
    wanted = {report.pk for report in reports}
    free = Q(state=ReportState.NEW) | Q(state=ReportState.TAKEN, taken_by=member) | Q(state=ReportState.WAITING)
    mine = Report.objects.filter(free, pk__in=wanted)
    if mine.update(state=ReportState.VERIFIED, taken_by=member) != len(wanted):
        raise NoLongerFree
    following.follow(wanted, state=ReportState.VERIFIED, member=member, at=at)


@transaction.atomic
def take_back(*, report: Report, member: Member) -> None:
    """Bring a verified report back into a member's hands; the caller's journal line says why."""
    mine = Report.objects.filter(pk=report.pk, state=ReportState.VERIFIED)
    if not mine.update(state=ReportState.TAKEN, taken_by=member):
        raise NotOpen
    report.refresh_from_db()


@transaction.atomic
def reveal_informant(*, report: Report, member: Member, at: datetime) -> str:
    """Show who told us. Each look is a line in the journal."""
    name = identity.unseal(bytes(report.informant), bound_to=str(report.pk)) if report.informant else ""
    journal.record("report.informant", report, actor=member, at=at)
    return name
