"""Directives and quotes: who is told, until when; who speaks."""

from __future__ import annotations

from datetime import date

import pytest

from kentongan.city.nation import region_rows
from kentongan.extraction import Directive, Gazetteer, read

_CITY = Gazetteer.from_rows(row for row in region_rows() if row[0].count(".") < 2 or row[0].startswith("35.74"))


def _directives(text: str) -> tuple[Directive, ...]:
    return read(f"Rakor digelar di Kota Probolinggo. {text}", gazetteer=_CITY, home="35.74").directives


@pytest.mark.parametrize(
    ("text", "responsible"),
    [
        ('"OPD terkait agar segera membersihkan selokan," tegasnya.', "OPD terkait"),
        ('"Camat dan lurah saya minta menggerakkan kerja bakti," ujarnya.', "Camat, Lurah"),
        (
            "Wali Kota meminta Dishub bersama Satlantas menyiapkan rekayasa lalu lintas.",
            "Dishub, Satlantas Polres Probolinggo Kota",
        ),
        ("Tim pemantau harus memastikan menu tetap bergizi.", "Tim pemantau"),
        ("Ia mendorong peran aktif kelurahan dan kecamatan dalam memberikan edukasi.", "Kelurahan, Kecamatan"),
        ("Sekda menginstruksikan Satpol PP untuk menertibkan lapak.", "Satpol PP"),
        ("BPBD diminta menyiagakan pompa air di sungai.", "BPBD"),
        ("Wali Kota mengimbau masyarakat untuk menahan diri dari provokasi.", None),
        ("Lurah Jati agar mendata rumah yang rusak.", "Lurah Jati"),
        ("Ia menekankan netralitas ASN, TNI, dan Polri dalam Pilkada.", "ASN, TNI, Polri"),
        ("Kedua, kepada BPBD serta Damkar, cek sarana dan prasarana.", "BPBD, Damkar"),
        ("Dishub memasang rambu di simpang paling lambat Jumat.", "Dishub"),
        ("Sebelum itu, BPBD wajib menempel daftar di papan pengumuman.", "BPBD"),
        ("Usaha sewa kendaraan dilarang menyewakan motor tanpa SIM.", None),
        ('"Teman-teman RT, RW, lurah, untuk mengimbau warga, agar tenang," jelasnya.', "Ketua RT, Ketua RW, Lurah"),
        ("Kapolres diminta menangkap pelakunya.", "Polres Probolinggo Kota"),
        ("Dishub dibebani tugas menghitung biaya rambu.", "Dishub"),
        ("Korban penipuan diimbau membawa bukti transfer ke polsek.", None),
        ("Warga jangan memindahkan patok sendiri.", None),
        (
            "Ia meminta penguatan sinergi antara TNI/Polri dan perangkat daerah, serta mengaktifkan pos kamling.",
            "TNI-Polri, OPD",
        ),
        ("Kepala Bakesbangpol menegaskan Satpol PP wajib menjaga gerbang sekolah.", "Satpol PP"),
        ("Pak Camat minta Linmas jaga malam ini.", "Linmas"),
        ("Pak RW minta tolong BPBD kirim terpal.", "BPBD"),
        ("Wali Kota berharap Dishub bisa segera menata parkir.", "Dishub"),
        ("Wali Kota menginginkan agar seluruh lurah memasang lampu.", "Lurah"),
        ("Sekda menitipkan pesan netralitas ASN dan meminta warga menjaga kerukunan.", None),
    ],
)
def test_who_is_told(text: str, responsible: str | None) -> None:
    found = _directives(text)
    assert [directive.responsible for directive in found] == [responsible]


