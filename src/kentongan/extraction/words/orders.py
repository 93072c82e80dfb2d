# ruff: noqa: E501, SIM905
"""Words of orders and requests, and who can be told to do something. Data only."""

# Verbs by which a text reports that somebody orders or asks; the one who is asked follows.
ASKING = set(
    "meminta minta memohon mengimbau menghimbau mengajak menginstruksikan memerintahkan menugaskan menugasi mengingatkan mendorong "
    "mengharapkan mengharap berpesan mewajibkan menekankan menyerukan mengarahkan menitip menyarankan mendesak "
    "memerlukan berharap mengimbaukan mempersilakan merekomendasikan menganjurkan menghendaki menta ngajak nyuwun "
    "merintahaken mrintahake memutuskan disepakati menyepakati diputuskan mewanti membujuk mempersilahkan menitipkan memandatkan mengamanatkan mengharuskan menyuruh mengultimatum memperingatkan menekan menginginkan ".split()
)
# These ask only if whoever is asked follows at once; else they remind of a fact, push a car, hope for rain.
STRICT = set(
    "menginginkan menekan minta mengingatkan berharap mengharap mengharapkan mendorong menyarankan mempersilakan memerlukan mengarahkan menitip memutuskan disepakati menyepakati diputuskan".split()
)
# Of these, the ones that also stand before a mere noun: "menekankan netralitas ASN".
STRESSING = {"mendorong", "menekankan", "mengingatkan", "memerlukan"}
# The passive; whoever is asked stands before it.
ASKED = set(
    "diminta dimintai dimohon diimbau dihimbau diharapkan diharap diinstruksikan diperintahkan ditugaskan ditugasi diwajibkan "
    "diharuskan diingatkan didorong dianjurkan disarankan dipersilakan dipersilahkan didesak diajak diarahkan diserukan disuwun dipunsuwun "
    "disuruh dijaluk dituntut ditekankan ditarget disilakan diamanatkan diamanati diwanti diserahi dimintanya diperintahkannya ditugaskannya diimbaunya disuruhnya dipersilakannya diwajibkannya".split()
)
# These only hope, if nobody stands before them; and those forbid.
HOPED = {"diharapkan", "diharap"}
BARRED = {"dilarang", "jangan"}
# After one's own person these ask: "saya minta", "kami imbau", "ia tugasi".
OWN = set(
    "minta imbau himbau harap harapkan mintakan mohon perintahkan instruksikan tugaskan tugasi ajak ingatkan desak tekankan dorong".split()
)
PERSONS = {"saya", "kami", "kita", "ia", "dia", "beliau", "kula", "aku"}
# Words that begin an order to whoever hears or reads it.
PLEASE = set(
    "mohon tolong harap dimohon mhn tlg tulung nyuwun nyo'on mangga monggo panyuwun hendaknya kiranya sebaiknya".split()
)
# These ask only if an office follows at once: "Minta Damkar kirim selang", "Perlu FKUB mengecek".
REQUEST = {"minta", "perlu", "butuh", "mandhar", "mugi", "mugo"}
DO_NOT = {"jangan", "jgn", "jng", "jang", "ojo", "ojok", "aja", "ampun", "jha'", "jha", "ja'", "dilarang"}
# Words that say of an office what it has to do.
MUST = {
    "agar",
    "supaya",
    "harus",
    "wajib",
    "hendaknya",
    "kiranya",
    "sebaiknya",
    "tolong",
    "mohon",
    "harap",
    "untuk",
    "perlu",
}
# How a speaker turns to those who are told.
COMRADES = {"tentunya", "teman-teman", "rekan-rekan", "teman", "rekan", "bapak", "ibu", "saudara", "para", "seluruh"}
# Before "agar" these make what follows an order: "menegaskan agar ...", "imbauan agar ...".
SAYING = set(
    "menegaskan mengatakan menyampaikan menambahkan menuturkan menyebut menyatakan mengemukakan memberi memberikan mengeluarkan imbauan himbauan "
    "instruksi perintah pesan arahan permintaan saran rekomendasi harapan seruan anjuran tegas kesepakatan".split()
)
# Before a comma these open a condition, after which the order follows.
CONDITIONS = set(
    "apabila jika bila kalau kalo klo jikalau andai saat ketika sambil begitu siapa bagi mon nek lek sebelum setelah".split()
)
# A verb behind these is done already; behind those it tells in what, not what.
DONE_ALREADY = {"sudah", "telah", "sdh", "tlh"}
AMID = {"dalam", "guna", "demi", "dengan", "saat", "ketika", "tentang", "terkait"}
LINKS = {"agar", "supaya", "untuk", "spy", "utk", "biar"}
# What may stand between the verb of asking and what is asked.
FILLERS = {
    "juga",
    "pula",
    "pun",
    "wanti",
    "dapat",
    "bisa",
    "kepada",
    "pada",
    "sekali",
    "lagi",
    "serius",
    "khusus",
    "khususnya",
    "selalu",
}
# Small words with which the clause of what is to be done can begin.
STARTERS = set(
    "segera tidak tak tdk jangan jgn tetap ikut turut terus lebih saling hanya selalu rutin aktif waspada siaga hadir turun "
    "tinggal pulang mundur sabar tenang rukun sigap proaktif peduli cermat jeli hati duduk pindah bijak jujur netral taat patuh lapor waspadai berani jha jha' ojo ojok aja sami "
    "dhuli enggal saring kembali".split()
)
# They look like verbs and are none, or begin no clause that tells what to do.
NO_VERB = set(
    "media menteri mentri meja medan merah mei mesin melayu menara mertua meter metode menu merek mental member memori memo mebel "
    "medali medis mereka menit menurut menurutnya menjelang mengenai melalui mengapa meski meskipun merupakan mengingat menyusul metro "
    "merdeka megah mewah melati merapi mekar melon mentah meriah meninggal menjabat menyebut menilai memiliki mengaku mengalami "
    "beras berita berkas beberapa bersama berikut berat berapa beranda beringin berlian bersih berduka berbagai berbeda berusia "
    "bernama berinisial bertempat berasal berupa berdasarkan berkaitan berbatasan berwajib berwenang bersangkutan berlebihan "
    "berkepentingan berkat bertugas berujung bertahun berdiri bersebelahan memihak menjadi menjawab ngeri berwarna bersenjata mempunyai bermotor berdampak berusaha bermasalah berbahaya beragama beriman bertakwa".split()
)
# Words on -kan that are no order.
NO_ORDER_FORM = set(
    "bukan akan ikan pekan sedangkan bahkan melainkan seakan rekan kan bahan makan perikanan kendaraan alihkan asalkan misalkan "
    "jangankan tarakan nunukan apakah tindakan gerakan desakan ledakan masakan tembakan pasokan bentrokan masukan rujukan gebrakan jebakan cetakan "
    "tumpukan tusukan bacokan teriakan silakan silahkan viralkan sebarkan bayangkan maksudkan katakan dikatakan".split()
)
# Plain verbs as they are called out: "Satpol PP jaga dapur".
CALLS = set(
    "adakan agendakan setor pulihkan ajak ambil amankan antar atur awasi bagi baca bantu basmi bawa bawakan bayar beli benahi bersihkan bongkar buang "
    "buat catat cari cegah cek cuci daftar dengar didik fokus foto ganti gelar gunakan hadiri hapus hentikan hindari hormati hubungi ikuti isi "
    "jadwalkan jaga jalankan jauhi jemput kasih kawal keluarkan kembalikan kenali kerahkan kerjakan keruk kirim konfirmasi kubur kunci "
    "kuras lakukan laporkan larang lengkapi lindungi luruskan manfaatkan matikan mengungsi pakai pangkas panggil pantau pasang pastikan "
    "patuhi percaya periksa perbaiki perbanyak perhatikan perketat perkuat pertahankan rangkul razia rampungkan rawat sampaikan sebar segel "
    "selesaikan sediakan serahkan serap siagakan siapkan simpan siram tanya sosialisasikan stop tahan tambah tangkap tarik taruh "
    "susun uji sambangi lidik beri buka bina tanam tambal tegakkan tegur telepon temui tengok tertibkan tinjau tinggalkan tindak tolak tunda tutup ubah undang usut utamakan "
    "cabut hemat pilah ikat cukupkan kurangi waspada waspadai tertibin bikin kongkonen kandani takon".split()
)
# Of these and of the small words, the ones with which a mere report may begin too; they need somebody told before them.
ALSO_TOLD = set(
    "bagi daftar fokus cari isi sebar pakai tahan tambah tangkap bawa dengar percaya konfirmasi buat buang razia tindak ganti pindah tunda kawal".split()
)
# The clause ends before these.
CLAUSE_ENDS = set(
    "karena sebab lantaran sehingga sedangkan adapun namun tetapi supaya cuman amargi polana marga soalnya krn".split()
)
AND = {"dan", "serta", "lalu", "sekaligus", "kemudian", "dn", "lan", "kaliyan"}
# Objects that make the asking no order: "meminta maaf", "meminta keterangan".
NO_OBJECT = set(
    "maaf ngapunten pangapunten bantuan keterangan izin ijin doa uang tebusan bahwa tumbal rokok perlindungan potensi adanya bahaya "
    "waktu tambahan ganti rugi petunjuk arahan terhindar akan kronologi data".split()
)
# Of whom something is told, not asked: people in a case.
LAY = set(
    "korban pelaku tersangka terdakwa pembeli pelanggan istrinya suaminya kami saya kita mereka dia ia dirinya".split()
)

