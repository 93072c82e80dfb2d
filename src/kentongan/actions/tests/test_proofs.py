import hashlib
import io
from datetime import datetime

import pytest
from PIL import Image

from kentongan.actions import proofs
from kentongan.actions.tests import scene

BOMB = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x02\x00\x00\x00"


def read(content, name="bukti"):
    return proofs.read(io.BytesIO(content), name=name, zone=scene.ZONE)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (scene.EXE, "surat.pdf"),
        (scene.SVG, "foto.svg"),
        (scene.SVG, "foto.jpg"),
        (b"<html><script>alert(1)</script></html>", "laporan.pdf"),
        (b"%PDF-1.7 and nothing after it", "laporan.pdf"),
        (b"\x00" + scene.PDF, "laporan.pdf"),
        (scene.office("word/document.xml", "word/vbaProject.bin"), "surat.docx"),
        (scene.office("word/document.xml", "word/activeX/activeX1.bin"), "surat.docx"),
        (scene.office("ppt/presentation.xml"), "surat.docx"),
        (scene.office("META-INF/MANIFEST.MF"), "surat.xlsx"),
        (b"PK\x03\x04" + b"\x00" * 100, "surat.xlsx"),
        (scene.office(*(f"x{n}" for n in range(proofs.MOST_PARTS)), "word/document.xml"), "surat.docx"),
        (BOMB, "foto.png"),
        (b"GIF89a" + b"\x00" * 50, "foto.gif"),
        (scene.jpeg()[:300], "foto.jpg"),
        (b"", "kosong.pdf"),
    ],
)
def test_it_refuses_what_is_not_what_it_says(content, name):
    with pytest.raises(proofs.UnknownKind) as refusal:
        read(content, name)
    assert name in str(refusal.value)


def test_it_refuses_eleven_megabytes_and_reads_no_further():
    upload = io.BytesIO(scene.PDF + b"\x00" * 11_000_000)
    with pytest.raises(proofs.TooLarge):
        proofs.read(upload, name="besar.pdf", zone=scene.ZONE)
    assert upload.tell() == proofs.MOST_BYTES + 1


def test_ten_megabytes_are_still_taken():
    padding = b"\x00" * (proofs.MOST_BYTES - len(scene.PDF))
    assert read(scene.PDF.replace(b"trailer", padding + b"trailer")).extension == "pdf"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (scene.PDF, "pdf"),
        (scene.office("word/document.xml"), "docx"),
        (scene.office("xl/workbook.xml"), "xlsx"),
    ],
)
def test_documents_are_kept_as_they_came(content, kind):
    proof = read(content, "setup.exe")
    assert (proof.extension, proof.is_photo) == (kind, False)
    assert proof.content == content
    assert proof.digest == hashlib.sha256(content).hexdigest()


def test_a_photo_loses_what_the_camera_wrote_but_time_and_place_are_kept_apart():
    proof = read(scene.jpeg(), "IMG_1.JPG")
    assert proof.is_photo
    assert b"KameraRahasia" not in proof.content
    assert not Image.open(io.BytesIO(proof.content)).getexif()
    assert proof.taken_at == datetime(2026, 11, 22, 8, 15, tzinfo=scene.ZONE)
    assert (proof.lat, proof.lng) == (-7.785, 113.228889)
