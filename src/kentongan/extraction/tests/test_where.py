"""Names of regions, spellings, cues, namesakes; streets, RT and RW, venues; the place of the event."""

from __future__ import annotations

import pytest

from kentongan.extraction import Gazetteer, Place, read
from kentongan.extraction.gazetteer import key_of

ROWS = [
    ("35", "Jawa Timur"),
    ("35.13", "Kabupaten Probolinggo"),
    ("35.13.19", "Dringu"),
    ("35.13.19.2001", "Kalirejo"),
    ("35.74", "Kota Probolinggo"),
    ("35.74.02", "Wonoasih"),
    ("35.74.02.1005", "Kedung Asem"),
    ("35.74.02.1006", "Sumber Taman"),
    ("35.74.03", "Mayangan"),
    ("35.74.03.1001", "Mayangan"),
    ("35.74.03.1004", "Jati"),
    ("33.11", "Kabupaten Sukoharjo"),
    ("35.74.04.1002", "Sukoharjo"),
    ("51.01.01.2001", "Yang"),
    ("52.01.01.2001", "Kalirejo"),
    ("63.09.01.2001", "Tamba'an"),
]


@pytest.fixture
def small() -> Gazetteer:
    return Gazetteer.from_rows(
        ROWS, aliases=[("35.74.03.1004", "Kampung Jati Lama")], spots=[("Pasar Gotong Royong", "35.74.03.1001")]
    )


def _places(text: str, gazetteer: Gazetteer, home: str | None = "35.74") -> dict[str, Place]:
    return {place.text: place for place in read(text, gazetteer=gazetteer, home=home).places}


@pytest.mark.parametrize("spelling", ["Kedungasem", "Kedung Asem", "KEDUNG ASEM", "kedung-asem"])
def test_spellings_meet(spelling: str, small: Gazetteer) -> None:
    assert [region.code for region in small.named(spelling)] == ["35.74.02.1005"]


def test_apostrophes_do_not_matter() -> None:
    assert key_of("Tamba'an") == key_of("Tambaan") == key_of("Tamba’an")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kec. Mayangan", "35.74.03"),
        ("Kecamatan Mayangan", "35.74.03"),
        ("Kel. Mayangan", "35.74.03.1001"),
        ("Kelurahan Mayangan", "35.74.03.1001"),
        ("Kel Sumbertaman", "35.74.02.1006"),
        ("Kab. Probolinggo", "35.13"),
        ("Kota Probolinggo", "35.74"),
        ("Kec. Dringu", "35.13.19"),
        ("Kabupaten Sukoharjo", "33.11"),
    ],
)
def test_the_cue_decides(text: str, code: str, small: Gazetteer) -> None:
    assert {place.code for place in _places(f"Rapat di {text} lancar.", small).values()} == {code}


def test_a_namesake_without_cue_is_the_region_around_with_a_reason(small: Gazetteer) -> None:
    place = _places("Warga di Mayangan resah.", small)["Mayangan"]
    assert place.code == "35.74.03"
    assert place.confidence < 0.7
    assert "kecamatan" in place.reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jenazah korban, warga Mayangan, dimakamkan.", "35.74.03.1001"),
        ("Tawuran pecah di Mayangan tadi malam.", "35.74.03"),
        ("DBD naik di Kelurahan Jati dan Mayangan.", "35.74.03.1001"),
        ("Bapak-ibu RW 05 Jati, mohon hadir di balai.", "35.74.03.1004"),
    ],
)
def test_whether_the_village_is_meant_or_the_district_of_its_name(text: str, code: str, small: Gazetteer) -> None:
    assert code in {place.code for place in read(text, gazetteer=small, home="35.74").places}


def test_a_meeting_was_about_the_villages_it_names_and_held_in_the_room_behind_whose_name_its_kind_stands() -> None:
    gazetteer = Gazetteer.from_rows(ROWS)
    told = (
        "Rapat koordinasi digelar di Intelligence Room Pemkot, Kota Probolinggo, Kamis (15/1/2026). Dibahas banjir di "
        "Kelurahan Jati. Laporan diterima Call Center 112."
    )
    assert {p.text: p.role for p in read(told, gazetteer=gazetteer, home="35.74").places} == {
        "Intelligence Room Pemkot": "event",
        "Kota Probolinggo": "event",
        "Kelurahan Jati": "mentioned",
    }
    about = "Rapat koordinasi Kota Probolinggo, Kamis (15/1/2026), berjalan lancar. Dibahas sengketa di Kelurahan Jati."
    roles = {p.text: p.role for p in read(about, gazetteer=gazetteer, home="35.74").places}
    assert roles == {"Kota Probolinggo": "event", "Kelurahan Jati": "mentioned"}


