"""What a phone sends becomes one report, however often and in however many pieces it comes."""

import io
import re
from uuid import UUID

import pytest
from PIL import Image

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Role
from kentongan.intake.models import Attachment, Door, Field, Photo, Report
from kentongan.journal.models import Entry
from kentongan.openrosa import queries, services
from kentongan.openrosa.models import OdkFile, OdkKey, OdkSubmission
from kentongan.openrosa.tests.conftest import INSTANCE, filled

AMR = b"#!AMR\n" + bytes(40)


def jpeg(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


def test_a_form_becomes_a_report_in_its_senders_name(phone, cast, clock):
    Field.objects.create(code="rumah", label="Rumah terendam", kind="number", valid_from=clock.date())
    Field.objects.create(code="tinggi", label="Tinggi", kind="choice", choices=["dada"], valid_from=clock.date())
    xml = filled(
        perkara="disaster_weather",
        kelurahan=MANGUNHARJO,
        tempat="RT 02 RW 05",
        waktu="2026-11-22T18:00:00.000+07:00",
        titik="-7.742 113.217 4.0 8.5",
        narasumber="Bu Sri 0812",
        selesai_diisi="2026-11-22T18:10:00.000+07:00",
        own="<t_rumah>3,5</t_rumah><t_tinggi>lutut</t_tinggi><t_asing>x</t_asing>",
        selesai_di_bawah="ya",
    )
    answer = phone.post(xml)
    assert answer.status_code == 201, answer.content
    report = Report.objects.get()
    assert f"Laporan diterima dengan nomor {report}." in answer.content.decode()
    assert (report.pk, report.door, report.sender) == (UUID(INSTANCE[5:]), Door.ODK, cast.lurah)
    assert (report.region_id, report.category, report.spot) == (MANGUNHARJO, "disaster_weather", "RT 02 RW 05")
    assert (report.lat, report.lng) == (-7.742, 113.217)
    assert report.occurred_at.isoformat() == "2026-11-22T11:00:00+00:00"
    assert report.sent_at.isoformat() == "2026-11-22T11:10:00+00:00"
    assert report.extra == {"rumah": "3.5", "tinggi": "lutut"}  # the city knows no third; "lutut" is no choice any more
    assert report.settled_below
    assert b"Sri" not in bytes(report.informant or b"Sri")
    assert phone.post(xml).status_code == 201
    again = phone.post(xml)
    assert f"sudah kami terima: nomor {report}" in again.content.decode()
    assert (Report.objects.count(), OdkSubmission.objects.count()) == (1, 1)
    assert Entry.objects.filter(verb="report.receive").count() == 1


def test_the_same_id_with_other_words_is_refused_and_the_first_stays(phone, cast, clock):
    phone.post(filled(perkara="crime"))
    for other in (filled(perkara="fire"), filled(isi="Lain sekali.")):
        answer = phone.post(other)
        assert answer.status_code == 409
        assert re.search(r'nature="submit_error">.* isi lain', answer.content.decode())
    _key, token = services.create_key(label="Lain", member=cast.other_lurah, by=cast.other_lurah, at=clock)
    phone.token = token
    assert phone.post(filled(perkara="crime")).status_code == 409  # another's report
    assert Report.objects.get().text.startswith("Banjir")


def test_files_may_come_later_and_those_that_never_do_are_shown(phone, cast, enter):
    xml = filled(foto_1="a.jpg", foto_2="b.jpg", foto_3="rusak.jpg", rekaman="suara.amr")
    first = phone.post(xml, ("a.jpg", jpeg()), ("asing.jpg", jpeg("red")), **{"*isIncomplete*": "yes"})
    assert "3 berkas masih ditunggu" in first.content.decode()
    assert (Photo.objects.count(), Attachment.objects.count()) == (1, 0)  # a file the form does not name is not kept
    report = Report.objects.get()
    page = f"/odk/laporan/{report.pk}/berkas/"
    assert "b.jpg masih ditunggu" in enter(cast.lurah).get(page).content.decode()
    assert enter(cast.stranger).get(page).status_code == enter(cast.other_lurah).get(page).status_code == 404

    second = phone.post(xml, ("suara.amr", AMR), ("rusak.jpg", b"<script>alert(1)</script>"))
    assert second.status_code == 201
    assert phone.post(xml, ("suara.amr", AMR), ("a.jpg", jpeg())).status_code == 201  # the answer was lost on its way
    kept = Attachment.objects.get()
    assert (kept.media_type, kept.name, Photo.objects.count()) == ("audio/amr", "suara.amr", 1)
    seen = enter(cast.operator).get(page).content.decode()
    assert re.findall(r"Berkas (\S+) (masih ditunggu|tiba, tetapi)", seen) == [
        ("b.jpg", "masih ditunggu"),
        ("rusak.jpg", "tiba, tetapi"),
    ]
    assert Entry.objects.filter(verb="report.add_file").count() == 2


def test_a_message_that_died_half_way_finds_its_report_again(phone, cast, clock):
    """Between the report and the note of what was sent, the server may be killed."""
    phone.post(filled(foto_1="a.jpg"))
    OdkSubmission.objects.all().delete()
    assert phone.post(filled(foto_1="a.jpg"), ("a.jpg", jpeg())).status_code == 201
    assert (Report.objects.count(), Photo.objects.count()) == (1, 1)


def test_what_the_lists_do_not_know_any_more_is_left_open(phone, cast):
    xml = filled(perkara="hilang", kelurahan="99.99", waktu="2031-01-01T00:00:00Z", titik="181 7")
    assert phone.post(xml).status_code == 201
    report = Report.objects.get()
    assert (report.category, report.region_id, report.occurred_at, report.lat) == ("", SUMBER_TAMAN, None, None)


@pytest.mark.parametrize(
    ("xml", "status"),
    [
        (filled(isi=" "), 422),
        (filled(form="lain"), 404),
        (b"", 400),
        (b"bukan xml", 400),
        (filled(isi="x" * 10_001), 413),
        (filled(isi="x" * 300_000), 413),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><laporan><isi>&b;</isi></laporan>', 400),
        (b'<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><laporan><isi>&b;</isi></laporan>', 400),
        (b'<laporan id="kentongan-lapor">' + b"<a>" * 60 + b"</a>" * 60 + b"</laporan>", 400),
        (b"<a>" * 20_000, 400),
        (b"<laporan>" + b"<a/>" * 600 + b"</laporan>", 400),
        (b'<?xml version="1.0" encoding="utf-7"?><laporan/>', 400),
    ],
)
def test_hostile_or_broken_forms_are_refused_in_words_and_leave_nothing(phone, caplog, xml, status):
    answer = phone.post(xml)
    assert answer.status_code == status, answer.content
    assert (answer["Content-Type"], answer["X-OpenRosa-Version"]) == ("text/xml; charset=utf-8", "1.0")
    assert "OpenRosaResponse" in answer.content.decode()
    assert (Report.objects.count(), OdkFile.objects.count()) == (0, 0)
    assert not re.search(f"{phone.token}|passwd|xxx", caplog.text)


def test_broken_envelopes_are_refused_too(phone):
    address = f"/odk/{phone.token}/submission"
    kind = "multipart/form-data; boundary=x"
    bad = [(b"--x\r\nbroken", kind), (b"", kind), (b"{}", "application/json"), (b"a", "multipart/form-data")]
    for body, given in bad:
        assert phone.client.post(address, body, content_type=given).status_code == 400
    many = [(f"{n}.jpg", b"") for n in range(120)]
    assert phone.post(filled(), *many).status_code == 400
    huge = phone.client.generic("POST", address, b"", content_type=kind, CONTENT_LENGTH="99000000")
    chunked = phone.client.generic("POST", address, b"", content_type=kind, HTTP_TRANSFER_ENCODING="chunked")
    assert (huge.status_code, chunked.status_code) == (413, 411)
    assert "OpenRosaResponse" in huge.content.decode()
    assert not Report.objects.exists()


def test_a_file_in_another_folder_or_of_two_natures_harms_nothing(phone):
    polyglot = jpeg() + b"<script>alert(document.cookie)</script>PK\x03\x04"
    xml = filled(foto_1="../../../tmp/a.jpg", rekaman="b.m4a")
    assert phone.post(xml, ("a.jpg", polyglot), ("b.m4a", b"MZ\x90\x00")).status_code == 201
    with Photo.objects.get().file as file:
        kept = file.read()
    assert not re.search(b"script|PK", kept)
    assert OdkFile.objects.get(name="b.m4a").is_unreadable
    assert not Attachment.objects.exists()


def test_only_a_valid_key_of_somebody_who_may_send_opens(phone, cast, clock, enter):
    xml, key = filled(), OdkKey.objects.get()
    whole = phone.token
    assert whole[8:] not in str(OdkKey.objects.values())
    for wrong in ("%00" * 9, whole[:-1], whole[:8], whole[:8] + key.digest, "x", "é" * 51):
        phone.token = wrong
        answer = phone.post(xml)
        assert answer.status_code == 403, wrong
        assert "kode QR baru" in answer.content.decode()
    phone.token = whole
    for change in ({"is_active": False}, {"role": Role.AUDITOR}):
        cast.lurah.__dict__.update({"is_active": True, "role": Role.FIELD} | change)
        cast.lurah.save()
        assert queries.opened_by(whole) is None
    cast.lurah.__dict__.update(is_active=True, role=Role.FIELD)
    cast.lurah.save()
    assert queries.opened_by(whole) == key
    services.revoke_key(key=key, by=cast.lurah, at=clock)
    assert phone.post(xml).status_code == 403
    with pytest.raises(services.PhoneAlreadyRevoked):
        services.revoke_key(key=key, by=cast.lurah, at=clock)
    assert not Report.objects.exists()