# Those who belong to whoever speaks: "Kapolres memerintahkan jajarannya".
OWN_PEOPLE = r"jajaran(?:nya)?|anak buah(?:nya)?|anggotanya|bawahan(?:nya)?|para personel|personel(?:nya)?|pasukan(?:nya)?|regu jaga|stafnya|pihaknya|timnya"
# People who may be told to act without being an office.
PEOPLE = set(
    "warga masyarakat personel orang orangtua pemuda pemudik panitia pedagang penjual pengendara peserta siswa murid wali nelayan petani penonton "
    "pasukan jajaran jajarannya anggotanya stafnya bawahannya pihaknya pengunjung jemaat jemaah jamaah umat pelajar mahasiswa pihak keluarga tokoh kiai ulama tua-tua pengguna pengelola perusahaan manajemen "
    "pengusaha pelaku para seluruh semua setiap segenap remaja anak ibu bapak pemilik penyelenggara simpatisan pengembang kontraktor pendukung pengurus "
    "anggota ketua ranting juragan sopir buruh pekerja jurnalis relawan kader guru penduduk regu tamu peternak penumpang "
    "koordinator mantri tetua pengikut siapa kedua bapak-bapak ibu-ibu mamak-mamak emak-emak".split()
)

OFFICES: tuple[tuple[str, str], ...] = (
    (
        "OPD terkait",
        r"(?:opd|perangkat daerah|dinas|instansi|skpd)(?:-(?:opd|dinas|instansi))?\s(?:yang\s)?(?:terkait|teknis)",
    ),
    ("OPD", r"(?:seluruh\s|semua\s)?(?:kepala\s)?(?:opd|perangkat daerah|skpd|organisasi perangkat daerah)"),
    ("Camat", r"(?:para\s|seluruh\s)?camat(?:-camat)?"),
    ("Lurah", r"(?:para\s|seluruh\s)?lurah(?:-lurah)?"),
    ("Kepala Desa", r"(?:para\s|seluruh\s)?(?:kepala desa|kades)"),
    ("Keuchik", r"(?:para\s)?(?:keuchik|geuchik)"),
    ("Wali Nagari", r"(?:para\s)?wali nagari"),
    ("Pemdes", r"(?:pemerintah desa|pemdes|perangkat desa)"),
    ("Kelurahan", r"(?:pihak\s)?kelurahan"),
    ("Kecamatan", r"(?:pihak\s)?kecamatan"),
    ("Ketua RT", r"(?:para\s)?(?:ketua\s|pak\s)rt|rt(?![./]?\s?\d)"),
    ("Ketua RW", r"(?:para\s)?(?:ketua\s|pak\s)rw|rw(?![./]?\s?\d)"),
    ("Tim pemantau", r"tim pemantau(?:an)?"),
    ("Tim Terpadu", r"tim terpadu|timdu"),
    ("Kepala sekolah", r"(?:para\s)?(?:kepala sekolah|kepsek)"),
    ("Babinsa", r"babinsa"),
    ("Bhabinkamtibmas", r"b(?:h)?abin\s?kamtibmas|bhabin"),
    ("Polsek", r"(?:para\s|jajaran\s)?kapolsek"),
    ("Polresta", r"kapolresta"),
    ("Polres", r"kapolres(?!ta)"),
    ("Kodim", r"dandim|kodim"),
    ("Koramil", r"koramil"),
    ("Kejari", r"kajari"),
    ("Danramil", r"(?:para\s)?danramil"),
    ("Polri", r"polri"),
    ("Polisi", r"aparat kepolisian|pihak kepolisian|kepolisian|polisi"),
    ("Polsek", r"polsek"),
    ("Polres", r"polres(?!ta)"),
    ("TNI", r"tni(?!\s?[/-]\s?polri)"),
    ("TNI-Polri", r"tni\s?[/-]\s?polri"),
    ("ASN", r"asn|aparatur sipil negara|pns"),
    ("Linmas", r"linmas"),
    ("Panitia", r"panitia penyelenggara"),
    ("Puskesmas", r"(?:seluruh\s|semua\s)?puskesmas"),
    ("Petugas", r"(?<!dengan )(?:petugas(?! kebersihan| haji)|pihak berwajib|pihak berwenang|yang berwajib)"),
    ("Pemkot", r"pemkot|pemerintah kota"),
    ("Pemkab", r"pemkab|pemerintah kabupaten"),
)
DUE_SOON = (
    r"\b(?:segera|secepatnya|sesegera mungkin|sekarang juga|sekarang|hari ini juga|malam ini juga|saat ini juga|hari itu(?: juga)?|malam itu(?: juga)?|minggu ini juga|"
    r"pada kesempatan pertama|dalam hitungan jam|enggal-enggal|duli|dhuli)\b"
)
# Words with which a sentence of speech may begin before what it orders.
OPENERS = set(
    "dan jadi makanya untuk itu oleh karena maka pokoknya lebih baik ya yah nah bapak ibu saudara pak bu sing penting".split()
)
# After a sentence with one of these, "Kedua, camat ..." is one of several orders.
ANNOUNCING = set(
    "arahan arahannya ditekankan penekanan disampaikan ditugaskan pesan perintah instruksinya perintahnya meminta diminta menekankan instruksi rekomendasi kesepakatan menugaskan memutuskan memerintahkan disepakati menyepakati keputusan menginstruksikan".split()
)

