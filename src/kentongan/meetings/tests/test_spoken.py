"""One typed line becomes the draft of an order; what it does not say stays empty."""

from datetime import date

import pytest

from kentongan.actions import due_rules
from kentongan.actions.days_off import days_off
from kentongan.city import queries as city
from kentongan.city import services
from kentongan.city.models import Region
from kentongan.meetings import kin
from kentongan.meetings.offices import Offices
from kentongan.meetings.spoken import propose

WEDNESDAY = date(2026, 11, 25)
MORE = [
    ("dinkes", "Dinas Kesehatan", "Dinkes", "opd"),
    ("dlh", "Dinas Lingkungan Hidup", "DLH", "opd"),
    ("dishub", "Dinas Perhubungan", "Dishub", "opd"),
    ("satpol-pp", "Satuan Polisi Pamong Praja", "Satpol PP", "opd"),
    ("bpbd", "Badan Penanggulangan Bencana Daerah", "BPBD", "opd"),
    ("dinsos", "Dinas Sosial", "Dinsos", "opd"),
    ("kodim-0820", "Komando Distrik Militer 0820/Probolinggo", "Kodim 0820", "forkopimda"),
    ("kejari", "Kejaksaan Negeri Kota Probolinggo", "Kejari", "forkopimda"),
    ("diskominfo", "Dinas Komunikasi dan Informatika", "Diskominfo", "opd"),
    ("kec-mayangan", "Kecamatan Mayangan", "Kec. Mayangan", "kecamatan"),
]
SUMBER, MANGUN, WONO, MAYANG = "35.74.02.1006", "35.74.03.1002", "35.74.02", "35.74.03"
# line, offices (sorted codes), region, due, beginning of the text
LINES = [
    ("OPD terkait normalisasi saluran Kel. Sumber Taman, 2 minggu", "", SUMBER, "2026-12-09", "Normalisasi saluran"),
    ("seluruh camat data warga rawan banjir minggu depan", "kec-mayangan kec-wonoasih", "", "2026-12-04", "Data warga"),
    (
        "Dishub dan Satpol PP tertibkan parkir paling lambat 5 Desember",
        "dishub satpol-pp",
        "",
        "2026-12-05",
        "Tertibkan",
    ),
    ("Kapolres patroli malam di Mayangan mulai malam ini", "polres", MAYANG, "2026-11-25", "Patroli malam"),
    ("Dinkes fogging Mangunharjo segera", "dinkes", MANGUN, "2026-11-30", "Fogging Mangunharjo"),
    ("DLH angkut sampah TPS Wonoasih sebelum Natal", "dlh", WONO, "2026-12-24", "Angkut sampah TPS Wonoasih"),
    ("Diskominfo agar memanggil admin grup warga, Jumat", "diskominfo", "", "2026-11-27", "Memanggil admin"),
    ("Lurah Sumber Taman siapkan pos ronda, 1 minggu", "kel-sumber-taman", SUMBER, "2026-12-02", "Siapkan pos ronda"),
    ("PUPR perbaiki lampu jalan di Mangunharjo 10 hari kerja", "pupr", MANGUN, "2026-12-09", "Perbaiki lampu jalan"),
    ("minta BPBD, Dinsos dan PMI siapkan dapur umum", "bpbd dinsos", "", "", "Siapkan dapur umum"),
    ("camat setempat mediasi warga Sumber Taman besok", "kec-wonoasih", SUMBER, "2026-11-26", "Mediasi warga"),
    ("Bakesbangpol petakan titik rawan sebelum akhir bulan", "bakesbangpol", "", "2026-11-30", "Petakan titik rawan"),
    ("klarifikasi hoaks oleh Diskominfo hari ini juga", "diskominfo", "", "2026-11-25", "Klarifikasi hoaks"),
    ("rapat lanjutan soal pasar", "", "", "", "Rapat lanjutan soal pasar"),
    ("Kadishub cek rambu simpang lusa", "dishub", "", "2026-11-27", "Cek rambu"),
    ("para lurah sosialisasi narkoba bulan depan", "kel-mangunharjo kel-sumber-taman", "", "2026-12-31", "Sosialisasi"),
    ("Kepala Dinas Kesehatan bersama Kec. Wonoasih posko 3 hari", "dinkes kec-wonoasih", WONO, "2026-11-28", "Posko"),
    ("Kodim 0820 dan Polres pengamanan gereja 24 Desember", "kodim-0820 polres", "", "2026-12-24", "Pengamanan gereja"),
    ("Dinsos rehabilitasi korban kebakaran Mangunharjo, dua pekan", "dinsos", MANGUN, "2026-12-09", "Rehabilitasi"),
    ("Kejari pantau netralitas ASN H-3 tahun baru", "kejari", "", "2026-12-29", "Pantau netralitas ASN"),
    ("DLH pantau TPA setiap hari, lapor Senin depan", "dlh", "", "2026-11-30", "Pantau TPA setiap hari"),
    ("instansi terkait dan Dishub kaji jalur truk dalam 1 bulan", "dishub", "", "2026-12-25", "Kaji jalur truk"),
    ("normalisasi sungai (DLH, Dinas PUPR) akhir tahun", "dlh pupr", "", "2026-12-31", "Normalisasi sungai"),
    ("Kasatpol PP segel toko miras di Wonoasih paling lambat besok", "satpol-pp", WONO, "2026-11-26", "Segel toko"),
    ("Dinkes & puskesmas PSN serentak Jumat pekan depan", "dinkes", "", "2026-12-04", "PSN serentak"),
    ("Setda terbitkan SE larangan petasan selambat-lambatnya 20/12", "setda", "", "2026-12-20", "Terbitkan SE"),
    ("segera evakuasi warga Sumber Taman oleh BPBD", "bpbd", SUMBER, "2026-11-30", "Evakuasi warga"),
    ("Wali Kota minta kelurahan Mangunharjo gotong royong Minggu", "kel-mangunharjo", MANGUN, "2026-11-29", "Gotong"),
    ("kajari, kapolres, dandim patroli bersama Senin", "kejari kodim-0820 polres", "", "2026-11-30", "Patroli bersama"),
    ("Bakesbangpol koordinasi dengan Kodim 0820 soal TPS", "bakesbangpol", "", "", "Koordinasi dengan Kodim"),
]