@pytest.mark.parametrize(
    "text",
    [
        "Situasi berjalan aman dan kondusif sepanjang hari.",
        "Kita harus memiliki sikap toleransi dalam hidup.",
        "Ia mengingatkan bahwa setiap pelanggaran memiliki konsekuensi.",
        '"Kami diminta membayar uang seragam," ungkap seorang warga.',
        "Terima kasih kepada Dishub yang harus bekerja malam.",
        "Dengan adanya rakor ini, diharapkan terjalin kerja sama yang baik.",
        "Untuk menekan angka kriminalitas, Polres Probolinggo Kota menggelar patroli.",
        '"Anak panah masih kami temukan di lorong," katanya.',
        '"Mereka tertawa waktu kami minta mundur," ucapnya.',
        "Ayahnya sudah dilarang mencari rumput di tempat itu.",
        "Ia menekankan pentingnya pencegahan dan tim sudah menyusun rencana aksi.",
        "Gelar Rakor, Pemkot Tetapkan Status Siaga Banjir\nHujan turun sejak pagi.",
    ],
)
def test_opinions_and_facts_are_no_orders(text: str) -> None:
    assert _directives(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Disepakati bahwa Kemenag menarik buku dalam satu bulan, Dispersip memeriksa paket, "
            "Dinkes dan Disdik menyurati warga.",
            {
                "menarik buku dalam satu bulan": "Kemenag",
                "memeriksa paket": "Dispersip",
                "menyurati warga": "Dinkes, Disdik",
            },
        ),
        (
            "Saran:\na. BPBD + Manggala Agni pembasahan sampai padam\nb. Diskominfo kontra narasi, Polsek patroli",
            {
                "pembasahan sampai padam": "BPBD, Manggala Agni",
                "kontra narasi": "Diskominfo",
                "patroli": "Polsek",
            },
        ),
        ("Kapolres Lumajang Alex memerintahkan jajarannya menambah patroli.", {"menambah patroli": "Polres Lumajang"}),
        ("1. Batas marga ricuh → Camat mendata warga", {"mendata warga": "Camat"}),
        ("Dinas Sosial, katanya, perlu menyalurkan tenda.", {"menyalurkan tenda": "Dinsos"}),
    ],
)
def test_each_office_is_told_its_own(text: str, told: dict[str, str]) -> None:
    assert {directive.text: directive.responsible for directive in _directives(f"\n{text}")} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Mohon Satpol PP tutup lokasi & DLH pasang papan larangan.",
            {"tutup lokasi": "Satpol PP", "pasang papan larangan": "DLH"},
        ),
        ("Mhn polres patroli tiap malam Minggu.", {"patroli tiap malam Minggu": "Polres Probolinggo Kota"}),
        ("SAR mohon datang pagi ini.", {"datang pagi ini": "Basarnas"}),
    ],
)
def test_what_a_message_asks_of_an_office_needs_no_verb_in_a_list(text: str, told: dict[str, str]) -> None:
    message = f"Ijin lapor, 3 rumah warga terendam banjir dan satu orang hanyut. {text}"
    found = read(message, gazetteer=_CITY, home="35.74").directives
    assert {directive.text: directive.responsible for directive in found} == told


def test_two_orders_in_one_sentence_are_two() -> None:
    found = _directives(
        "Wali Kota mengingatkan ASN agar menjaga netralitas dan meminta Bawaslu mengawasi politik uang."
    )
    assert [directive.responsible for directive in found] == ["ASN", "Bawaslu Kota Probolinggo"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Wali Kota meminta DLH segera membersihkan sungai.", "segera"),
        ("Wali Kota meminta Dinsos menyalurkan bantuan paling lambat 7 Desember 2024.", "2024-12-07"),
        ("Wali Kota meminta DLH membersihkan sungai malam itu juga.", "segera"),
        ("Wali Kota meminta DLH membersihkan sungai paling lambat Maret 2025.", "2025-03-31"),
        ("Wali Kota meminta DLH membersihkan sungai sebelum Maret 2025.", "2025-02-28"),
        ("Wali Kota meminta DLH membersihkan sungai.", None),
        ("Wali Kota meminta DLH menjaga sungai selama sepekan.", None),
        ("Wali Kota meminta DLH menjaga sungai sampai CCTV terpasang.", None),
    ],
)
def test_until_when(text: str, due: str | None) -> None:
    assert [directive.due for directive in _directives(text)] == [due]


def test_the_place_of_an_order_is_the_smallest_region_in_it() -> None:
    found = _directives("Wali Kota meminta DLH membersihkan saluran di Kelurahan Pilang, Kecamatan Kademangan.")
    assert found[0].place == "35.74.01.1009"


