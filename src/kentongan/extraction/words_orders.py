# ruff: noqa: E501
"""Words of orders and requests, and who can be told to do something. Data only."""

# Verbs by which a text reports that somebody orders or asks.
ASKING = (
    "meminta|minta|memohon|mengimbau|menghimbau|imbau|mengajak|menginstruksikan|instruksikan|memerintahkan|perintahkan|menugaskan|"
    "mengingatkan|mendorong|mengharapkan|mengharap|berpesan|mewajibkan|menekankan|menegaskan pentingnya|menegaskan perlunya|"
    "menyerukan|mengarahkan|menitipkan pesan|menitip pesan|menyarankan|mengusulkan|mendesak|memerlukan dukungan|menuntut|melarang|"
    "berharap|mengimbaukan|tekankan|ingatkan|menggarisbawahi"
)
# The passive, without its di-: the addressee stands before it.
ASKED = (
    "minta|mohon|imbau|himbau|harapkan|harap|instruksikan|perintahkan|tugaskan|wajibkan|ingatkan|larang|"
    "tekankan|dorong|anjurkan|sarankan"
)
# Modal words that order only if an addressee stands before them.
MODAL = "agar|supaya|harus|wajib|segera|perlu|hendaknya|jangan|untuk"
# Words that begin an order to whoever reads.
PLAIN = "mohon|tolong|harap|dimohon|diharap|diimbau|dihimbau|jangan|ayo|mari|segera|waspadai|waspada|laporkan|pastikan|hindari|hubungi"

OFFICES: tuple[tuple[str, str], ...] = (
    (
        "OPD terkait",
        r"(?:opd|perangkat daerah|dinas|instansi|skpd)(?:-(?:opd|dinas|instansi))?\s(?:yang\s)?(?:terkait|teknis)",
    ),
    ("OPD", r"(?:seluruh\s|semua\s)?(?:kepala\s)?(?:opd|perangkat daerah|skpd|organisasi perangkat daerah)"),
    ("Camat", r"(?:para\s|seluruh\s)?camat"),
    ("Lurah", r"(?:para\s|seluruh\s)?lurah"),
    ("Kepala Desa", r"(?:para\s|seluruh\s)?(?:kepala desa|kades)"),
    ("Kelurahan", r"(?:pihak\s)?kelurahan(?!\s[a-z]+(?:sari|asem))"),
    ("Kecamatan", r"(?:pihak\s)?kecamatan"),
    ("RT", r"(?:ketua\s|para\sketua\s|pak\s)?rt(?![./]?\s?\d)"),
    ("RW", r"(?:ketua\s)?rw(?![./]?\s?\d)"),
    ("Tim pemantau", r"tim pemantau(?:an)?"),
    ("Tim Terpadu PKS", r"tim terpadu|timdu"),
    ("Kepala sekolah", r"(?:para\s)?kepala sekolah|pihak sekolah|sekolah"),
    ("Babinsa", r"babinsa"),
    ("Bhabinkamtibmas", r"b(?:h)?abin\s?kamtibmas"),
    ("Kapolsek", r"(?:para\s|jajaran\s)?kapolsek"),
    ("Danramil", r"(?:para\s)?danramil"),
    ("Polri", r"polri|aparat kepolisian|pihak kepolisian|kepolisian|polisi"),
    ("Polsek", r"polsek"),
    ("Polres", r"polres(?!ta)"),
    ("TNI", r"tni(?!\s?[/-]\s?polri)"),
    ("TNI-Polri", r"tni\s?[/-]\s?polri"),
    ("ASN", r"asn|aparatur sipil negara|pns"),
    ("Aparat", r"aparat(?: keamanan| penegak hukum)?(?!ur)"),
    ("Panitia", r"(?:pihak\s|para\s)?panitia(?: penyelenggara)?"),
    ("Puskesmas", r"(?:seluruh\s|semua\s)?puskesmas"),
    ("Petugas", r"(?<!dengan )(?:petugas|pihak berwajib|pihak berwenang|yang berwajib)"),
    ("Pemkot", r"pemkot|pemerintah kota"),
    ("Pemkab", r"pemkab|pemerintah kabupaten"),
    ("Pengelola", r"(?:para\s|pihak\s)?pengelola"),
    ("Perusahaan", r"(?:pihak\s)?perusahaan"),
)
DUE_SOON = r"\b(?:segera|secepatnya|sesegera mungkin|sekarang juga|hari ini juga|saat ini juga|asap)\b"
# What is asked for must be something to do; hopes for fine weather and thanks are no orders.
NO_ORDER = r"\b(?:terima ?kasih|mohon maaf|mohon doa|mohon izin|mohon ijin|tidak perlu|tidak harus|belum perlu|mohon bersabar|kata sambutan)\b"
EVERYONE = r"(?:seluruh|semua|segenap|para|setiap)?\s?(?:elemen\s)?(?:lapisan\s)?(?:masyarakat|warga|pihak|elemen|peserta|orang ?tua|pengguna jalan|pengendara|pemuda|pelajar|pendukung|simpatisan)"