# Headings whose points are orders, whoever begins them.
ORDER_HEADINGS = (
    r"saran(?!a)|rekomendasi|arahan|usul(?:an)?|instruksi|perintah|imbauan|himbauan|petunjuk|penekanan|pesan|permintaan|permohonan|"
    r"rencana tindak lanjut|rtl|tl|tindak lanjut (?:yang )?(?:disarankan|diminta|diharapkan)|langkah (?:yang )?(?:disarankan|diminta|perlu)|mohon(?= ?:)|minta(?= ?:)|seruan|"
    r"tindak(?! lanjut| pidana)|maka(?= ?:)|diperintahkan(?= ?:)|ditugaskan(?= ?:)|pinta|jawaban(?= ?:)|"
    r"(?:pembagian )?tugas|penugasan|atensi|penegasan|amanat|komitmen|"
    r"(?:hal|poin|butir)(?:-\w+)? (?:yang|untuk)(?: \w+)? (?:dilakukan|ditindaklanjuti|disepakati|dipatuhi|diperhatikan)"
)
# Headings under which facts stand too; a point must name whoever acts.
MIXED_HEADINGS = r"hasil|k?eputusan|putusan|kesepakatan|disepakati|(?:ke)?simpulan|kesepahaman|rumusan|mufakat|asil(?: rembug)?|hasil/keputusan|selanjutnya|tindak lanjut"
HEADING_STARTS = r"isi|butir|butir-butir|poin|poin-poin|beberapa|adapun|catatan|daftar"
# What stands before the colon that opens a list, and what in the same sentence says that it is a list of orders.
LIST_OPENERS = (
    r"yaitu|yakni|antara lain|berikut(?: ini)?|agar|untuk|supaya|meng?imbau|mengajak|meminta|saudara|pesan|arahan|disepakati|"
    r"kesepakatan(?: sementara)?|menginstruksikan|memerintahkan|poin|hal|"
    r"hal(?: \w+)? (?:kepada|bagi|untuk) [^:\n]{3,60}"
)
ORDERING = (
    r"diminta|meminta|menitip(?:kan)?|memutuskan|menugasi|menugaskan|meng?h?imbau|mengajak|menekankan|menginstruksikan|memerintahkan|berpesan|pesan|arahan(?:nya)?|penekanan(?:nya)?|sambutannya|disepakati|"
    r"kesepakatan|agar|rekomendasi|saran|diimbau|dimohon|mohon|disampaikan|perhatian|dilaksanakan|dipedomani|hal-hal"
)
# A point of a list that tells what is so, not what is to be done.
DONE = r"sudah|telah|sdh|nihil|boleh|dapat|berjalan|saling memaafkan"
# The term that may follow a point.
TERM = (
    r"paling (?:lambat|lama|telat)|selambat\S*|sebelum\b|sblm\b|s\.d\.|batas waktu|tenggat|hari ini|segera\W*$|segera,|secepatnya|"
    r"sesegera|dalam (?:waktu|hitungan|\w+ hari|\w+ minggu)|pada kesempatan|mulai\b|pekan depan|minggu ini|dlm \d+|"
    r"dalam [a-z]+\W*$|sejak\b|(?:senin|selasa|rabu|kamis|jumat|sabtu) depan|- catatan"
)
TABLE_WHO = r"pelaksana|penanggung\s?jawab|\bpic\b|\bpj\b|\bopd\b|instansi|petugas|oleh"
TABLE_WHAT = (
    r"tindak|arahan|rekomendasi|rencana|langkah|tugas|aksi|saran",
    r"uraian|kegiatan|keputusan|hal|kesepakatan|hasil",
)
# Nouns that name an action, and those that stand as a verb behind whoever acts.
ACTIONS = r"rekayasa|fogging|pengamanan|pengawalan|penertiban|penyuluhan|pendataan|pendampingan|pembersihan|patroli|koordinasi|sosialisasi|evaluasi|monitoring|mediasi|razia|operasi"

