"""The words of a PDF, a Word document or a web page: `python -m kentongan.document_text KIND < FILE`.

A program of its own, because such files can be made to keep a reader busy for ever or to fill the memory:
``text_files`` gives it a time limit, and the program limits its own memory. It prints UTF-8, or nothing where there are
no words. Each kind imports its own library, so that one file does not wait for the three of them.
"""

import io
import resource
import sys
import zipfile
from collections.abc import Callable

MEMORY = 1_500_000_000
UNPACKED = 100_000_000
PAGES = 300
LETTERS = 10_000_000


class Broken(Exception):
    """The file cannot be read; the message is the reason, in Indonesian."""


def of_pdf(raw: bytes) -> str:
    """The text layer of a PDF, page by page; a scan has none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Broken("PDF terkunci kata sandi")
        return "\n".join(page.extract_text() for page in reader.pages[:PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as reason:
        raise Broken("PDF rusak") from reason


def of_word(raw: bytes) -> str:
    """The paragraphs of a Word document, those in tables too, in the order of the page."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED:
                raise Broken("dokumen terlalu besar setelah dibuka")
        parts = docx.Document(io.BytesIO(raw)).iter_inner_content()
        lines = [_rows(part) if isinstance(part, Table) else part.text for part in parts]
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, SyntaxError) as reason:
        raise Broken("dokumen Word rusak") from reason
    return "\n".join(lines)


def _rows(table: object) -> str:
    rows = ([cell.text for cell in row.cells] for row in table.rows)  # type: ignore[attr-defined]
    # A cell that spans columns is given once for each of them.
    return "\n".join(" | ".join(dict.fromkeys(cells)) for cells in rows)


def of_page(raw: bytes) -> str:
    """The article of a web page without its furniture; the whole text where no article is told apart."""
    import trafilatura
    from lxml import etree, html

    article = trafilatura.bare_extraction(raw, include_comments=False, include_tables=True, with_metadata=True)
    if article and not isinstance(article, dict) and article.text:
        title = (article.title or "").strip()
        return article.text if not title or article.text.startswith(title) else f"{title}\n\n{article.text}"
    try:
        root = html.fromstring(raw)
    except (etree.LxmlError, ValueError) as reason:
        raise Broken("halaman web rusak") from reason
    for furniture in root.xpath("//script | //style | //noscript"):
        furniture.drop_tree()
    lines = (" ".join(line.split()) for line in root.itertext())
    return "\n".join(line for line in lines if line)


KINDS: dict[str, Callable[[bytes], str]] = {"pdf": of_pdf, "docx": of_word, "html": of_page}


def main() -> int:
    """Read the file from standard input; 3 with the reason on standard error where it cannot be read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        text = KINDS[sys.argv[1]](sys.stdin.buffer.read())
    except (Broken, MemoryError) as reason:
        sys.stderr.write(str(reason) or "terlalu besar setelah dibuka")
        return 3
    sys.stdout.buffer.write(text[:LETTERS].encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
