"""What the city sets: numbers, head, signature, its own templates."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from PIL import Image

from kentongan.briefs import numbering, paper, paper_docx, paper_settings, services, templates
from kentongan.briefs.layouts import kinds
from kentongan.briefs.models import BriefKind, PaperSetting, PaperTemplate
from kentongan.briefs.services import Request
from kentongan.briefs.template_fields import of
from kentongan.briefs.template_trial import BrokenTag, Macros, NotADocument, TooBig, UnknownField, tried


def document(*lines):
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def repacked(content, **parts):
    """Return a document with more parts, by name with _ for /."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename.replace("/", "_") not in parts:
                new.writestr(entry, old.read(entry))
        for name, body in parts.items():
            new.writestr(name.replace("_", "/"), body)
    return file.getvalue()


@pytest.mark.parametrize(
    ("pattern", "reset", "refusal"),
    [
        ("{kode}/{tahun}", "yearly", numbering.TokenMissing),
        ("{nomor}/{kode}", "yearly", numbering.TokenMissing),
        ("{nomor}/{tahun}", "monthly", numbering.TokenMissing),
        ("{nomor}/{th}", "never", numbering.UnknownToken),
        ("{nomor}/{tahun", "never", numbering.UnknownToken),
    ],
)
def test_a_pattern_that_could_repeat_a_number_is_refused(pattern, reset, refusal):
    with pytest.raises(refusal):
        numbering.check(pattern, reset)


def test_the_city_numbers_by_its_own_scheme_and_nothing_is_given_twice(cast, enter, closed, now):
    meeting = closed()
    asked = Request("minutes", meeting=meeting)
    services.compose(request=asked, member=cast.secretary, at=now)
    page = enter(cast.secretary)
    url = reverse("briefs:setting", args=["minutes"])
    given = {"series": "naskah", "pattern": "{nomor}/{kode}", "code": "NOTULEN", "reset": "yearly"}
    answer = page.post(url, given)
    assert answer.status_code == 422
    assert "{tahun}" in answer.text
    given |= {"pattern": "{nomor}/{kode}/BAKESBANGPOL/{bulan_romawi}/{tahun}", "reset": "monthly"}
    assert page.post(url, given).status_code == 302
    # The new series begins at one, which is taken; the number passes over it.
    numbers = [services.compose(request=asked, member=cast.secretary, at=at).number for at in (now, now)]
    assert [one[:3] for one in numbers] == ["002", "003"]
    later = services.compose(request=asked, member=cast.secretary, at=now + timedelta(days=30))
    assert later.number == "001/NOTULEN/BAKESBANGPOL/XII/2026"
    assert PaperSetting.objects.get().series == "naskah"


def test_head_signature_and_copies_are_frozen_with_the_paper(cast, enter, closed, now):
    page = enter(cast.secretary)
    picture = BytesIO()
    Image.new("RGB", (900, 300), "red").save(picture, "PNG")
    head = {"lines": "PEMERINTAH KOTA PROBOLINGGO\nBAKESBANGPOL", "address": "Jalan Mawar 39A"}
    logo = SimpleUploadedFile("lambang.png", picture.getvalue(), "image/png")
    assert page.post(reverse("briefs:head"), head | {"logo": logo}).status_code == 302
    bad = SimpleUploadedFile("lambang.png", b"GIF89a....", "image/png")
    assert page.post(reverse("briefs:head"), head | {"logo": bad}).status_code == 422
    asked = Request("outcome", meeting=closed())
    brief = services.compose(request=asked, member=cast.secretary, at=now)
    paper_settings.set_head(lines="LAIN", address="", logo=None, member=cast.secretary, at=now + timedelta(hours=1))
    brief.refresh_from_db()
    assert brief.snapshot["head"]["lines"][1] == "BAKESBANGPOL"
    assert b"%PDF" in paper.pdf(brief)
    words = Document(BytesIO(paper_docx.docx(brief)))
    assert any("BAKESBANGPOL" in line.text for line in words.paragraphs)
    assert any("Sekretaris Daerah" in line.text for line in words.paragraphs)
    assert words.inline_shapes


def test_a_template_of_the_city_prints_the_papers_from_its_day_on(cast, enter, closed, now):
    own = document("Naskah kami {{ number }}", "{%p for it in bagian.agenda.entries %}", "{{ it }}", "{%p endfor %}")
    page = enter(cast.secretary)
    upload = reverse("briefs:template_upload", args=["minutes"])
    file = SimpleUploadedFile("kami.docx", own)
    assert page.post(upload, {"file": file, "valid_from": "2026-11-01"}).status_code == 302
    asked = Request("minutes", meeting=closed())
    brief = services.compose(request=asked, member=cast.secretary, at=now)
    text = "\n".join(line.text for line in Document(BytesIO(paper_docx.docx(brief))).paragraphs)
    assert f"Naskah kami {brief.number}" in text
    assert "Kesiapan musim hujan" in text
    template = PaperTemplate.objects.get()
    assert page.post(reverse("briefs:template_retire", args=[template.pk])).status_code == 302
    assert templates.in_use("minutes", on=date(2027, 1, 1)) is None
    brief.refresh_from_db()
    assert paper_docx.docx(brief)
    assert page.get(reverse("briefs:template_own", args=[template.pk])).content == own
    wrong = page.post(
        upload, {"file": SimpleUploadedFile("k.docx", document("{{ nomer }}")), "valid_from": "2026-11-01"}
    )
    assert wrong.status_code == 422
    assert "nomer" in wrong.text


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (document("{{ nomer }}"), UnknownField),
        (document("{{ bagian.hadir.rows }}"), UnknownField),
        (document("{{ number"), BrokenTag),
        (document("{% for it in opening %}{{ it }}"), BrokenTag),
        (document("{{ ''.__class__.__mro__ }}"), BrokenTag),
        (document("{% for a in range(100000) %}{% endfor %}"), UnknownField),
        (b"PK\x03\x04 bukan arsip", NotADocument),
        (repacked(document("x"), **{"word_vbaProject.bin": b"x"}), Macros),
        (b"x" * 1_000_001, TooBig),
        (repacked(document("x"), **{"word_big.xml": b" " * 21_000_000}), TooBig),
        (repacked(document("x"), **{"word_document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), NotADocument),
    ],
)  # fmt: skip
def test_an_unfit_template_is_refused_by_name(content, refusal):
    with pytest.raises(refusal):
        tried("minutes", content)


@pytest.mark.parametrize("kind", kinds())
def test_the_shipped_templates_pass_their_own_trial(kind):
    tried(kind, paper_docx.shipped(kind))
    assert of(kind)


def test_every_kind_has_bones_and_settings():
    assert set(kinds()) == set(BriefKind.values)
    for kind in BriefKind.values:
        setting = paper_settings.shipped(kind)
        numbering.check(setting.pattern, setting.reset)


def test_the_shipped_templates_are_those_the_layouts_make():
    import importlib.util
    from pathlib import Path

    path = Path(__file__).parents[4] / "checks/make_docx_template.py"
    spec = importlib.util.spec_from_file_location("make_docx_template", path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for kind in ("minutes", "invitation"):
        files = [BytesIO(content) for content in (made.template(made.layout(kind)), paper_docx.shipped(kind))]
        with zipfile.ZipFile(files[0]) as new, zipfile.ZipFile(files[1]) as kept:
            assert new.read("word/document.xml") == kept.read("word/document.xml")
