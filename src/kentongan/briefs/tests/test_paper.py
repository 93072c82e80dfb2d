"""The papers themselves, opened again."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from kentongan.briefs import paper, paper_docx, services
from kentongan.briefs.archive import without_clock
from kentongan.briefs.content import ROWS, digest
from kentongan.briefs.layouts import layout
from kentongan.briefs.models import Brief, BriefKind
from kentongan.briefs.services import Request
from kentongan.briefs.tests.conftest import rows
from kentongan.meetings.services import Order, Present


@pytest.fixture
def composed(cast, closed, now):
    def made(**given):
        return services.compose(request=Request("minutes", meeting=closed(**given)), member=cast.secretary, at=now)

    return made


def words_of_pdf(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def words_of_docx(content):
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    edges = [p.text for s in document.sections for p in (*s.header.paragraphs, *s.footer.paragraphs)]
    return "\n".join([*(p.text for p in document.paragraphs), *cells, *edges])


EXPECTED = [
    "PEMERINTAH KOTA PROBOLINGGO",
    "TIM TERPADU PENANGANAN KONFLIK SOSIAL",
    "001/NOTULEN/BAKESBANGPOL/XI/2026",
    "tanggal dua puluh delapan bulan Januari",
    "Normalisasi selokan & saluran <air>",
    "Tambah patroli malam",
    "Dinas PUPR",
    "terlambat",
    "Kabag Ops",
    "Pencurian ternak",
    "Kepala Badan Kesatuan Bangsa dan Politik",
    "Probolinggo, 22 November 2026",
]


def test_the_pdf_says_what_was_ordered_and_by_when(composed):
    brief = composed()
    text = " ".join(words_of_pdf(paper.pdf(brief)))
    assert [words for words in EXPECTED if words not in text] == []
    assert "11 Februari 2026" in text
    assert brief.digest in text.replace(" ", "")


def test_the_docx_says_the_same(composed):
    brief = composed()
    text = words_of_docx(paper_docx.docx(brief))
    assert [words for words in EXPECTED if words not in text] == []
    assert "11 Februari 2026" in text
    assert brief.digest in text
    assert "{{" not in text
    assert "{%" not in text


def test_every_page_bears_its_number_and_its_secrecy(composed, cast, now):
    orders = [Order(f"Arahan nomor {n} " + "kata " * 30, now.date(), cast.region("35.74")) for n in range(30)]
    pages = words_of_pdf(paper.pdf(composed(classification=1, is_simulated=True, directives=orders)))
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert "TERBATAS" in text
        assert "SIMULASI" in text
        assert f"Halaman {number} dari {len(pages)}" in text


def test_an_open_paper_bears_no_mark(composed):
    brief = composed()
    for text in ("\n".join(words_of_pdf(paper.pdf(brief))), words_of_docx(paper_docx.docx(brief))):
        assert "TERBATAS" not in text
        assert "SIMULASI" not in text


def test_the_docx_bears_the_marks_too(composed):
    text = words_of_docx(paper_docx.docx(composed(classification=1, is_simulated=True)))
    assert "TERBATAS" in text
    assert "SIMULASI" in text


def test_the_pdf_can_be_read_aloud_and_kept(composed):
    reader = PdfReader(BytesIO(paper.pdf(composed())))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"].lower().startswith("id")
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"pdfaid:part" in catalogue["/Metadata"].get_data()
    assert reader.metadata.title == "Notulen Rakor Januari"


def test_the_same_snapshot_gives_the_same_bytes(composed):
    first = composed()
    again = Brief.objects.get(pk=first.pk)
    assert paper.pdf(first) == paper.pdf(again)
    assert paper_docx.docx(first) == paper_docx.docx(again)


def test_very_long_names_stay_inside_the_page(composed):
    long = "Perkumpulan" * 11
    brief = composed(title=long, attendance=[Present(long[:120]), Present(("Dinas panjang " * 9)[:120])], chair=long)
    assert "Perkumpulan" in words_of_pdf(paper.pdf(brief))[0]
    assert long[:120] in words_of_docx(paper_docx.docx(brief))


def test_a_title_may_be_longer_than_a_document_can_call_itself(composed):
    brief = composed()
    brief.title = "Pimpin rapat " * 25
    assert len(Document(BytesIO(paper_docx.docx(brief))).core_properties.title) == 255


def test_the_shipped_templates_hold_every_section_of_their_kind():
    for kind in BriefKind.values:
        with zipfile.ZipFile(BytesIO(paper_docx.shipped(kind))) as archive:
            said = archive.read("word/document.xml").decode()
        assert [one.key for one in layout(kind).sections if f"bagian.{one.key}." not in said] == [], kind


def test_a_rakor_with_almost_nothing_has_a_paper(composed):
    brief = composed(directives=[])
    for part in brief.snapshot["parts"]:
        part |= {name: [] for name in ROWS} | {"lead": "", "is_empty": True}
    brief.digest = digest(brief.snapshot)
    for text in (" ".join(words_of_pdf(paper.pdf(brief))), words_of_docx(paper_docx.docx(brief))):
        assert "Tidak ada kehadiran yang dicatat." in text
        assert "Tidak ada rakor sebelumnya." in text
        assert "Tidak ada arahan." in text


@pytest.mark.parametrize(
    "evil", ["#panic()", "{{ digest }}", "{% raise %}", "$x$ *tebal* `kode`", "<w:p>&amp;", "\\ @label"]
)
def test_what_people_type_is_words_and_never_code(composed, cast, now, evil):
    brief = composed(directives=[Order(evil, now.date(), cast.region("35.74"))], summary=evil)
    assert evil.split()[0][:4] in " ".join(words_of_pdf(paper.pdf(brief)))
    assert evil in words_of_docx(paper_docx.docx(brief))


def test_it_refuses_to_print_what_was_changed_behind_its_back(composed):
    brief = composed()
    rows(brief, "directives")[0]["due"] = "1 Januari 2030"
    with pytest.raises(paper.Altered) as refusal:
        paper.pdf(brief)
    assert brief.number in str(refusal.value)


def test_an_archive_without_clock_has_the_same_content():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "isi")
    still = without_clock(file.getvalue())
    with zipfile.ZipFile(BytesIO(still)) as archive:
        assert archive.read("a.txt") == b"isi"
        assert archive.infolist()[0].date_time[0] == 1980
