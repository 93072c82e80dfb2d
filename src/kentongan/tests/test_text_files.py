"""Text files as people have them."""

import pytest

from kentongan.text_files import MAX_BYTES, Unreadable, text_of

WORDS = "Warga Kelurahan Sumber Taman mengeluh – “air masuk rumah” – sejak Senin.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
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
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "bukan berkas teks"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 4, "bukan berkas teks"),
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