def test_points_after_an_opening_are_orders() -> None:
    found = _directives(
        "Wali Kota menekankan langkah-langkah sebagai berikut:\n- Memelihara kondisi damai bersama tokoh agama;\n"
        "- Membangun sistem peringatan dini di wilayah."
    )
    assert [directive.by for directive in found] == ["orders:list", "orders:list"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Sekda meminta DLH menyapu pasar dan warga memilah sampah.", ["menyapu pasar", "memilah sampah"]),
        ("Bupati menyuruh DLH menyapu pasar, Dishub menutup jalan.", ["menyapu pasar", "menutup jalan"]),
        ("Ia meminta semua pihak mengantisipasi dan mencegah bentrok.", ["mengantisipasi dan mencegah bentrok"]),
        (
            "Ia menekankan langkah sebagai berikut,:\n- memelihara damai; - membangun posko; - meredam isu",
            ["memelihara damai", "membangun posko", "meredam isu"],
        ),
        ("Bupati memberi waktu dua minggu kepada DPUPR untuk menambal jalan.", ["menambal jalan"]),
        ("Dishub diminta memasang rambu, sedangkan Satpol PP menata pedagang.", ["memasang rambu", "menata pedagang"]),
        (
            "Lurah diminta menyetor jadwal ronda. Adapun Damkar menempatkan dua mobil di pos perbatasan.",
            ["menyetor jadwal ronda", "menempatkan dua mobil di pos perbatasan"],
        ),
        (
            "Ada dua hal yang ditekankan. Pertama, Dishub mengatur parkir. Kedua, BPBD bersiaga penuh.",
            ["mengatur parkir", "bersiaga penuh"],
        ),
        ("Warga yang sempat mengungsi diminta kembali ke rumah.", ["kembali ke rumah"]),
        ('"Kalau ada orang asing, laporkan ke pos ronda," pesannya.', ["laporkan ke pos ronda"]),
        ('"Tolong Dishub nyalakan lampu di simpang itu," ujarnya.', ["nyalakan lampu di simpang itu"]),
        ("Saran:\n1. Polsek agar menambah patroli.\n2. Lurah membuka posko.", ["menambah patroli", "membuka posko"]),
        ("Arahan Sekda. Pertama, BPBD diminta siaga. Kedua, camat menggelar rapat.", ["siaga", "menggelar rapat"]),
        (
            "Rencana tindak lanjut\n| No | Uraian | PIC |\n|---|---|---|\n| 1 | Penertiban reklame | Satpol PP |",
            ["Penertiban reklame"],
        ),
    ],
)
def test_the_clause_that_tells_what_to_do(text: str, clauses: list[str]) -> None:
    assert [directive.text for directive in _directives(text) if len(directive.text) > 5] == [
        clause for clause in clauses if len(clause) > 5
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sekda meminta DLH menyapu pasar paling lambat Jumat.", "2025-06-06"),
        ("Sekda meminta DLH menyapu pasar paling lambat Jumat pekan depan.", "2025-06-13"),
        ("Sekda meminta DLH menyapu pasar sebelum akhir bulan.", "2025-06-30"),
        ("Sekda memberi waktu dua minggu kepada DLH untuk menyapu pasar.", "2025-06-17"),
        ("Rakor digelar Senin (2/6). Sekda meminta DLH menyapu pasar dalam dua minggu.", "2025-06-16"),
        ("Sekda meminta DLH menyapu pasar pada Jumat.", "2025-06-06"),
    ],
)
def test_a_term_lies_ahead_of_the_day_of_publication(text: str, day: str) -> None:
    reading = read(text, gazetteer=_CITY, home="35.74", published=date(2025, 6, 3))
    assert [directive.due for directive in reading.directives] == [day]


def test_points_under_several_matters_are_orders_with_terms_of_the_day_of_the_talk() -> None:
    text = (
        "Rapat digelar Rabu (12/2/2025). Dalam arahannya, Sekda menyampaikan beberapa hal:\n"
        "1. DLH menyapu pasar sebelum akhir bulan ini.\n2. Lurah mengaktifkan kembali pos kamling."
    )
    found = read(text, gazetteer=_CITY, home="35.74").directives
    assert [(order.responsible, order.due) for order in found] == [("DLH", "2025-02-28"), ("Lurah", None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Pompa sudah siap," kata Kalaksa BPBD Sugito Prasetyo.', "Sugito Prasetyo"),
        ('Lurah Pilang Budi Santoso hadir. "Warga sudah tenang," ujarnya.', "Budi Santoso"),
        ('Lurah Pilang Budi Santoso mengatakan, "Warga sudah tenang."', "Budi Santoso"),
        ('Kasdim Mayor Slamet Wahyudi hadir. "Kami siap mengamankan," terang Slamet.', "Slamet Wahyudi"),
        ('Sekretaris Daerah Budi Santoso membuka rapat. "Mari mulai bersama," ajak Sekda.', "Budi Santoso"),
        (
            'Kapolres AKBP Rico Yumasri hadir. "Gereja kami jaga," tutur mantan Kapolres Pamekasan itu.',
            "Rico Yumasri",
        ),
        ('Pemilik warung, Bu Sulastri Dewi, cemas. "Kami rugi besar," keluhnya.', "Sulastri Dewi"),
        ('Nurjanah, pedagang sayur, pulang lebih awal. "Takut kena lempar," selorohnya.', "Nurjanah"),
        ('"Jalan ini harus dibuka kembali," tulis warga.', None),
        ('Kabag Ops Kompol Budi Santoso hadir. "Situasi masih aman," ucap Kabag.', "Budi Santoso"),
        (
            'Sementara itu, Kasi Intel Kejari Probolinggo, Budi Santoso, hadir. "Jaga diri kita," terangnya.',
            "Budi Santoso",
        ),
        ('"Warga sudah tenang kembali." Hal itu disampaikan Lurah Pilang, Budi Santoso, seusai rapat.', "Budi Santoso"),
        ('Lurah Pilang Budi Santoso hadir. "Warga tenang," jelas lurah.', "Budi Santoso"),
        ('Lapor Pak Lurah. Kata pak RT: "wis bubar kabeh".', "pak RT"),
        ("Wali Kota Budi Santoso hadir. \u2018\u2019Kita jaga kota bersama,\u2019\u2019 tandasnya.", "Budi Santoso"),
    ],
)
def test_who_speaks(text: str, speaker: str | None) -> None:
    quotes = read(text, gazetteer=_CITY, home="35.74").quotes
    assert [quote.speaker for quote in quotes] == [speaker]
    assert all(text[slice(*quote.span)].startswith(quote.text[:10]) for quote in quotes)


