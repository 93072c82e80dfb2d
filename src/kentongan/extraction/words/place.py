# ruff: noqa: E501, SIM905
"""Words around places: cues, streets, venues, and the ordinary words that happen to be village names. Data only."""

import re

# Cue before a name -> level it announces.
CUES: dict[tuple[str, ...], str] = {
    **dict.fromkeys(
        [("kelurahan",), ("kel",), ("desa",), ("ds",), ("lurah",), ("kades",), ("kepala", "desa")], "village"
    ),
    **dict.fromkeys(
        [("pemdes",), ("balai", "desa"), ("kantor", "kelurahan"), ("kampung",), ("nagari",), ("pekon",)], "village"
    ),
    **dict.fromkeys([("kecamatan",), ("kec",), ("camat",), ("distrik",), ("polsek",), ("kapolsek",)], "district"),
    **dict.fromkeys([("forkopimcam",), ("forpimcam",), ("muspika",), ("koramil",), ("danramil",)], "district"),
    **dict.fromkeys([("kota",), ("kabupaten",), ("kab",), ("bupati",), ("pemkab",), ("pemkot",)], "regency"),
    **dict.fromkeys([("wali", "kota"), ("walikota",), ("wawali",), ("wabup",)], "regency"),
    **dict.fromkeys(
        [("kapolres",), ("wakapolres",), ("kapolresta",), ("polres",), ("polresta",), ("kajari",), ("kejari",)],
        "regency",
    ),
    **dict.fromkeys([("dandim",), ("kodim",), ("lapas",), ("rutan",), ("kapolrestabes",), ("polrestabes",)], "regency"),
    **dict.fromkeys([("provinsi",), ("prov",), ("propinsi",), ("gubernur",), ("pemprov",)], "province"),
}
# These announce an office; the name after them is its area, which the text only mentions.
OFFICE_CUES = set(
    "lurah kades camat polsek kapolsek forkopimcam forpimcam muspika koramil danramil bupati pemkab pemkot walikota "
    "wawali wabup gubernur pemprov pemdes".split()
)
# After these a region belongs to the name of a body; by itself it is no place of the text.
BODY_CUES = set(
    "kapolres wakapolres kapolresta polres polresta kajari kejari dandim kodim lapas rutan kapolrestabes polrestabes".split()
)
KOTA_CUES = {"kota", "pemkot", "walikota", "wawali"}
KABUPATEN_CUES = {"kabupaten", "kab", "bupati", "pemkab", "wabup"}

_STREET_WORD = (
    r"(?:(?:[Dd]r|[Hh]|KH|Kh|[Pp]rof|[Ll]etjen|[Jj]end|[Mm]ayjen|[Bb]rigjen|[Mm]o?c?h|[A-Z])\.[ ]?){0,3}[A-Z][\w']*"
)
STREET = (
    r"\b(?:(?:[Jj]l|JL|[Jj]ln|JLN|[Gg]g)\b\.?[ ]{0,2}|(?:[Jj]alan|JALAN|[Gg]ang)[ ])"
    rf"(?P<name>{_STREET_WORD}"
    rf"(?:(?:[ ]|[ ]?-[ ]?)(?!(?:No|Nomor|NO|RT|RW|Kel|Kec|Kota|Kab|Kelurahan|Kecamatan|Kabupaten|Desa|Gang|Gg|Blok|Km|KM|Kilometer)\b){_STREET_WORD}){{0,3}})"
    r"(?P<no>,?\s?(?:[Nn]o|[Nn]omor|NO|K[Mm]|Kilometer)\.?\s?\d{1,4}(?:\s?[A-Z])?\b)?"
)
# In chat a street has no capital: one word after the abbreviation, two after a rank or the first half of a usual name.
STREET_IN_CHAT = (
    r"(?:jl|jln|gg)\b\.?[ ]?(?P<name>(?!di\b|ke\b|yang\b|rusak\b)(?:(?:ikan|raya|mayjen|letjen|brigjen|jend|jendral|jenderal|"
    r"dr|kh|panglima|ahmad|gajah|imam|hayam|basuki|soekarno|urip|teuku|cut|wr|hos|ra|ki|sunan|pangeran|sultan)\b\.?[ ])?"
    r"[a-z]{3,20})(?P<no>)"
)
# With these a street's name has only begun.
HALF_STREET_NAMES = set(
    "raya sunan sultan pangeran raden panglima ki kh dr prof haji teuku cut imam gajah hayam".split()
)
NOT_A_STREET = set(
    "truk macet ditutup licin berlubang sehat santai rusak tol keluar tengah damai terus baik cerita sepi umum protokol kaki pintas kota provinsi nasional".split()
)