# An office that does something by then is told to; verbs with which it only speaks or has done it.
PLAIN_TERM = (
    r"paling (?:lambat|lama|telat)|selambat|sebelum|s\.d\.|sampai (?:akhir|awal|dengan|tanggal|\d|senin|selasa|rabu|kamis|jumat|sabtu|minggu|dua|tiga|\w+ nanti)|"
    r"hingga (?:akhir|awal|tanggal|\d)|mulai (?:besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu|pekan|bulan|tanggal|\d)|"
    r"dalam (?:waktu\s)?(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|sepuluh|dua belas|empat belas|seminggu|sepekan|sebulan)\s?(?:hari|minggu|pekan|bulan|jam)?|"
    r"(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|pekan|bulan) depan|(?:pekan|minggu|bulan) ini juga|tiap (?:malam|hari|senin|jumat|sabtu|minggu|pekan)"
)
NO_PLAIN = set(
    "mengatakan menyampaikan menjelaskan menuturkan mengungkapkan menegaskan menambahkan menyebut menyebutkan menerangkan memaparkan melaporkan mencatat mengaku "
    "membenarkan membantah menilai menerima mendapat mendapatkan meminta mengimbau mengajak memastikan menemukan menangkap meringkus menduga mengalami menyatakan "
    "mengumumkan melaksanakan melakukan menggelar mengadakan menyelenggarakan mengikuti menghadiri meraih memiliki menjadi merupakan mengingatkan menangani menjadwalkan menahan menyelidiki memburu mendalami mengklaim mengapresiasi".split()
)
TOLD_OFF = {"akan", "bersedia", "siap", "sanggup"}
