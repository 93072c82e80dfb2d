"""Build `briefs/data/notulen.docx`, the template of the minutes, so that it can be made again from nothing.

A city that edits the template in a word processor keeps its own copy; the fields in double braces are the snapshot's.

    python checks/make_docx_template.py [FILE]
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kentongan.briefs.archive import without_clock

TARGET = Path(__file__).resolve().parents[1] / "src/kentongan/briefs/data/notulen.docx"
CENTER = WD_ALIGN_PARAGRAPH.CENTER
MADE = datetime(2026, 1, 1, tzinfo=UTC)
WIDTH = 16.1


def main() -> None:
    paper = Document()
    _style(paper)
    _edges(paper)
    _letterhead(paper)
    _facts(paper)
    _lists(paper)
    _signatures(paper)
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = "Notulen", "", ""
    properties.created = properties.modified = MADE
    file = BytesIO()
    paper.save(file)
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(without_clock(file.getvalue()))


def _style(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.7), Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = Pt(4)
    heading = paper.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.bold = "Times New Roman", Pt(11), True
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        heading.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    heading.font.color.rgb = None
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(4)


def _edges(paper: Paper) -> None:
    """What stands on every page: secrecy and simulation above; number, digest and page below."""
    section = paper.sections[0]
    top = section.header.paragraphs[0]
    top.alignment = CENTER
    _run(top, "{{ classification|upper }}", bold=True, size=10)
    _run(top, "{% if classification and simulated %}  ·  {% endif %}", size=10)
    _run(top, "{% if simulated %}SIMULASI — untuk latihan, bukan naskah resmi{% endif %}", bold=True, size=10)
    foot = section.footer.paragraphs[0]
    _run(foot, "{{ number }} · Halaman ", size=8)
    _field(foot, "PAGE")
    _run(foot, " dari ", size=8)
    _field(foot, "NUMPAGES")
    _run(section.footer.add_paragraph(), "Sidik isi (SHA-256): {{ digest }}", size=6.5)


def _letterhead(paper: Paper) -> None:
    head = _line(paper, "{{ letterhead }}", bold=True, size=14)
    head.paragraph_format.space_after = Pt(0)
    _line(paper, "TIM TERPADU PENANGANAN KONFLIK SOSIAL", bold=True, size=13).paragraph_format.space_after = Pt(0)
    _rule(_line(paper, "Sekretariat: {{ secretariat }}", size=9.5))
    title = _line(paper, "NOTULEN", bold=True, size=13)
    title.runs[0].underline = True
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(8), Pt(0)
    _line(paper, "Nomor: {{ number }}").paragraph_format.space_after = Pt(8)


def _facts(paper: Paper) -> None:
    paper.add_paragraph(
        "Pada hari {{ meeting.spelled }}, telah dilaksanakan rapat koordinasi Tim Terpadu Penanganan Konflik Sosial "
        "{{ city }}, dengan keterangan sebagai berikut."
    )
    rows = [
        ("Nama rapat", "{{ meeting.title }}"), ("Hari, tanggal", "{{ meeting.day }}"),
        ("Pukul", "{{ meeting.time or '–' }}"), ("Tempat", "{{ meeting.place }}"),
        ("Cara hadir", "{{ meeting.mode }}"), ("Pimpinan rapat", "{{ meeting.chair }}"),
        ("Wilayah", "{{ meeting.region }}"),
    ]  # fmt: skip
    table = paper.add_table(rows=len(rows), cols=3)
    for row, (label, value) in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, (label, ":", value), strict=True):
            _put(cell, text, size=11)
    _widths(table, [3.4, 0.5, WIDTH - 3.9])
    paper.add_paragraph("{{ meeting.summary }}")


def _lists(paper: Paper) -> None:
    paper.add_heading("A. Kehadiran", 1)
    _empty(paper, "not attendance", "Tidak ada kehadiran yang dicatat.")
    _table(
        paper, "attendance", ["No.", "Unsur", "Diwakili oleh", "Hadir"],
        ["{{ loop.index }}.", "{{ it.office }}", "{{ it.representing or '–' }}", "{{ it.mode }}"],
        [1, 6.4, 5.5, 3.2],
    )  # fmt: skip
    paper.add_heading("B. Mata acara tambahan", 1)
    _empty(paper, "not agenda", "Tidak ada.")
    _loop(paper, "agenda", "{{ loop.index }}. {{ it }}")
    paper.add_heading("C. Janji rakor sebelumnya", 1)
    _empty(paper, "not previous", "Tidak ada rakor sebelumnya.")
    paper.add_paragraph("{%p if previous %}")
    paper.add_paragraph("{{ previous.title }}, {{ previous.day }}. Keadaan per {{ composed_on }}.")
    promise = ["{{ loop.index }}.", "{{ it.text }}", "{{ it.responsible }}", "{{ it.due }}", "{{ it.state }}"]
    titles = ["No.", "Arahan", "Penanggung jawab", "Tenggat", "Keadaan"]
    _table(paper, "previous.promises", titles, promise, [1, 6.3, 3.6, 2.6, 2.6])
    paper.add_paragraph("{%p endif %}")
    paper.add_heading("D. Pokok masalah", 1)
    _empty(paper, "not issues", "Tidak ada pokok masalah yang dicatat.")
    paper.add_paragraph("{%p for group in issues %}")
    _run(paper.add_paragraph(), "Bidang {{ group.dimension|lower }}", bold=True)
    _loop(paper, "group['items']", "{{ loop.index }}. {{ it.text }} ({{ it.category }}; {{ it.region }})")
    paper.add_paragraph("{%p endfor %}")
    paper.add_heading("E. Arahan dan tindak lanjut", 1)
    _empty(paper, "not directives", "Tidak ada arahan.")
    paper.add_paragraph("{%p if directives %}")
    paper.add_paragraph("Keadaan per {{ composed_on }}.")
    paper.add_paragraph("{%p endif %}")
    order = [*promise[:3], "{{ it.region }}", *promise[3:]]
    _table(paper, "directives", [*titles[:3], "Wilayah", *titles[3:]], order, [1, 4.7, 3.4, 2.3, 2.4, 2.3])
    paper.add_heading("F. Tindak lanjut lain yang terlambat", 1)
    _empty(paper, "not late", "Tidak ada.")
    paper.add_paragraph("{%p for group in late %}")
    _run(paper.add_paragraph(), "{{ group.agency }}", bold=True)
    _loop(paper, "group['items']", "{{ loop.index }}. {{ it.number }}. {{ it.title }} (tenggat {{ it.due }})")
    paper.add_paragraph("{%p endfor %}")


def _signatures(paper: Paper) -> None:
    last = paper.add_paragraph(
        "Demikian notulen ini dibuat untuk ditindaklanjuti oleh instansi yang disebut di dalamnya."
    )
    last.paragraph_format.space_before, last.paragraph_format.keep_with_next = Pt(12), True
    table = paper.add_table(rows=1, cols=2)
    left = ["", "Mengetahui,", "Pimpinan rapat", "", "", "", "______________________", "{{ meeting.chair }}"]
    right = [
        "{{ town }}, {{ composed_on }}", "Sekretaris Tim Terpadu,", "Kepala {{ secretariat }}", "", "", "",
        "______________________", "NIP ………………………",
    ]  # fmt: skip
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for number, text in enumerate(lines):
            line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            line.alignment = CENTER
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.keep_with_next = True
            _run(line, text)
    _keep_together(table)
    _widths(table, [WIDTH / 2, WIDTH / 2])


def _table(paper: Paper, items: str, titles: list[str], fields: list[str], widths: list[float]) -> None:
    """Add a table with one row for each item; the rows that hold the loop vanish when it is filled in."""
    paper.add_paragraph(f"{{%p if {items} %}}")
    table = paper.add_table(rows=4, cols=len(titles))
    table.style = "Table Grid"
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        _put(cell, title, bold=True)
    _repeat(table)
    _put(table.rows[1].cells[0], f"{{%tr for it in {items} %}}")
    for cell, text in zip(table.rows[2].cells, fields, strict=True):
        _put(cell, text)
    _put(table.rows[3].cells[0], "{%tr endfor %}")
    _keep_together(table)
    _widths(table, widths)
    paper.add_paragraph("{%p endif %}")


def _loop(paper: Paper, items: str, text: str) -> None:
    paper.add_paragraph(f"{{%p for it in {items} %}}")
    line = paper.add_paragraph(text)
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.6)
    paper.add_paragraph("{%p endfor %}")


def _empty(paper: Paper, condition: str, text: str) -> None:
    paper.add_paragraph(f"{{%p if {condition} %}}")
    _run(paper.add_paragraph(), text).italic = True
    paper.add_paragraph("{%p endif %}")


def _line(paper: Paper, text: str, *, bold: bool = False, size: float = 11) -> Paragraph:
    line = paper.add_paragraph()
    line.alignment = CENTER
    _run(line, text, bold=bold, size=size)
    return line


def _run(line: Paragraph, text: str, *, bold: bool = False, size: float = 11) -> Run:
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return run


def _put(cell: _Cell, text: str, *, bold: bool = False, size: float = 10) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(1)
    _run(line, text, bold=bold, size=size)


def _field(line: Paragraph, code: str) -> None:
    """Add a number that the word processor counts."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = _run(line, text if kind == "text" else "", size=8)
        if kind == "":
            part = OxmlElement("w:instrText")
            part.text = text
        elif kind != "text":
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            continue
        run._r.append(part)


def _rule(line: Paragraph) -> None:
    """Draw the double line under the letterhead."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    line._p.get_or_add_pPr().append(borders)


def _repeat(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _keep_together(table: Table) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _widths(table: Table, widths: list[float]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


if __name__ == "__main__":
    main()
