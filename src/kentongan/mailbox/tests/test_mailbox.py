"""Letters: a person's become reports once, a program's are counted, hostile ones disturb nothing."""

import io
import socket
import subprocess
import sys
import time
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kentongan import mail_command
from kentongan.cast import CITY
from kentongan.intake.models import Attachment, Door, Photo, Report
from kentongan.journal.models import Entry
from kentongan.mailbox import fetching, services
from kentongan.mailbox.letters import open_letter, own_words
from kentongan.mailbox.models import Letter, LetterFate, MailDoor

VERDICT = "mx.kota.go.id; spf=pass (ok) smtp.mailfrom=warga@example.id; dkim=none"


def letter(text="Ada warga berselisih soal batas tanah di RT 02.", **headers) -> EmailMessage:
    one = EmailMessage()
    told = {"From": "Bu Sri <warga@example.id>", "To": "lapor@kota.go.id", "Subject": "Perselisihan", **headers}
    told.setdefault("Message_ID", "<satu@example.id>")
    for name, value in told.items():
        one[name.replace("_", "-")] = value
    one.set_content(text)
    return one


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "PNG")
    return out.getvalue()


def take(raw, now, member_of=lambda address: None):
    raw = raw if isinstance(raw, bytes) else raw.as_bytes()
    return services.take_in(raw, member_of=member_of, at=now)


@pytest.fixture
def opened(cast, now):
    fields = {"is_on": True, "region": cast.region(CITY), "trusted_server": "mx.kota.go.id"}
    services.set_door(by=cast.administrator, at=now, **fields)
    return cast


def test_a_letter_becomes_one_report_with_its_files_and_a_sealed_sender(opened, now):
    one = letter("Ada banjir.\n\nPada Sen, 2 Nov 2026 petugas menulis:\n> lama\n\n-- \nSri")
    one.add_attachment(png(), maintype="image", subtype="png", filename="../../foto.png")
    one.add_attachment(b"<script>", maintype="image", subtype="jpeg", filename="palsu.jpg")
    one.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="/etc/surat.pdf")
    one.add_attachment(letter("di dalam"))
    row, is_new = take(one, now)
    assert (row.fate, is_new) == (LetterFate.REPORT, True)
    assert take(one, now) == (row, False)
    report = Report.objects.get()
    assert (report.door, report.text, report.sender) == (Door.MAIL, "Perselisihan\n\nAda banjir.", None)
    assert b"warga@" not in bytes(report.informant)
    assert (Photo.objects.count(), Attachment.objects.get().name) == (1, "surat.pdf")
    assert set(row.remarks) == {"no-picture", "letter-within"}
    for days, left in ((364, 1), (366, 0), (367, 0)):  # the trace goes, the report stays
        services.forget(at=now + timedelta(days=days))
        assert Letter.objects.count() == left
    assert [line.changes for line in Entry.objects.filter(verb="mail_door.forget")] == [{"letters": [1, 0]}]
    assert Report.objects.exists()


def test_a_sender_is_a_member_only_where_our_own_server_vouches_for_them(opened, now):
    forged = "mx.penipu.id; dkim=pass header.d=example.id"
    for number, proof in enumerate([VERDICT, forged, "mx.kota.go.id; spf=fail smtp.mailfrom=warga@example.id", ""]):
        one = letter(f"Kejadian {number}", Message_ID=f"<{number}@x>")
        if proof:
            one["Authentication-Results"] = proof
        if proof == forged:
            one["Authentication-Results"] = VERDICT  # beneath: anybody may have written it
        take(one, now, {"warga@example.id": opened.lurah}.get)
    senders = dict(Report.objects.values_list("text", "sender"))
    assert list(senders.values()).count(opened.lurah.pk) == 1
    assert senders["Perselisihan\n\nKejadian 0"] == opened.lurah.pk


@pytest.mark.parametrize(
    ("headers", "fate"),
    [
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "bulk"}, "list"),
        ({"List_Id": "<warta.example.id>"}, "list"),
        ({"Return_Path": "<>"}, "bounce"),
        ({"From": "MAILER-DAEMON@mx.id"}, "bounce"),
        ({"X_Kentongan_Attempt": "1"}, "own"),
        ({"Subject": "", "text": "> hanya kutipan"}, "empty"),
    ],
)
def test_what_a_program_wrote_is_counted_and_never_answered(opened, now, headers, fate):
    row, _new = take(letter(headers.pop("text", "Isi"), **headers), now)
    assert (row.fate, row.report) == (fate, None)
    assert not Report.objects.exists()