def test_what_the_water_covers_and_whom_a_patrol_visits_is_where_it_happens(small: Gazetteer) -> None:
    told = "Rapat membahas kesiapan musim hujan, Kamis (15/1/2026). Air kini merendam Sumber Taman sejak subuh."
    assert _places(told, small)["Sumber Taman"].role == "event"


def test_away_from_home_a_bare_village_is_not_seen(small: Gazetteer) -> None:
    assert _places("Warga yang tinggal di Kedung Asem resah.", small, home=None) == {}


def test_words_that_are_villages_are_not_seen(small: Gazetteer) -> None:
    assert _places("Kayu jati itu yang dicari.", small) == {}


def test_two_of_one_name_are_left_open(small: Gazetteer) -> None:
    place = _places("Warga Desa Kalirejo resah.", small, home=None)["Desa Kalirejo"]
    assert place.code is None
    assert "bernama sama" in place.reason


def test_the_regency_in_the_text_decides_between_two(small: Gazetteer) -> None:
    found = _places("Warga Desa Kalirejo, Kabupaten Probolinggo, resah.", small, home=None)
    assert found["Desa Kalirejo"].code == "35.13.19.2001"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("RT 02 RW 03", {"RT 02": "rt", "RW 03": "rw"}),
        ("RT.02/RW.03", {"RT.02": "rt", "RW.03": "rw"}),
        ("RW 07", {"RW 07": "rw"}),
        ("Jalan Panglima Sudirman", {"Jalan Panglima Sudirman": "street"}),
        ("Jl. Mawar No. 39 A", {"Jl. Mawar No. 39 A": "street"}),
        ("Jl. Dr. Soetomo", {"Jl. Dr. Soetomo": "street"}),
        ("GOR A. Yani", {"GOR A. Yani": "spot"}),
        ("kawasan belakang Eratex", {"kawasan belakang Eratex": "spot"}),
    ],
)
def test_places_without_a_code(text: str, wanted: dict[str, str], small: Gazetteer) -> None:
    assert {name: place.level for name, place in _places(f"Ada keributan di {text} tadi.", small).items()} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rapat triwulan digelar di Peteng Karuhei I, Kamis (16/10/2025).", "Peteng Karuhei I"),
        ("Para istri berorasi di depan PG Wringin Manis, Kamis (13/11).", "PG Wringin Manis"),
        ("Tokoh enam suku bertemu di Rumah Radakng, Selasa (18/2).", "Rumah Radakng"),
        ("Pacuan kuda di Arena Panda, Kecamatan Wonoasih, Sabtu (2/8).", "Arena Panda"),
        ("NOTULEN FORUM PEMBAURAN\nSaumlaki, 6 November 2025, Natar Fampompar\nHadir: FPK", "Natar Fampompar"),
        ("Rapat siskamling\nRabu 22-4-2026, ba'da Isya, pendapa kecamatan\nHadir: Camat", "pendapa kecamatan"),
        ("NOTULA\nTempat : teras rumah Pak RT\nHadir 21 orang", "teras rumah Pak RT"),
        ("Upacara berlangsung di lapangan Untung Suropati, dihadiri warga.", "lapangan Untung Suropati"),
        ("Warga berkumpul di halaman kantor bupati menuntut ganti rugi.", "halaman kantor bupati"),
    ],
)
def test_a_hall_without_a_known_name_is_told_by_what_stands_around_it(text: str, wanted: str, small: Gazetteer) -> None:
    found = _places(text, small)
    assert (found[wanted].level, found[wanted].role) == ("spot", "event")


