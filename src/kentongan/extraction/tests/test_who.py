"""Persons and offices: every way in which a text introduces a person, and what is never one."""

from __future__ import annotations

import pytest

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, read

_EAST_JAVA = Gazetteer.from_rows(
    [(code, name) for code, name in region_rows() if code.count(".") < 2 or code.startswith(("35.74", "35.13"))]
)


def _persons(text: str) -> dict[str, str | None]:
    return {person.name: person.role for person in read(text, gazetteer=_EAST_JAVA, home="35.74").persons}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Lurah Pilang Budi Santoso hadir.", "Budi Santoso", "Lurah Pilang"),
        ("Hadir Lurah Pilang, Budi Santoso, dan warga.", "Budi Santoso", "Lurah Pilang"),
        ("Kapolsek Leces Iptu Hari Tri Wahyono hadir.", "Hari Tri Wahyono", "Kapolsek Leces"),
        ("Kapolres Blitar Kota AKBP Danang Pambudi hadir.", "Danang Pambudi", "Kapolres Blitar Kota"),
        ("Dandim 0820 Letkol Inf Iwan Hermaya hadir.", "Iwan Hermaya", "Dandim 0820"),
        ("Dandim 0411/KM Letkol Inf Andri Hadiyanto hadir.", "Andri Hadiyanto", "Dandim 0411/KM"),
        ("Danrem 084 Brigjen TNI Danny Alkadrin hadir.", "Danny Alkadrin", "Danrem 084"),
        ("Camat Labuapi Lalu Suharman hadir.", "Lalu Suharman", "Camat Labuapi"),
        ("Kasdim Mayor Czi Slamet Wahyudi hadir.", "Slamet Wahyudi", "Kasdim"),
        (
            "Drs. Ahmad Sudiyanto, M.Si Kepala Bakesbangpol Kota Probolinggo hadir.",
            "Ahmad Sudiyanto",
            "Kepala Bakesbangpol",
        ),
        (
            "Kepala Badan Kesbangpol Kota Metro Denny Sanjaya hadir.",
            "Denny Sanjaya",
            "Kepala Badan Kesbangpol Kota Metro",
        ),
        ("Wakil Wali Kota Ina Dwi Lestari hadir.", "Ina Dwi Lestari", "Wakil Wali Kota"),
        ("Plt. Camat Mayangan dr. H. Budi Santoso, S.H., M.Si. hadir.", "Budi Santoso", "Plt. Camat Mayangan"),
        ("Suliman (56), peternak asal Wonoasih, melapor.", "Suliman", "peternak"),
        ("Ketua RT setempat, Buadi, hadir.", "Buadi", "Ketua RT setempat"),
        ("Pelaku berinisial MS (27) ditangkap.", "MS", None),
        ('"Saya takut," ungkap Yuliana, Senin.', "Yuliana", None),
        (
            "Kasi Intel Kejari Probolinggo, Thesar Yudi Prasetya, hadir.",
            "Thesar Yudi Prasetya",
            "Kasi Intel Kejari Probolinggo",
        ),
        ("Ketua Komisi III DPRD Agus Riyanto hadir.", "Agus Riyanto", "Ketua Komisi III DPRD"),
        ("Hadir Kepala Pelaksana BPBD Kabupaten Jember Warsita, dan warga.", "Warsita", "Kepala Pelaksana BPBD"),
        ("Bupati Jember H Muhammad Fawait hadir.", "Muhammad Fawait", "Bupati Jember"),
        ("Kompol Supriyono S.Sos., Wakapolres Madiun Kota hadir.", "Supriyono", "Wakapolres Madiun Kota"),
        ("Kepala Satpol PP Pujo Agung Basuki hadir.", "Pujo Agung Basuki", "Kepala Satpol PP"),
        ("Wandi Saputra (22) tewas di tempat.", "Wandi Saputra", "korban"),
        ("Siti Rohana, perajin tape, tertawa.", "Siti Rohana", "perajin tape"),
    ],
)
def test_it_finds_the_person_and_the_office(text: str, name: str, role: str | None) -> None:
    found = _persons(text)
    assert list(found) == [name]
    assert role is None or (found[name] or "").startswith(role)


@pytest.mark.parametrize(
    "text",
    [
        "Rakor dihadiri Forkopimda, Camat, Lurah dan Babinsa.",
        "Kemacetan di Jalan Panglima Sudirman dan Gedung Ahmad Yani.",
        "Pimpin Rakor Penanganan Konflik, Wali Kota Ajak Warga Jaga Kota.",
        "Ketua PN Probolinggo, Perwakilan Kejaksaan Negeri dan Kodim 0820 hadir.",
        "Situasi Kota Probolinggo aman menjelang Natal dan Tahun Baru.",
        "Wali Kota Probolinggo menerima Kapolres Probolinggo Kota.",
        "Hadir Ketua Perguruan Pencak Silat pada Jum\u2019at (23/11).",
    ],
)
def test_it_takes_no_other_name_for_a_person(text: str) -> None:
    assert _persons(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "BERANDA\n\nBupati Jember: Utamakan Keselamatan Warga\n\nHujan turun sejak pagi. Warga mengungsi.",
        'Ia memaparkan rencana. "Titik kumpul warga jangan lepas dari pengawasan," tandasnya.',
        "Empat mahasiswa FKH UGM ikut dalam penelitian itu.",
        "Presiden mengangkat Jaksa Agung baru.",
    ],
)
def test_words_with_a_capital_that_name_nobody(text: str) -> None:
    assert not _persons(text)


def test_what_one_does_at_a_roll_call_is_no_part_of_the_office() -> None:
    assert _persons("Selaku komandan apel Kasat Samapta AKP Chakim Amrullah.") == {"Chakim Amrullah": "Kasat Samapta"}


def test_a_list_of_names_is_no_headline_and_a_pair_no_dateline() -> None:
    four = "Mereka adalah Rahmad Dwi Ardhiansyah, Riefky Pradipta, Muhammad Nuri Naufal dan Aprilia Maharani."
    assert len(_persons(four)) == 4
    assert len(_persons("Saya menganjurkan Budi Hartono - Siti Rahayu maju bersama.")) == 2


def test_short_names_fold_into_the_full_one() -> None:
    text = "Wali Kota Probolinggo dr. Aminuddin hadir. Menurut dr. Amin, warga tenang. Wali Kota Aminuddin pulang."
    assert _persons(text) == {"Aminuddin": "Wali Kota Probolinggo"}


def test_in_a_list_of_guests_each_keeps_the_own_office() -> None:
    text = "Hadir Kapolres Blitar AKBP Heri Nugroho, Kajari Dewi Lestari, Ketua DPRD Bambang Utomo, serta camat."
    assert {name: (role or "").split()[0] for name, role in _persons(text).items()} == {
        "Heri Nugroho": "Kapolres",
        "Dewi Lestari": "Kajari",
        "Bambang Utomo": "Ketua",
    }


def test_initials_behind_their_word_are_somebody() -> None:
    assert list(_persons("Pria berinisial MH kini ditahan.")) == ["MH"]
    assert list(_persons("Polisi menahan dua orang berinisial MS dan AR.")) == ["MS", "AR"]


def test_who_sent_a_message_is_not_told_of() -> None:
    told = "14/02/26 19.06 - Cak Budi: telat pak\n[14/2/2026 19.07.31] Slamet Riyadi: Pak Hasan sudah datang"
    assert list(_persons(told)) == ["Hasan"]
