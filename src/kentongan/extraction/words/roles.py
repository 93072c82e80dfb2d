# ruff: noqa: E501, SIM905
"""Words of the grammar that tells which office a named person holds. Data only."""

# What a person may be called by: each may begin the office of somebody whose name stands beside it. Whether somebody
# is named there at all is decided elsewhere, so ordinary words ("ibu", "anak") may stand here.
ROLE_HEADS = set(
    """
piket mantan eks presiden wapres menteri wamen menko gubernur sekertaris wagub bupati wabup walikota wali wawali penjabat kepala wakil ketua sekretaris bendahara
anggota asisten staf camat lurah kades pambakal keuchik geuchik wedana penghulu petinggi perbekel bendesa kelian klian bandesa datuk raja
sultan tetua sesepuh pemangku tokoh pemuka pendeta pastor romo pastur uskup biksu bhikkhu pedanda pinandita ulama     imam khatib takmir marbot
pengurus pengasuh pembina pengawas penasihat penasehat pelindung koordinator korlap kordinator korwil ketum sekjen sekum waketum bendum
komandan panglima pangdam komisaris direktur dirut manajer manager general pimpinan pemimpin inisiator pendiri penggagas presdir ceo admin operator
rektor dekan dosen guru wali kepsek kasek wakasek murid siswa siswi pelajar mahasiswa mahasiswi santri santriwati alumni
hakim jaksa jpu panitera notaris pengacara advokat kuasa penyidik penyelidik petugas pegawai karyawan karyawati buruh pekerja tkw tki
juru jubir humas narahubung notulis notulen moderator pembicara narasumber pemateri instruktur pelatih peserta panitia penyelenggara pemandu
dokter bidan perawat apoteker kader konselor psikolog dukun relawan pendamping penyuluh fasilitator tenaga
polisi tentara prajurit babinsa bhabin bhabinkamtibmas babinkamtibmas linmas satpam sekuriti hansip penjaga danru danton danki
pengamat pakar ahli analis peneliti sejarawan budayawan seniman sastrawan penulis penyair sutradara produser aktor aktris penyanyi pemain
atlet kapten kiper bek striker penyerang gelandang wasit manajer pemenang juara
aktivis pegiat penggiat pentolan simpatisan pendukung jurnalis wartawan reporter fotografer
korban tersangka pelaku terduga terdakwa terpidana saksi pelapor terlapor pemesan pengedar bandar kurir buron buronan napi tahanan
pemilik penghuni penyewa penjual pembeli pedagang pengusaha pemasok juragan agen distributor pengecer kasir pelayan
pengemudi pengendara sopir supir kernet penumpang pembonceng pengguna masinis nakhoda nahkoda juragan pilot
petani peternak nelayan penambang pekebun penggarap pemulung tukang montir teknisi kuli penggembala
warga penduduk pengungsi jemaat jamaah jemaah umat pengunjung pelanggan konsumen nasabah pasien pendaki wisatawan pemuda pemudi remaja bocah balita kakek nenek
istri suami anak putra putri ayah bapak ibu ibunda ayahanda orangtua kakak adik paman bibi keponakan cucu menantu mertua keluarga kerabat tetangga    janda duda ahli
calon caleg capres cawapres cagub cawagub cabup petahana paslon mantan eks perwakilan utusan delegasi duta wakil plt plh pj pjs ps
inspektur perwira bintara brigadir kanit panit kasat kasi kasie kabag kabid kasubag kasubbag kasubsi kasubid kaur kbo pasi batuud bati
sekda sekdako sekdakot sekdakab sekcam sekdes seklur sekban sekdin sekwan kalaksa kalak kajari kajati kasun kaling kepling kadus kawil kuwu bekel jogoboyo modin mudin
pengelola penatua penceramah pengunggah penemu penyusun pembuat pembawa pemegang penanggung motoris kopilot kusir joki veteran
ondoafi ondofolo jagabaya jero pawas khatib bilal kamituwa
sinden kapus deputi undagi mosalaki geolog administratur orator sangadi hukum pecalang pekasih biang sangaji ninik kasepuhan
hrd psikolog ustaz ustadz pilot awak abk tekong juragan masyarakat perajin pengrajin
seksi legislator senator politikus politisi inspektur auditor widyaiswara pranata pustakawan arsiparis penilik mandor supervisor
""".split()
)

# Short offices of police, army and administration are made of syllables: "Dirbinmas", "Wakapolsek", "Danposal".
ROLE_SYLLABLES = (
    r"(?:wa)?ka(?:pol|sat|bid|bag|si|sub|sek|dis|din|ban|des|dus|ling|lapas|rutan|bal|kan|pus|ro|ops|tim|jar|jat|cab|nit|u[rn])\w*"
    r"|dir(?:bin|res|int|lan|sam|pol|tah|pam|jen|ek|ut)\w*|wadir\w*|dan(?:dim|ram|rem|yon|lan|pos|ki|ton|sat|den|tim|lat|gab)\w*"
    r"|pa(?:si|ban|bung|ur)\w{0,8}|(?:wa|pang)dam\w*|sek(?:da|cam|des|lur|din|ban|ko|wan|jen)\w*"
)