def test_pages_and_html_and_old_encodings_are_read_as_people_read_them(opened, now):
    page = "<style>x</style><p>Kerusuhan di <b>pasar</b></p><script>alert(1)</script><blockquote>lama</blockquote>"
    one = letter(Subject="=?utf-8?q?Ra=C3=B1a?=")
    one.clear_content()
    one.set_content(page, subtype="html")
    take(one, now)
    assert Report.objects.get().text == "Raña\n\nKerusuhan di pasar"
    raw = b"From: a@b.id\r\nMessage-ID: <l>\r\nContent-Type: text/plain; charset=tidak-ada\r\n\r\nkotor \xe9\x00 habis"
    take(raw, now)
    assert "habis" in Report.objects.latest("number").text
    assert own_words("> a\n> b\nJawaban saya di bawah.") == "Jawaban saya di bawah."


def test_the_command_tells_the_mail_server_what_to_do(opened, monkeypatch, capsys):
    def run(raw):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        return mail_command.run(None)

    assert run(letter().as_bytes()) == 0
    assert run(letter().as_bytes()) == 0
    assert "sudah ada" in capsys.readouterr().out
    assert run(b"") == 0  # counted as broken, not bounced to and fro
    monkeypatch.setattr("django.conf.settings.IDENTITY_KEYS", [])
    assert run(letter(Message_ID="<lain@x>").as_bytes()) == mail_command.TRY_AGAIN
    assert not Letter.objects.filter(fate="report").exclude(report=Report.objects.get()).exists()
    MailDoor.objects.update(is_on=False)
    assert run(letter().as_bytes()) == mail_command.NOT_HERE


def test_setting_it_on_its_page(cast, enter):
    client = enter(cast.administrator)
    page = reverse("mailbox:standing")
    assert client.post(page, {"is_on": "on", "trusted_server": "a b"}).status_code == 422
    assert client.post(page, {"is_on": "on", "trusted_server": "mx.kota.go.id"}).status_code == 422
    told = {"is_on": "on", "trusted_server": "mx.kota.go.id", "keep_days": 40}
    assert client.post(page, told).status_code == 302
    assert "KENTONGAN_IMAP_URL" in client.get(page).content.decode()
    assert "KENTONGAN_IMAP_URL" in client.get(reverse("desk:doors")).content.decode()
    assert enter(cast.operator).get(page).status_code == 403


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=600), st.text(max_size=80))
def test_whatever_the_letter_it_has_a_fate(raw, word):
    head = b"From: a@b.id\r\nSubject: =?utf-8?b?" + word.encode("utf-8", "replace") + b"?=\r\nContent-Type: "
    for sample in (raw, head + raw, head + b"multipart/mixed; boundary=x\r\n\r\n--x\r\n" + raw + b"\r\n--x--"):
        opened = open_letter(sample)
        opened.text.encode()
        assert opened.fate in LetterFate


# --- a real server ---


@pytest.fixture
def imap(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).parent / "pymap"), "--host", "127.0.0.1", "--port", str(port), "--no-tls",
               "--no-service", "managesieve", "--no-service", "admin", "dict",
               "--demo-user", "lapor", "--demo-password", "rahasia"]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    box = {"security": "imap", "host": "127.0.0.1", "port": port, "user": "lapor", "password": "rahasia"}
    settings.MAILBOX = {**box, "folder": "INBOX"}
    try:
        for _ in range(150):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield settings.MAILBOX
    finally:
        server.terminate()
        server.wait(10)


def test_letters_are_fetched_from_a_real_server_and_marked_only_once_kept(opened, now, imap, monkeypatch):
    line = fetching._line(imap)
    line.login(imap["user"], imap["password"])
    for number in range(3):
        one = letter(f"Kejadian {number}", Message_ID=f"<{number}@x>")
        assert line.append("INBOX", "", None, one.as_bytes())[0] == "OK"
    real, broken = services.take_in, []

    def stumbles(raw, **more):
        if b"Kejadian 1" in raw and not broken:
            broken.append(1)
            raise ValueError
        return real(raw, **more)

    monkeypatch.setattr(services, "take_in", stumbles)
    fetching.fetch_due(at=now, member_of=lambda address: None)
    assert Report.objects.count() == 2
    line.select("INBOX")
    assert len(line.uid("SEARCH", "UNSEEN")[1][0].split()) == 1  # what was not kept stays as it was
    fetching.fetch_due(at=now, member_of=lambda address: None)
    fetching.fetch_due(at=now, member_of=lambda address: None)
    assert Report.objects.count() == 3
    door = MailDoor.objects.get()
    assert (door.failures, door.last_ok_at) == (0, now)
    imap["password"] = "salah"
    fetching.fetch_due(at=now, member_of=lambda address: None)
    door.refresh_from_db()
    assert (door.failures, door.last_error) == (1, "nama atau kata sandi ditolak server surel")
    line.logout()