@pytest.fixture
def hear(cast):
    """Return a function that reads a line as the secretary of the small city would."""
    keys = ("code", "name", "short", "kind", "region")
    rows = [dict(zip(keys, (*row, "35.74.03" if row[0] == "kec-mayangan" else "35.74"), strict=True)) for row in MORE]
    services.load_places(aliases=[], spots=[], agencies=rows)
    known = {
        "offices": Offices(city.agencies("35.74"), home="Kota Probolinggo"),
        "regions": {region.code: region for region in Region.objects.filter(code__startswith="35.74")},
        "rules": due_rules.rules(),
        "holidays": days_off(2026),
        "said_on": WEDNESDAY,
    }
    return lambda line: propose(line, **known)


def test_thirty_lines_are_read_as_they_were_meant(hear):
    wrong = []
    for line, offices, region, due, text in LINES:
        told = hear(line)
        got = (
            " ".join(sorted(office.code for office in told.offices)),
            told.region.code if told.region else "",
            told.due_on.isoformat() if told.due_on else "",
        )
        if got != (offices, region, due) or not told.text.startswith(text):
            wrong.append((line, got, told.text))
    assert not wrong, f"{len(LINES) - len(wrong)} of {len(LINES)} right: {wrong}"


def test_what_names_nobody_of_ours_is_shown_and_not_guessed(hear):
    assert hear("OPD terkait bersihkan sungai").vague == "OPD terkait"
    assert hear("minta BPBD dan PMI siapkan dapur umum").vague == "PMI"
    assert hear("Dinsos rehabilitasi korban kebakaran").phase == "pemulihan"
    assert hear("BPBD evakuasi warga").phase == "penghentian"
    empty = hear("   ")
    assert (empty.text, empty.offices, empty.region, empty.due_on) == ("", [], None, None)
    assert len(hear("x" * 5_000).text) == 5_000


def test_offices_are_suggested_from_what_was_ordered_before(cast):
    pupr, police = cast.agency("pupr"), cast.agency("polres")
    before = [
        kin.Known("Bersihkan saluran tersumbat dan susun daftar genangan", [pupr], "24-02-2020"),
        kin.Known("Patroli malam di pusat keramaian", [police], "31-10-2024"),
    ]
    assert kin.related("Normalisasi saluran yang tersumbat", before) == ([pupr], "24-02-2020")
    assert kin.related("Vaksinasi ternak", before) == ([], "")
    assert kin.related("", []) == ([], "")