# Head of a venue or landmark. A run of capitalised words must follow, except for those in ALONE.
VENUES = (
    "ruang rapat|ruang pertemuan|ruang sidang|ruang pola|ruang|gedung serbaguna|gedung|aula|halaman|lapangan|alun-alun|alun alun|alun2|balai kota|"
    "balai desa|puri|graha|paseban|bale|wisma|command center|bumi perkemahan|rumah kos|wahana|balai kelurahan|balai rw|balai warga|balai|pendopo|pendapa|kantor|mapolres|mapolresta|mapolsek|makodim|masjid|"
    "mushola|musala|musholla|gereja|vihara|klenteng|kelenteng|pura|pasar|terminal|stasiun|pelabuhan|bandara|pantai|taman|gor|"
    "stadion|hotel|rsud|rumah sakit|rs|puskesmas|perumahan|perum|jembatan|simpang tiga|simpang empat|simpang|perempatan|"
    "pertigaan|sungai|kali|dusun|dsn|lingkungan|lapas|rutan|pondok pesantren|ponpes|kampus|universitas|pabrik|gudang|spbu|"
    "sekretariat|posko|pos kamling|rumah dinas|rumah jabatan|rumah makan|kafe|kawasan|bendungan|waduk|gunung|museum|mall|plaza|"
    "baileo|exit tol|gerbang tol|pintu air|dam|mal|rsd|rsu|spbn|spbun|klinik|langgar|surau|selat|teluk|danau|dermaga|kompleks|warkop|"
    "rumah|tugu|monumen|tribun|arena|embung|bukit|tebing|tanjakan|turunan|lorong|kolam|alfamart|indomaret|lamin|sirkuit|asrama|"
    "tpu|tpa|tpi|jorong|padukuhan|pedukuhan|sdn|smpn|sman|smkn|sd negeri|smp negeri|sma negeri|smk negeri|min|mtsn|man"
)
VENUE_ALONE = {
    "balai kota",
    "balaikota",
    "pendopo",
    "alun-alun",
    "alun alun",
    "alun2",
    "mapolres",
    "mapolresta",
    "makodim",
}
# These are a place without a name, where the text stands before them: "di balai kelurahan".
VENUE_ALONE_HERE = re.compile(
    r"(?:balai (?:kelurahan|warga|rw|rt)|bal[eè] d[ie]s[aâ]|bâlâi dhisa|gedung serbaguna|"
    r"(?:(?:halaman|aula|pendopo|pendapa|pelataran|lapangan) )?(?:kantor|balai|pendopo|pendapa) (?:bupati|wali ?kota|camat|lurah|kecamatan|"
    r"kelurahan|desa|dewan)|(?:pelataran|halaman) (?:balai ?kota|gedung dewan|masjid|musala|sekolah)|masjid sekolah|"
    r"(?-i:Balai Desa|Kantor (?:Desa|Kecamatan|Camat|Lurah|Kelurahan))|kantor wali ?kota|masjid (?:agung|jami'?)|aula (?:sekolah|kecamatan|kelurahan|kantor))\b",
    re.IGNORECASE,
)
# A head that is the cue of its name; the name alone is the place.
CUE_HEADS = {"dusun", "dsn"}
# Written small, these are no head of a name.
PROPER_HEADS = set(
    "min man rs gor kali lingkungan taman pasar dam mal kompleks teluk surau langgar warkop klinik lapangan posko rumah arena "
    "tribun asrama tpu tpa tpi".split()
)
# ... unless the text stands in them: "di lapangan Untung Suropati".
SMALL_IN_PLACE = set("gor taman lapangan pasar posko kompleks tribun arena asrama".split())
# Houses of a village or a district: "Aula Kec. Kademangan".
SEATS = set("aula kantor balai pendopo pendapa ruang gedung".split()) | {"ruang rapat", "ruang pertemuan"}
# A number behind these is a height or a page.
SLOPES = set("tebing tanjakan turunan bukit kolam halaman".split())
# Schools, hospitals and offices are places where one is; else they are bodies ("murid SDN Jati 1").
BODY_HEADS = set(
    "sdn smpn sman smkn min mtsn man rsud rsd rsu rs puskesmas universitas kampus kantor ponpes sekretariat rumah arena tribun asrama "
    "alfamart indomaret tpu tpa tpi".split()
) | {"sd negeri", "smp negeri", "sma negeri", "smk negeri", "pondok pesantren", "rumah sakit"}
# Before a body these make it the employer of a person, not a place.
STAFF = set(
    "kepala kepsek ketua wakil kapolres koordinator korlap sekretaris manajer direktur pengurus anggota siswa siswi murid guru pelajar "
    "alumni santri mahasiswa rektor humas pekerja karyawan buruh sinode polres kapolsek pimpinan komunitas paguyuban serikat forum".split()
)
# The side of a place on which something was: it does not belong to the name.
SIDES = "depan|dalam|sekitar|kawasan|area|kompleks|lereng|perairan|pesisir|atas|belakang|samping|seberang|pelataran|lingkungan"
NOT_A_VENUE_NAME = set("Hidup Negara Hukum Publik Lingkup Perangkat Dalam Untuk Dan Yang Rapat".split())

