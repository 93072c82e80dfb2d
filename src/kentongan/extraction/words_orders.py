# ruff: noqa: E501, SIM905
"""Words of orders and requests, and who can be told to do something. Data only."""

# Verbs by which a text reports that somebody orders or asks; the one who is asked follows.
ASKING = set(
    "meminta minta memohon mengimbau menghimbau mengajak menginstruksikan memerintahkan menugaskan menugasi mengingatkan mendorong "
    "mengharapkan mengharap berpesan mewajibkan menekankan menyerukan mengarahkan menitip menyarankan mengusulkan mendesak "
    "memerlukan menuntut berharap mengimbaukan mempersilakan merekomendasikan menganjurkan menghendaki mènta ngajak nyuwun "
    "merintahaken mrintahake".split()
)
# Of these, the ones that also stand before a mere noun: "menekankan netralitas ASN".
STRESSING = {"mendorong", "menekankan", "mengingatkan", "memerlukan"}
# The passive; whoever is asked stands before it.
ASKED = set(
    "diminta dimintai dimohon diimbau dihimbau diharapkan diharap diinstruksikan diperintahkan ditugaskan ditugasi diwajibkan "
    "diingatkan didorong dianjurkan disarankan dipersilakan dipersilahkan didesak diajak diarahkan diserukan disuwun dipunsuwun "
    "disuruh dijaluk".split()
)
# After one's own person these ask: "saya minta", "kami imbau", "ia tugasi".
OWN = set("minta imbau himbau harap mohon perintahkan instruksikan tugaskan tugasi ajak ingatkan desak tekankan dorong".split())
PERSONS = {"saya", "kami", "kita", "ia", "dia", "beliau", "kula", "aku"}
# Words that begin an order to whoever hears or reads it.
PLEASE = set("mohon tolong harap dimohon mhn tlg tulung nyuwun nyo'on mangga monggo panyuwun hendaknya kiranya sebaiknya".split())
LET_US = {"mari", "ayo", "silakan", "silahkan", "ngèrèng", "toreh", "yuk"}
DO_NOT = {"jangan", "jgn", "jng", "jang", "ojo", "ojok", "aja", "ampun", "jhâ'", "ja'", "dilarang"}
# Words that say of an office what it has to do.
MUST = {"agar", "supaya", "harus", "wajib", "hendaknya", "kiranya", "tolong", "mohon", "perlu", "segera"}
LINKS = {"agar", "supaya", "untuk", "spy", "utk", "biar"}
# What may stand between the verb of asking and what is asked.
FILLERS = {"juga", "pula", "pun", "kembali", "kepada", "pada", "sekali", "lagi", "serius", "khusus", "khususnya", "selalu"}
# Small words with which the clause of what is to be done can begin.
STARTERS = set(
    "segera tidak tak tdk jangan jgn tetap ikut turut terus lebih saling hanya selalu rutin aktif waspada siaga hadir turun "
    "tinggal pulang mundur sabar tenang bijak jujur netral taat patuh lapor waspadai berani bisa dapat mau cukup jhâ' ojo ojok aja sami "
    "dhuli enggal saring".split()
)
# They look like verbs and are none, or begin no clause that tells what to do.
NO_VERB = set(
    "media menteri mentri meja medan merah mei mesin melayu menara mertua meter metode menu merek mental member memori memo mebel "
    "medali medis mereka menit menurut menurutnya menjelang mengenai melalui mengapa meski meskipun merupakan mengingat menyusul metro "
    "merdeka megah mewah melati merapi mekar melon mentah meriah meninggal menjabat menyebut menilai memiliki mengaku mengalami "
    "beras berita berkas beberapa bersama berikut berat berapa beranda beringin berlian bersih berduka berbagai berbeda berusia "
    "bernama berinisial bertempat berasal berupa berdasarkan berkaitan berbatasan berwajib berwenang bersangkutan berlebihan "
    "berkepentingan berkat bertugas berwarna bersenjata bermotor berdampak berusaha bermasalah berbahaya".split()
)
# Words on -kan that are no order.
NO_ORDER_FORM = set(
    "bukan akan ikan pekan sedangkan bahkan melainkan seakan rekan kan bahan makan perikanan kendaraan alihkan asalkan misalkan "
    "jangankan apakah".split()
)
# Plain verbs as they are called out: "Satpol PP jaga dapur".
CALLS = set(
    "ajak ambil amankan antar atur awasi bagi baca bantu basmi bawa bayar beli benahi beri bersihkan bongkar buang buat bubar buka catat cari "
    "cegah cek cuci cukup daftar data datang dengar didik foto ganti gelar hapus hadiri hadir hentikan hindari hormati hubungi "
    "ikuti ingat isi istirahat jadwalkan jaga jauhi jemput kasih kawal kenali keruk kirim konfirmasi kubur kumpul kunci kuras lapor "
    "lakukan larang lengkapi lihat lindungi luruskan manfaatkan masuk matikan mengungsi minum naik pakai pangkas panggil pantau "
    "pasang pastikan patuhi percaya periksa perbaiki perhatikan perkuat perketat pindah pulang razia rampungkan rawat sampaikan "
    "saring sebar segel selesaikan sediakan serahkan serap siagakan siapkan simpan siram sosialisasikan stop tahan tambah tangkap "
    "tanya tarik taruh tegakkan tegur telepon temui tengok tertibkan tinjau tinggalkan tindak tolak turun tunda tunggu tutup "
    "ubah undang urus usut utamakan waspada waspadai agendakan adakan jalankan gunakan tertibin bikin tolong laporkan "
    "kongkonen kandani takon sabar".split()
)
# The clause ends before these.
CLAUSE_ENDS = set("karena sebab lantaran sehingga sedangkan adapun namun tetapi supaya amargi polana marga soalnya krn".split())
AND = {"dan", "serta", "lalu", "sekaligus", "kemudian", "dn", "bân", "lan", "kaliyan"}
# Objects that make the asking no order: "meminta maaf", "meminta keterangan".
NO_OBJECT = set(
    "maaf bantuan keterangan izin ijin doa uang tebusan bahwa tumbal rokok perlindungan potensi adanya bahaya "
    "waktu tambahan ganti rugi petunjuk arahan terhindar akan kronologi data".split()
)
# Of whom something is told, not asked: people in a case.
LAY = set("korban pelaku tersangka terdakwa pembeli pelanggan istrinya suaminya kami saya kita mereka dia ia dirinya".split())

