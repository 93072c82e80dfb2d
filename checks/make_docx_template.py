"""Build `briefs/data/templates/*.docx`, the shipped template of every kind of paper, from its layout.

A city that edits a template in a word processor uploads its own copy; the fields in double braces are the snapshot's.

    python checks/make_docx_template.py [FOLDER]
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
from kentongan.briefs.layouts import Layout, Section, kinds, layout

TARGET = Path(__file__).resolve().parents[1] / "src/kentongan/briefs/data/templates"
CENTER = WD_ALIGN_PARAGRAPH.CENTER
MADE = datetime(2026, 1, 1, tzinfo=UTC)
WIDTH = 16.1
NUMBER = 1.0


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    for kind in kinds():
        (folder / f"{kind}.docx").write_bytes(template(layout(kind)))


def template(bones: Layout) -> bytes:
    """Return the template of one kind."""
    paper = Document()
    _style(paper)
    _edges(paper)
    _letterhead(paper)
    {"letter": _letter, "press": _press}.get(bones.shape, _report)(paper)
    for number, section in enumerate(bones.sections):
        _section(paper, section, "" if bones.shape == "press" else f"{chr(ord('A') + number)}. ")
    _loop(paper, "closing", "{{ it }}", plain=True)
    _limits(paper)
    _signatures(paper)
    _copies(paper)
    if bones.shape == "letter":
        _invited(paper)
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = bones.heading or "Surat", "", ""
    properties.created = properties.modified = MADE
    file = BytesIO()
    paper.save(file)
    return without_clock(file.getvalue())


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
    _run(foot, "{% if classification %}{{ classification|upper }} · {% endif %}{{ number }} · Halaman ", size=8)
    _field(foot, "PAGE")
    _run(foot, " dari ", size=8)
    _field(foot, "NUMPAGES")
    _run(section.footer.add_paragraph(), "Sidik isi (SHA-256): {{ digest }}", size=6.5)


def _letterhead(paper: Paper) -> None:
    _block(paper, "if logo")
    _line(paper, "{{ logo }}").paragraph_format.space_after = Pt(2)
    _block(paper, "endif")
    _block(paper, "for it in head.lines")
    _line(paper, "{{ it }}", bold=True, size=13).paragraph_format.space_after = Pt(0)
    _block(paper, "endfor")
    _rule(_line(paper, "{{ head.address or 'Sekretariat: ' ~ secretariat }}", size=9.5))


def _report(paper: Paper) -> None:
    title = _line(paper, "{{ heading }}", bold=True, size=13)
    title.runs[0].underline = True
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(8), Pt(0)
    _line(paper, "Nomor: {{ number }}").paragraph_format.space_after = Pt(8)
    _loop(paper, "opening[:1]", "{{ it }}", plain=True)
    _facts(paper, 3.6)
    _loop(paper, "opening[1:]", "{{ it }}", plain=True)


def _letter(paper: Paper) -> None:
    table = paper.add_table(rows=4, cols=4)
    left = [
        ("Nomor", ": {{ number }}"), ("Sifat", ": {{ nature }}"), ("Lampiran", ": {{ letter.attachments }}"),
        ("Hal", ": {{ letter.subject }}"),
    ]  # fmt: skip
    right = [
        "{{ town }}, {{ composed_on }}", "Kepada",
        "Yth. {% if letter.to|length == 1 %}{{ letter.to[0] }}{% else %}Daftar terlampir{% endif %}", "di – {{ town }}",
    ]  # fmt: skip
    for row, (label, value), place in zip(table.rows, left, right, strict=True):
        for cell, text in zip(row.cells, (label, value, "", place), strict=True):
            _put(cell, text, size=11)
    _widths(table, [1.9, 7.4, 0.6, 6.2])
    paper.add_paragraph("")
    _loop(paper, "opening", "{{ it }}", plain=True)
    _facts(paper, 3.0)


def _press(paper: Paper) -> None:
    _line(paper, "{{ heading }}", bold=True, size=13).paragraph_format.space_before = Pt(8)
    _line(paper, "Nomor: {{ number }}").paragraph_format.space_after = Pt(8)
    _run(paper.add_paragraph(), "{{ title }}", bold=True, size=14)


def _facts(paper: Paper, width: float) -> None:
    table = paper.add_table(rows=3, cols=3)
    _put(table.rows[0].cells[0], "{%tr for it in facts %}")
    for cell, text in zip(table.rows[1].cells, ("{{ it[0] }}", ":", "{{ it[1] }}"), strict=True):
        _put(cell, text, size=11)
    _put(table.rows[2].cells[0], "{%tr endfor %}")
    _widths(table, [width, 0.5, WIDTH - width - 0.5])
    paper.add_paragraph("").paragraph_format.space_after = Pt(0)


def _section(paper: Paper, section: Section, letter: str) -> None:
    """Add one section: what is written where nothing is to be told, and what is written where something is."""
    place = f"bagian.{section.key}"
    if section.title:
        paper.add_heading(f"{letter}{section.title}", 1)
    _block(paper, f"if {place}.lead")
    paper.add_paragraph("{{ " + place + ".lead }}")
    _block(paper, "endif")
    if section.empty:
        _block(paper, f"if {place}.is_empty")
        _run(paper.add_paragraph(), section.empty).italic = True
        _block(paper, "endif")
    if section.shape == "table":
        fields = ["{{ loop.index }}.", *("{{ it." + key + " }}" for key, _title, _width in section.columns)]
        titles = ["No.", *(title for _key, title, _width in section.columns)]
        _table(paper, f"{place}.rows", titles, fields, [NUMBER, *(width for _key, _title, width in section.columns)])
    elif section.shape == "list":
        _loop(paper, f"{place}.entries", "{{ loop.index }}. {{ it }}")
    elif section.shape == "text":
        _loop(paper, f"{place}.paragraphs", "{{ it }}", plain=True)
    elif section.shape == "pictures":
        _block(paper, f"for it in {place}.pictures")
        _line(paper, "{{ it.picture }}")
        _line(paper, "Gambar {{ loop.index }}: {{ it.caption }}", size=9.5)
        _block(paper, "endfor")
    else:
        _block(paper, f"for group in {place}.groups")
        _run(paper.add_paragraph(), "{{ group.title }}", bold=True)
        _loop(paper, "group.entries", "{{ loop.index }}. {{ it }}")
        _block(paper, "if not group.entries")
        _run(paper.add_paragraph(), "NIHIL").italic = True
        _block(paper, "endif")
        _block(paper, "endfor")


def _limits(paper: Paper) -> None:
    _block(paper, "if limits")
    _run(paper.add_paragraph(), "Batas isi naskah ini", bold=True, size=9.5)
    _block(paper, "endif")
    _loop(paper, "limits", "{{ it }}", plain=True)


def _signatures(paper: Paper) -> None:
    paper.add_paragraph("").paragraph_format.keep_with_next = True
    table = paper.add_table(rows=1, cols=2)
    left = [
        "", "{% if countersign %}{{ countersign.intro }}{% endif %}",
        "{% if countersign %}{{ countersign.office|join(' ') }}{% endif %}", "", "", "",
        "{% if countersign %}{{ countersign.name }}{% endif %}",
    ]  # fmt: skip
    right = [
        "{{ town }}, {{ composed_on }}", "{{ signatory.office|join(' ') }}", "", "", "",
        "{{ signatory.name or '______________________' }}", "{{ signatory.rank }}",
        "NIP {{ signatory.nip or '………………………' }}",
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


def _copies(paper: Paper) -> None:
    _block(paper, "if copies")
    line = paper.add_paragraph()
    line.paragraph_format.space_before = Pt(14)
    _run(line, "Tembusan:", size=9.5)
    _block(paper, "endif")
    _loop(paper, "copies", "{{ loop.index }}. {{ it }}")


def _invited(paper: Paper) -> None:
    _block(paper, "if letter.to|length > 1")
    heading = paper.add_heading("Daftar undangan", 1)
    heading.paragraph_format.page_break_before = True
    _block(paper, "endif")
    _block(paper, "if letter.to|length > 1")
    _loop(paper, "letter.to", "{{ loop.index }}. {{ it }}")
    _block(paper, "endif")


def _block(paper: Paper, tag: str) -> None:
    """Add a paragraph that only steers and vanishes when the template is filled."""
    paper.add_paragraph("{%p " + tag + " %}")


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


def _loop(paper: Paper, items: str, text: str, *, plain: bool = False) -> None:
    paper.add_paragraph(f"{{%p for it in {items} %}}")
    line = paper.add_paragraph(text)
    if not plain:
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.6)
    paper.add_paragraph("{%p endfor %}")


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
