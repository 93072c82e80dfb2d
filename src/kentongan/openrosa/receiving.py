"""The verb by which a filled form becomes a report. Sent again it is the same report; its files may follow later."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import queries as city
from kentongan.city.models import Region
from kentongan.errors import Refused
from kentongan.intake import fields, pictures
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.intake.pictures import Picture
from kentongan.intake.services import Enclosure, Incoming
from kentongan.journal import services as journal
from kentongan.openrosa import recordings
from kentongan.openrosa.models import OdkFile, OdkKey, OdkSubmission
from kentongan.openrosa.submission import Filled, moment, point
from kentongan.openrosa.workbook import ASKED, FINISHED, FORM_ID, SETTLED


class UnknownForm(Refused):
    code = "odk-unknown-form"
    status = 404
    text = _("Formulir ini tidak dipakai di sini. Muat ulang daftar formulir di ponsel.")


class SameInstanceOtherContent(Refused):
    code = "odk-same-instance-other-content"
    text = _(
        "Kiriman dengan nomor ini sudah kami terima dengan isi lain, dan yang pertama tetap berlaku. "
        "Kirim perubahannya sebagai laporan baru."
    )


@dataclass(frozen=True)
class Received:
    """What became of a message: the report, whether it is new, and how many of its files are still awaited."""

    report: Report
    is_new: bool
    awaited: int


def receive_submission(*, filled: Filled, files: Sequence[UploadedFile], key: OdkKey, at: datetime) -> Received:
    """Take in one message of a phone: the form, and as many of its files as are with it.

    Each message of a form bears the whole XML (docs.getodk.org/openrosa-form-submission); the first makes the report,
    the others bring what was too large for it. Files the form does not name are not kept. One that cannot be read does
    not hold the report up: it is shown as unreadable.

    Raises:
        UnknownForm: not a form of ours.
        SameInstanceOtherContent: the id is known with another XML.
        intake.services.EmptyReport, SameIdOtherContent.
    """
    if filled.form != FORM_ID:
        raise UnknownForm
    known = OdkSubmission.objects.filter(pk=filled.id).select_related("report").first()
    if known is None:
        try:
            report, is_new = intake.receive_report(_incoming(filled, key, at), sender=key.member, at=at, later=True)
        except intake.SameIdOtherContent:
            raise SameInstanceOtherContent from None
        known = _remember(report=report, filled=filled, key=key)
    else:
        report, is_new = known.report, False
    if known.digest != filled.digest or report.sender_id != key.member_id:
        raise SameInstanceOtherContent
    _keep_files(known, report, files, key, at)
    return Received(report, is_new, known.files.filter(arrived_at=None).count())


def _incoming(filled: Filled, key: OdkKey, at: datetime) -> Incoming:
    """Return what the form says; what its lists do not know any more is left open rather than refused."""
    said = filled.answers
    lat, lng = point(said.get("titik", ""))
    region = Region.objects.filter(pk=said.get("kelurahan") or said.get("kecamatan", "")).first()
    category = said.get("perkara", "")
    return Incoming(
        text=said.get("isi", ""),
        door=Door.ODK,
        id=filled.id,
        region=region or key.member.region,
        spot=said.get("tempat", "")[:200],
        lat=lat,
        lng=lng,
        category=category if category in city.labels("issue_category") else "",
        occurred_at=moment(said.get("waktu", ""), latest=at),
        sent_at=moment(said.get(FINISHED, ""), latest=at),
        informant=said.get("narasumber", "")[:200],
        extra=_own_answers(filled),
        settled_below=said.get(SETTLED) == "ya",
    )


def _own_answers(filled: Filled) -> dict[str, str]:
    """Return the answers to the city's own questions; one that fits no more, as the question was changed while the
    form lay on the phone, is kept as it came."""
    said = {name.removeprefix(ASKED): words for name, words in filled.own.items()}
    kept: dict[str, str] = {}
    while said:
        try:
            return kept | fields.checked(said)
        except fields.WrongAnswer as wrong:
            kept[wrong.field] = said.pop(wrong.field)
    return kept


def _remember(*, report: Report, filled: Filled, key: OdkKey) -> OdkSubmission:
    """Note what makes a resend known. Not in one transaction with the report, whose words are read before it is
    written: a message that dies in between is sent again, and finds the report."""
    row = OdkSubmission(report=report, key=key, instance=filled.instance, digest=filled.digest, version=filled.version)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            OdkFile.objects.bulk_create([OdkFile(submission=row, name=name) for name in filled.files])
    except IntegrityError:  # the same message twice at the same moment; the other one was first
        return OdkSubmission.objects.get(pk=report.pk)
    return row


def _keep_files(known: OdkSubmission, report: Report, files: Sequence[UploadedFile], key: OdkKey, at: datetime) -> None:
    awaited = {one.name: one for one in known.files.filter(arrived_at=None)}
    for upload in files:
        row = awaited.pop(upload.name or "", None)
        if row is not None:
            _keep_file(row, report, _readable(upload), key, at)


def _readable(upload: UploadedFile) -> Picture | Enclosure | None:
    """Return a photo without what the camera wrote into it, or a recording; None for anything else."""
    sound = recordings.recording(upload)
    if sound is not None:
        return sound
    try:
        return pictures.clean(io.BytesIO(upload.read()), name=upload.name or "", zone=ZoneInfo(settings.TIME_ZONE))
    except pictures.NotAPicture:
        return None


@transaction.atomic
def _keep_file(row: OdkFile, report: Report, file: Picture | Enclosure | None, key: OdkKey, at: datetime) -> None:
    if not OdkFile.objects.filter(pk=row.pk, arrived_at=None).update(arrived_at=at, is_unreadable=file is None):
        return
    if file is None:
        journal.record("report.refuse_file", report, actor=key.member, at=at, changes={"file": ["", row.pk]})
    else:
        intake.add_file(report=report, file=file, sender=key.member, at=at)