@pytest.mark.parametrize(
    ("text", "where", "aside"),
    [
        ("Bapak ibu warga Sukoharjo, jangan membakar sampah.", {"Sukoharjo"}, set()),
        ("Menyikapi isu yang meresahkan warga Sukoharjo, MUI mengimbau jamaah tenang.", set(), {"Sukoharjo"}),
        ("Bentrokan warga Sukoharjo dan Wonoasih pecah, Kamis (16/10).", {"Sukoharjo", "Wonoasih"}, set()),
        ("Perahu karam di Pelabuhan Tanjung, seorang hilang an Supandri (45) warga Sukoharjo.", set(), {"Sukoharjo"}),
        ("Puting beliung merusak 60 rumah, Kamis (16/10). Terbanyak di Sukoharjo. Sisanya tersebar di Kedung Asem.",
         {"Sukoharjo", "Kedung Asem"}, set()),
        ("Aksi di Wonoasih, Kamis (16/10), berakhir. Prediksi: aksi meluas ke Sukoharjo.", {"Wonoasih"}, {"Sukoharjo"}),
    ],
)  # fmt: skip
def test_the_place_of_the_event_against_origin_forecast_and_cause(
    text: str, where: set[str], aside: set[str], small: Gazetteer
) -> None:
    roles = {name: place.role for name, place in _places(text, small).items()}
    assert {name for name in where | aside if roles.get(name) == "event"} == where
    assert aside <= roles.keys()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Air masuk rumah warga Kdg Asem RT 1", "35.74.02.1005"),
        ("lapor tawuran di Kel. Smbr Tmn jam 21", "35.74.02.1006"),
        ("mohon patroli di mygn, banyak anak nongkrong", "35.74.03"),
        ("lapor dr wrg dkt smp di jln rusak dpn pst", None),
    ],
)
def test_names_shortened_in_chat(text: str, code: str | None, small: Gazetteer) -> None:
    found = [place.code for place in _places(text, small).values() if place.code]
    assert found == ([code] if code else [])


def test_a_street_of_a_headline_comes_again_below_it(small: Gazetteer) -> None:
    text = "Buruh Mogok, Warga Tutup Jalan Perusahaan\n\nPROBOLINGGO - Warga menutup {} sejak pagi. Polisi berjaga."
    assert "Jalan Perusahaan" not in _places(text.format("jalan"), small)
    assert "Jalan Perusahaan" in _places(text.format("Jalan Perusahaan"), small)


def test_regencies_go_by_short_names_and_ordinary_words_only_open_a_report() -> None:
    nation = Gazetteer.from_rows([("62.02", "Kabupaten Kotawaringin Timur"), ("36.73", "Kota Serang")])
    assert _places("Pelajar Kotim berkumpul.", nation, "62.02")["Kotim"].code == "62.02"
    assert _places("SERANG - Bau menyengat dari toko.", nation, "36.73")["SERANG"].code == "36.73"
    assert not _places("Massa Serang petugas di pasar.", nation, "36.73")


@pytest.mark.parametrize("text", ["Warga ikut jalan sehat.", "Jalan Sehat digelar.", "Rapat berjalan lancar."])
def test_a_walk_is_no_street(text: str, small: Gazetteer) -> None:
    assert _places(text, small) == {}


def test_spots_of_the_city_carry_their_region(small: Gazetteer) -> None:
    found = read("Tawuran di pasar gotong royong.", gazetteer=small, home="35.74").places
    assert "35.74.03.1001" in {place.code for place in found}


def test_aliases_are_found(small: Gazetteer) -> None:
    assert _places("Banjir di Kampung Jati Lama.", small)["Kampung Jati Lama"].code == "35.74.03.1004"


def test_the_dateline_is_told_apart(small: Gazetteer) -> None:
    found = _places("MAYANGAN - Banjir merendam Kelurahan Kedung Asem, Senin (3/3/2025).", small)
    assert found["MAYANGAN"].role == "dateline"
    assert found["Kelurahan Kedung Asem"].role == "event"


def test_a_named_spot_is_neither_the_region_it_lies_in_nor_a_part_of_a_longer_wording():
    spots = [("Command Center", "35.74"), ("Jalan Suroyo", "35.74"), ("Eratex", "35.74")]
    rows = [("35.74", "Kota Probolinggo"), ("35.74.04", "Kanigaran")]
    text = (
        "Rakor digelar di Gedung Command Center Kota Probolinggo, Rabu (28/1/2026). "
        "Kemacetan di Jalan Suroyo-Panglima Sudirman dan di sekitar Eratex dibahas di Kota Probolinggo."
    )
    told = read(text, gazetteer=Gazetteer.from_rows(rows, spots=spots), home="35.74").places
    assert [(p.text, p.code) for p in told if p.level == "regency"] == [("Kota Probolinggo", "35.74")]
    assert "Command Center" not in [p.text for p in told]
    assert "Jalan Suroyo" not in [p.text for p in told]
    assert ("Eratex", "35.74", "spot") in [(p.text, p.code, p.level) for p in told]