def test_a_nickname_and_counted_points_lead_to_the_speaker_above() -> None:
    told = read(
        "Ada tiga hal yang ditekankan Wali Kota Budi Hartono. Pertama, parkir. Kedua, pompa. Ketiga, ronda. Keempat, "
        'kebersihan. Kelima, air. "Semuanya harus tuntas sebelum lebaran," tandasnya. "Jangan ada yang tertinggal," '
        "ucap Appi, sapaannya.",
        gazetteer=_CITY,
        home="35.74",
    )
    assert [quote.speaker for quote in told.quotes] == ["Budi Hartono", "Budi Hartono"]
    assert [person.name for person in told.persons] == ["Budi Hartono"]


@pytest.mark.parametrize(
    ("text", "responsible"),
    [
        ("Warga Kelurahan Jati resah. Lurah diminta mendata rumah.", "Lurah Jati"),
        ("Warga Kecamatan Mayangan resah. Ia meminta camat memediasi.", "Camat Mayangan"),
        ("Warga Kecamatan Mayangan resah. Para camat diminta memediasi.", "Camat"),
    ],
)
def test_the_area_of_an_office_comes_from_the_text_where_there_is_one(text: str, responsible: str) -> None:
    assert [directive.responsible for directive in _directives(text)] == [responsible]


def test_a_word_in_quotation_marks_is_no_speech() -> None:
    assert read('Program "Kampung Tangguh" dibahas.', gazetteer=_CITY, home="35.74").quotes == ()


def test_speech_goes_on_behind_whoever_speaks_and_a_banner_says_nothing() -> None:
    text = (
        'Lurah Pilang Budi Santoso hadir. "Siap," katanya. "Warga sudah," kata Budi, Rabu (19/11/2025), "tidak tidur." '
        'Spanduk bertuliskan "Maling Masuk Kampung Ini Pulang Tinggal Nama" dipasang.'
    )
    quotes = read(text, gazetteer=_CITY, home="35.74").quotes
    assert [quote.text for quote in quotes] == ["Siap", "Warga sudah", "tidak tidur."]
    assert {quote.speaker for quote in quotes} == {"Budi Santoso"}


def test_a_table_below_its_heading_is_read_row_by_row() -> None:
    rows = "1 | Pengerukan kali | DPUPR | 20 Januari 2026\n2 | Pos siaga | BPBD | segera"
    text = f"Keputusan:\nNo | Uraian | PJ | Batas\n{rows}"
    found = read(f"NOTULEN RAPAT\n{text}", gazetteer=_CITY, home="35.74").directives
    assert [(one.responsible, one.due) for one in found] == [("DPUPR", "2026-01-20"), ("BPBD", "segera")]


def test_a_shortened_word_ends_no_order():
    (order,) = _directives("Wali Kota meminta Satpol PP menertibkan parkir di Jl. Suroyo setiap malam.")
    assert order.text == "menertibkan parkir di Jl. Suroyo setiap malam"


def test_how_things_are_is_no_order_among_the_points_of_a_report():
    points = "1. Warga menilai syarat dukungan tidak terpenuhi.\n2. Lurah mendata ulang dukungan warga."
    assert [order.text for order in _directives(f"Tindak lanjut:\n{points}")] == ["mendata ulang dukungan warga"]
