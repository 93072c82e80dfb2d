"""Text files as people have them."""

import zipfile

import docx
import pytest
import typst

from kentongan import text_files
from kentongan.text_files import MAX_BYTES, Unreadable, text_of

WORDS = "Warga Kelurahan Sumber Taman mengeluh – “air masuk rumah” – sejak Senin.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_it_reads_what_office_programs_write(tmp_path, encoding):
    file = tmp_path / "berita.txt"
    file.write_bytes(WORDS.encode(encoding))
    assert text_of(file) == WORDS


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (b" \n\t ", "kosong"),
        (" \n".encode("utf-16"), "kosong"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "gambar"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 4, "selain Word"),
        (b"{\\rtf1\\ansi Banjir di Jati}", "RTF"),
        (bytes(range(256)) * 8, "bukan berkas teks"),
        (b"\x1f\x8b\x08" + bytes(range(1, 32)), "bukan berkas teks"),
        (b"x" * (MAX_BYTES + 1), "terlalu besar"),
    ],
)
def test_it_refuses_what_is_no_text_and_says_why(tmp_path, content, reason):
    file = tmp_path / "berkas"
    file.write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        text_of(file)


def test_it_refuses_a_folder_and_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Unreadable, match="folder"):
        text_of(tmp_path)
    with pytest.raises(Unreadable, match="tidak ada"):
        text_of(tmp_path / "tiada.txt")


def test_the_largest_allowed_file_is_read(tmp_path):
    file = tmp_path / "besar.txt"
    file.write_bytes(b"a" * MAX_BYTES)
    assert len(text_of(file)) == MAX_BYTES


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode() + WORDS.encode("cp1252"),  # pasted together of two files
        (2 * WORDS).encode().decode("latin-1").encode(),  # encoded twice
        (2 * WORDS).encode() + b"\x00" * 900,
        (2 * WORDS).encode("utf-16-le") + b"\x20",
    ],
)
def test_it_mends_what_programs_break(tmp_path, content):
    file = tmp_path / "berita.txt"
    file.write_bytes(content)
    assert text_of(file).rstrip(" ") == 2 * WORDS


def test_a_text_cut_within_a_letter_is_read_to_there(tmp_path):
    file = tmp_path / "berita.txt"
    file.write_bytes(WORDS.encode()[: WORDS.encode().index("–".encode()) + 1])
    assert text_of(file).startswith("Warga Kelurahan Sumber Taman mengeluh")


def test_a_piece_of_a_page_is_read_as_a_page(tmp_path):
    file = tmp_path / "potongan.html"
    file.write_text("<!-- disimpan -->\n<div class='isi'><p>Banjir di Jati</p><script>x</script></div>", "utf-8")
    assert text_of(file).strip() == "Banjir di Jati"


def test_it_reads_a_word_document_with_its_tables(tmp_path):
    document = docx.Document()
    document.add_paragraph("Notulen rakor di Kelurahan Jati.")
    row = document.add_table(rows=1, cols=2).rows[0].cells
    row[0].text, row[1].text = "Dinas PUPR", "membersihkan saluran"
    document.add_paragraph("Rapat ditutup.")
    document.save(tmp_path / "notulen.docx")
    words = text_of(tmp_path / "notulen.docx")
    assert words == "Notulen rakor di Kelurahan Jati.\nDinas PUPR | membersihkan saluran\nRapat ditutup."


def test_it_reads_a_pdf(tmp_path):
    file = tmp_path / "laporan.pdf"
    file.write_bytes(typst.compile(b"#set page(width: 20cm)\nTawuran pecah di #strong[Pasar Baru], Senin."))
    assert "Tawuran pecah di Pasar Baru, Senin." in " ".join(text_of(file).split())


def test_a_pdf_without_words_says_so(tmp_path):
    file = tmp_path / "pindai.pdf"
    file.write_bytes(typst.compile(b"#rect(width: 3cm)"))
    with pytest.raises(Unreadable, match="pindai"):
        text_of(file)


def test_it_reads_the_article_of_a_web_page_without_its_furniture(tmp_path):
    told = "Warga Kelurahan Jati mengeluhkan saluran yang tersumbat sampah sejak dua pekan lalu. " * 5
    page = f"""<!DOCTYPE html><html><head><title>Saluran Tersumbat</title><script>var x = "rahasia";</script></head>
    <body><nav><a href="/">Beranda</a> <a href="/masuk">Masuk</a></nav><article><h1>Saluran Tersumbat</h1><p>{told}</p>
    <p>{told}</p></article><footer>Hak cipta</footer></body></html>"""
    (tmp_path / "berita.html").write_text(page, "utf-8")
    words = text_of(tmp_path / "berita.html")
    assert words.startswith("Saluran Tersumbat")
    assert told.strip() in words
    assert "rahasia" not in words
    assert "Beranda" not in words


def test_a_page_without_an_article_gives_all_its_words(tmp_path):
    (tmp_path / "pendek.html").write_text("<html><body><p>Banjir di Jati</p><style>p{}</style></body></html>", "utf-8")
    assert text_of(tmp_path / "pendek.html").strip() == "Banjir di Jati"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, "PDF rusak"),
        (b"PK\x03\x04word/" + bytes(range(256)) * 8, "Word rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office lama"),
    ],
)
def test_a_broken_document_is_refused_with_its_reason(tmp_path, content, reason):
    (tmp_path / "rusak").write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        text_of(tmp_path / "rusak")


def test_a_document_that_unpacks_to_a_hundred_times_its_size_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bom.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"a" * 200_000_000)
    with pytest.raises(Unreadable, match="terlalu besar"):
        text_of(tmp_path / "bom.docx")


def test_a_document_that_never_ends_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(text_files, "SECONDS", 0.01)
    (tmp_path / "lama.html").write_text("<html><body>" + "<p>kata</p>" * 100, "utf-8")
    with pytest.raises(Unreadable, match="detik"):
        text_of(tmp_path / "lama.html")


def test_a_few_control_characters_are_read_as_blanks(tmp_path):
    (tmp_path / "salin.txt").write_bytes(WORDS.replace("air", "\x02air").encode() * 3)
    assert text_of(tmp_path / "salin.txt") == WORDS.replace("air", " air") * 3