# They look like nouns of whoever does something.
NO_DOERS = set(
    "perut perairan pengaruh pelosok pelantikan peluru perang perak peraga perihal peringkat perimeter perekonomian pemilu pelita pelopor penuh pena penerangan penutup pelabuhan pengadilan pencak pelataran pesta pemda pemdes pemkot pemkab pemprov pemerintah pelaminan".split()
)
# None of these stands inside an office; verbs are known by how they begin.
ROLE_STOPS = set(
    """
yang oleh dengan kepada untuk saat ketika sebelum sesudah setelah sejak hingga sampai karena akibat bahwa agar supaya jika kalau bila
adalah ialah yakni yaitu itu ini tersebut juga akan telah sudah sedang masih belum tidak bukan serta bersama atau tetapi tapi namun melalui
kata ujar ucap tutur jelas terang ungkap papar imbuh tambah tegas pungkas beber tandas cetus harap pesan sebut cerita urai sahut keluh
menurut tadi kemarin besok lusa lalu kemudian dapat bisa harus wajib ada jadi hadir datang pulang pergi tiba minta mohon tolong lapor terima mau ingin lagi saja pun
sementara beserta dipimpin dihadiri bertempat dibuka diikuti digelar pimpin hadiri selain sedangkan dimana mana siapa apa bagaimana turut ikut usai pasca tewasnya ditemukan satunya antaranya satu
""".split()
)
# These link an office to what it belongs to ("perwakilan dari warga"), but never stand right before the name.
ROLE_LINKS = {"dari", "di", "pada", "dan", "bagi", "ke", "dalam", "lan", "ban", "sareng", "karo"}
# Of what one is the head for an hour: "pimpinan apel".
DUTIES = {"apel", "upacara", "rapat", "rakor", "acara", "kegiatan", "dipimpin", "dihadiri"}
# A relative: "istri Slamet" is somebody else, "istrinya, Damaris" and "Damaris, istri Slamet" are not.
FAMILY = set(
    "istri suami anak putra putri ayah bapak ibu ibunda ayahanda kakak adik paman bibi keponakan cucu menantu mertua keluarga".split()
)
PLURAL = {
    "para",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "beberapa",
    "sejumlah",
}
# Of these several are named after one word even in the singular: "korban Rido dan Calvin".
SHARED = {"korban", "tersangka", "pelaku", "saksi", "terduga", "pelapor", "terdakwa", "seksi"}

# How people are called, here and there, before their name; names models take some of these for a part of it.
ADDRESS = (
    "Mama|Bapa|Acil|Daeng|Dg|Wak|Mbah|Mbok|Gus|Uda|Uni|Mak|Mang|Teh|Cik|Oma|Opa|Amaq|Inaq|Puang|Teteh|Kang|Bang|Abang|Bli|Mbok|Om|Tante|Pakde|Bude|Ki|Nyi|Tgk|Teungku|Buya|Tuan Guru|TGH|"
    "Almarhum|Almarhumah|Alm|[Bb]ung|Jenderal|Jendral|Presiden|Wapres|Menteri|Senator|Wagub|Wabup|Brigade|[Dd]okter|Nyonya|Tuan"
)

# What befell somebody, behind their name; and what was done to them, before it.
HARMED = (
    r"tewas|meninggal|gugur|luka|luka-luka|terluka|memar|patah|kritis|tenggelam|hanyut|terseret|tertimpa|tertimbun|terjepit|tertabrak|tersambar|tersengat|terpeleset|"
    r"hilang|tak bernyawa|tidak bernyawa|terkapar|terbakar|dibacok|ditusuk|ditikam|dikeroyok|dianiaya|dipukuli|dirampok|dibegal|dijambret|digigit|diterkam|"
    r"kehilangan|dilarikan ke|dirawat|dievakuasi|menjadi korban|jadi korban|belum ditemukan|ditemukan (?:tewas|meninggal|mengapung|tak bernyawa|tidak bernyawa|selamat|lemas)"
)
FATES = "tewas|meninggal|meninggal dunia|hilang|hanyut|tenggelam|luka|luka-luka|curwan|md|mati|kritis|lb|lr"
HARMING = "menewaskan|menimpa|melukai|jenazah|jasad|mayat|tubuh|nyawa|membacok|menusuk|menikam|mengeroyok|menganiaya|menabrak|memukuli|merampok|membegal|korban jiwa"

# Offices that take no area: a word of no list behind them begins the name.
OF_NO_AREA = ("sekda", "asisten", "staf", "kalak", "kasat", "kabag", "kabid", "kanit", "kasub", "kbo", "kasdim")
# Their heads take no area: "Kepala Satpol PP Pujo".
OFFICES_OF_CITIES = (
    "satpol",
    "satuan",
    "dinas",
    "badan",
    "bpbd",
    "bakesbang",
    "bappeda",
    "bagian",
    "bidang",
    "seksi",
    "dis",
    "dinkes",
    "dinsos",
    "dpu",
    "dlh",
)

# What somebody is in a case, as headings of reports say it.
PARTIES = frozenset("korban saksi tersangka pelaku terduga terlapor pelapor pengadu".split())