# People who may be told to act without being an office.
PEOPLE = set(
    "warga masyarakat orang orangtua pemuda pemudik panitia pedagang penjual pengendara peserta siswa murid wali nelayan petani penonton "
    "pengunjung jemaat jemaah jamaah umat pelajar mahasiswa pihak keluarga tokoh kiai ulama pengguna pengelola perusahaan manajemen "
    "pengusaha pelaku para seluruh semua setiap segenap remaja anak ibu bapak pemilik penyelenggara simpatisan pendukung pengurus "
    "anggota ketua ranting juragan sopir buruh pekerja jurnalis relawan kader guru dapur gudang penduduk tamu peternak penumpang "
    "koordinator mantri tetua pengikut siapa kedua bapak-bapak ibu-ibu mamak-mamak emak-emak".split()
)

OFFICES: tuple[tuple[str, str], ...] = (
    (
        "OPD terkait",
        r"(?:opd|perangkat daerah|dinas|instansi|skpd)(?:-(?:opd|dinas|instansi))?\s(?:yang\s)?(?:terkait|teknis)",
    ),
    ("OPD", r"(?:seluruh\s|semua\s)?(?:kepala\s)?(?:opd|perangkat daerah|skpd|organisasi perangkat daerah)"),
    ("Camat", r"(?:para\s|seluruh\s)?camat"),
    ("Lurah", r"(?:para\s|seluruh\s)?lurah"),
    ("Kepala Desa", r"(?:para\s|seluruh\s)?(?:kepala desa|kades)"),
    ("Keuchik", r"(?:para\s)?(?:keuchik|geuchik)"),
    ("Wali Nagari", r"(?:para\s)?wali nagari"),
    ("Pemdes", r"(?:pemerintah desa|pemdes)"),
    ("Kelurahan", r"(?:pihak\s)?kelurahan(?!\s[a-z]+(?:sari|asem))"),
    ("Kecamatan", r"(?:pihak\s)?kecamatan"),
    ("Ketua RT", r"(?:para\s)?(?:ketua\s|pak\s)rt"),
    ("Ketua RW", r"(?:para\s)?(?:ketua\s|pak\s)rw"),
    ("RT", r"rt(?![./]?\s?\d)"),
    ("RW", r"rw(?![./]?\s?\d)"),
    ("Tim pemantau", r"tim pemantau(?:an)?"),
    ("Tim Terpadu PKS", r"tim terpadu|timdu"),
    ("Kepala sekolah", r"(?:para\s)?(?:kepala sekolah|kepsek)"),
    ("Babinsa", r"babinsa"),
    ("Bhabinkamtibmas", r"b(?:h)?abin\s?kamtibmas|bhabin"),
    ("Polsek", r"(?:para\s|jajaran\s)?kapolsek"),
    ("Danramil", r"(?:para\s)?danramil"),
    ("Polri", r"polri|aparat kepolisian|pihak kepolisian|kepolisian|polisi"),
    ("Polsek", r"polsek"),
    ("Polres", r"polres(?!ta)"),
    ("TNI", r"tni(?!\s?[/-]\s?polri)"),
    ("TNI-Polri", r"tni\s?[/-]\s?polri"),
    ("ASN", r"asn|aparatur sipil negara|pns"),
    ("Aparat", r"aparat(?: keamanan| penegak hukum)?(?!ur)"),
    ("Linmas", r"linmas"),
    ("Panitia", r"panitia penyelenggara"),
    ("Puskesmas", r"(?:seluruh\s|semua\s)?puskesmas"),
    ("Petugas", r"(?<!dengan )(?:petugas(?! kebersihan| haji)|pihak berwajib|pihak berwenang|yang berwajib)"),
    ("Pemkot", r"pemkot|pemerintah kota"),
    ("Pemkab", r"pemkab|pemerintah kabupaten"),
)
DUE_SOON = (
    r"\b(?:segera|secepatnya|sesegera mungkin|sekarang juga|sekarang|hari ini juga|malam ini juga|saat ini juga|asap|"
    r"pada kesempatan pertama|dalam hitungan jam|enggal-enggal|duli|dhuli)\b"
)
# What is asked for must be something to do; hopes for fine weather and thanks are no orders.
NO_ORDER = r"\b(?:terima ?kasih|mohon maaf|mohon doa|mohon izin|mohon ijin|tidak perlu|tidak harus|belum perlu|mohon bersabar|kata sambutan)\b"