PREPOSITIONS = {
    "di",
    "ke",
    "dari",
    "wilayah",
    "daerah",
    "warga",
    "asal",
    "se",
    "kawasan",
    "sekitar",
    "area",
    "arah",
    "menuju",
    "ing",
    "neng",
    "nang",
    "cedak",
    "nyang",
}
# Whoever is spoken to so, and what is told so, belongs to a village rather than to the district of the same name.
VILLAGERS = (
    r"warga|lapangan|masjid|masèghit|musala|mushola|langgar|grup|[Dd]ulur\S*|[Tt]ret?an|[Tt]aretan|kamituwa|modin|SPBN|warung kopi di|"
    r"balai desa|bale desa|kampong|krajan|RT \d+|RW \d+"
)
HERE = {
    "di",
    "bertempat",
    "berlokasi",
    "wilayah",
    "lokasi",
    "tkp",
    "area",
    "kawasan",
    "sekitar",
    "daerah",
    "ing",
    "neng",
    "nang",
}

# Village, district and regency names that are ordinary words: bare they never count outside the home region, and inside
# it only with a capital letter and a preposition.
ORDINARY = set(
    "yang dari pada dalam bisa aman harus wali jati tiga empat lima satu dua baru lama besar kecil barat timur utara "
    "selatan tengah pasar kota desa batu sumber gading tanjung pulau sungai air kali hulu hilir rawa pantai gunung bukit "
    "makmur jaya indah mulia sejahtera damai sentosa bahagia maju harapan sari mekar mukti karya bakti setia rukun tani "
    "umum ujung pandang dalam luar atas bawah muka rantau lintas bunga melati mawar anggrek cempaka kenanga dahlia kamboja "
    "merdeka pahlawan pemuda pelajar pancasila bersatu bersama gotong royong panti asuhan puas senang suka duka cinta kasih "
    "ibu bapak anak cucu raja ratu putri putra jaksa polisi tentara guru murid sekolah masjid gereja kapal perahu jalan "
    "jembatan taman kebun sawah ladang hutan kayu besi emas perak tembaga timah solo sendiri lain sama beda adil makan "
    "minum tidur bangun naik turun masuk keluar datang pergi pulang mari ayo siap siaga waspada tegas keras lunak terang "
    "gelap panas dingin hujan angin banjir longsor gempa api padi jagung kopi teh gula garam susu madu ikan ayam sapi "
    "kambing kuda gajah harimau ular buaya burung serang alas pasir tulang darah mata kaki tangan kepala hati jiwa raga "
    "wonder binjai dumai cilik krajan kauman santren kidul lor wetan kulon aparat dusun kampung lingkungan bulan bintang "
    "matahari rembang blok kali raya maron leces tiris besuk sangat paling juga bila sini sana mana apa siapa kapan mulai pesisir bantaran "
    "akhir awal selamat terus tetap lanjut sebagai untuk dengan oleh tentang karena sehingga agar supaya bahwa namun tetapi "
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober "
    "november desember islam kristen hindu buddha katolik ketua tim tokoh warga masyarakat".split()
)
# Short names of regencies, and chief towns by whose name news are dated though no region bears it.
REGENCY_SHORT = dict(
    pair.split(":")
    for pair in (
        "tapsel:12.03 tapteng:12.01 taput:12.02 madina:12.13 paluta:12.20 labura:12.23 labusel:12.22 sergai:12.18 humbahas:12.16 "
        "pessel:13.01 pasbar:13.12 solsel:13.11 inhil:14.04 inhu:14.02 rohul:14.06 rohil:14.07 kuansing:14.09 tanjabbar:15.06 "
        "tanjabtim:15.07 muba:16.06 muratara:16.13 lamteng:18.02 lamtim:18.07 lamsel:18.01 lambar:18.04 tubaba:18.12 jakpus:31.71 "
        "jakut:31.72 jakbar:31.73 jaksel:31.74 jaktim:31.75 kbb:32.17 cikarang:32.16 ungaran:33.22 solo:33.72 madhiun:35.77 "
        "suroboyo:35.78 tangsel:36.74 lobar:52.01 loteng:52.02 lotim:52.03 klu:52.08 mabar:53.15 matim:53.19 kobar:62.01 "
        "kotim:62.02 sampit:62.02 tala:63.01 batola:63.04 tanbu:63.10 kukar:64.02 kubar:64.07 kutim:64.08 mahulu:64.11 "
        "bolmong:71.01 minsel:71.05 minut:71.06 bolmut:71.08 boltim:71.10 bolsel:71.11 bangkep:72.07 parimo:72.08 touna:72.09 "
        "morut:72.12 pangkep:73.10 sidrap:73.14 lutra:73.22 lutim:73.24 konsel:74.05 kolut:74.08 konut:74.09 koltim:74.11 "
        "polman:76.04 mateng:76.06 malteng:81.01 malra:81.02 halbar:82.01 halteng:82.02 halut:82.03 halsel:82.04 haltim:82.06"
    ).split()
)
# Short names of provinces as people write them.
PROVINCE_SHORT = {
    "jatim": "35",
    "jateng": "33",
    "jabar": "32",
    "diy": "34",
    "yogyakarta": "34",
    "jogja": "34",
    "dki jakarta": "31",
    "dki": "31",
    "jakarta": "31",
    "sumut": "12",
    "sumbar": "13",
    "sumsel": "16",
    "babel": "19",
    "kepri": "21",
    "ntb": "52",
    "ntt": "53",
    "kalbar": "61",
    "kalteng": "62",
    "kalsel": "63",
    "kaltim": "64",
    "kaltara": "65",
    "sulut": "71",
    "sulteng": "72",
    "sulsel": "73",
    "sultra": "74",
    "sulbar": "76",
    "malut": "82",
}
