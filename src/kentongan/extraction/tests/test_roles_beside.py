"""The office of a named person: before the name, behind it, above it, shared with the name before."""

import pytest

from kentongan.extraction.clean import prepare
from kentongan.extraction.roles import Role
from kentongan.extraction.roles_beside import with_roles


def offices(text: str, *names: str) -> list[str | None]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [role.text if role else None for role in with_roles(prepare(text), spans, [])]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Penyuluh ahli Desi Ratna menerangkan.", "Desi Ratna", "Penyuluh ahli"),
        ("Instruktur dari Polres Batu, Aiptu Nur Kholis, meminta.", "Nur Kholis", "Instruktur dari Polres Batu"),
        ("Rizky Perdana yang menjabat kapten tim hadir.", "Rizky Perdana", "kapten tim"),
        ("Rizky Perdana, sang kapten, mencetak gol.", "Rizky Perdana", "kapten"),
        ("Kata tetangganya, istri Slamet Riadi pulang.", "Slamet Riadi", None),
        ("Warga menemui Budi Santoso kemarin.", "Budi Santoso", None),
        ("Pendeta Elia Douw memohon damai.", "Elia Douw", "Pendeta"),
        ("Kepala distrik Yosina Mandacan lebih banyak diam.", "Yosina Mandacan", "Kepala distrik"),
        ("Menurut penjual bubur, Mak Tiyah, sirene berbunyi.", "Tiyah", "penjual bubur"),
        ("Korban teridentifikasi sebagai Wandi Saputra.", "Wandi Saputra", "Korban"),
        ("Kapolsek Kedopok\nttd\nIptu Eko Prabowo", "Eko Prabowo", "Kapolsek Kedopok"),
    ],
)
def test_any_word_that_tells_what_somebody_is_begins_an_office(text: str, name: str, office: str | None) -> None:
    assert offices(text, name) == [office]


def test_two_names_after_one_plural_share_it() -> None:
    text = "Kedua tersangka, Syahrani (33) dan M. Noor (27), ditahan."
    assert offices(text, "Syahrani", "M. Noor") == ["tersangka", "tersangka"]


def test_a_list_gives_its_heading_to_each_item() -> None:
    text = "Korban meninggal:\n- Supardi (46)\n- Jumain (39)"
    assert offices(text, "Supardi", "Jumain") == ["Korban meninggal", "Korban meninggal"]
    text = "II. IDENTITAS KORBAN\n1. Supardi, 46 th, kuli\n2. Jumain, 39 th, kuli"
    assert offices(text, "Supardi", "Jumain") == ["KORBAN", "KORBAN"]


def test_what_stands_beside_a_name_tells_more_than_the_heading() -> None:
    assert offices("3. Petugas :\n- Muklis (Linmas)", "Muklis") == ["Linmas"]


def test_the_dead_are_told_one_by_one() -> None:
    text = "Korban meninggal masing-masing Suharto (45) warga Desa Pesisir, Kec. Tongas; Ny. Aminah (39); serta Jumadi."
    assert offices(text, "Suharto", "Aminah", "Jumadi") == ["Korban meninggal"] * 3
    assert offices("Saksi: Mulyadi, 40, sopir; Yatno (52), penjual bakso", "Yatno") == ["penjual bakso"]


def test_an_office_that_another_name_follows_is_theirs() -> None:
    assert offices("Hadir Budi Santoso, Camat Sri Wahyuni.", "Budi Santoso", "Sri Wahyuni") == [None, "Camat"]


def test_the_next_sentence_may_tell_the_office_of_the_last_name() -> None:
    document = prepare("Rapat dipimpin Budi Wirawan. Sekretaris Daerah itu meminta camat siaga.")
    role = Role(29, 46, "Sekretaris Daerah")
    assert with_roles(document, [(15, 27)], [role]) == [role]
