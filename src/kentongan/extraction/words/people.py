# ruff: noqa: E501, SIM905
"""Words around persons: offices, ranks, titles, degrees, common names, and words that are never a person. Data only."""

ACTING = r"(?:Pj|Pjs|Plt|Plh|Penjabat|Pelaksana Tugas|Pelaksana Harian|PJ|PLT|PLH)\.?\s?"

# Office words; the longest phrase wins. What follows (a body, a region) is added by the grammar.
OFFICES = """
klebun;wali nagari;hukum tua;peratin;kepala jorong;kepala suku;ondoafi;kamituwo;ketua lingkungan;danpos;danposramil;kasubsektor;
kapolsubsektor;danki;danton;komandan regu;komandan peleton;komandan kompi;
presiden;wakil presiden;menteri;wakil menteri;menko;gubernur;wakil gubernur;bupati;wakil bupati;wali kota;walikota;
wakil wali kota;wakil walikota;wawali;wabup;wagub;sekretaris daerah;sekda;sekdakot;sekdakab;asisten pemerintahan;
asisten perekonomian;asisten administrasi umum;asisten pemerintahan dan kesejahteraan rakyat;
asisten perekonomian dan pembangunan;asisten;asisten i;asisten ii;asisten iii;staf ahli;staf ahli wali kota;staf khusus;
kepala;kepala dinas;kepala badan;kepala bagian;kepala bidang;kepala seksi;kepala sub bagian;kepala subbagian;kepala kantor;
kepala satuan;kepala sekolah;kepala desa;kepala dusun;kepala lingkungan;kepala puskesmas;kepala kejaksaan negeri;
kepala lapas;kepala pelaksana;kalaksa;kalak;kalapas;karutan;kadis;kadin;kadinkes;kadinsos;kadishub;kadisdik;
kadisdikbud;kaban;kabid;kabag;kasi;kasubag;kasubbag;kasubid;kasubsi;kasie;kaur;kasun;kaling;sekretaris;sekdin;sekban;
bendahara;camat;sekcam;lurah;seklur;kades;sekdes;perangkat desa;ketua;wakil ketua;ketua umum;ketua dprd;wakil ketua dprd;
anggota;anggota dprd;ketua komisi;ketua fraksi;koordinator;koordinator lapangan;korlap;komandan;wakil komandan;dandim;kasdim;
danramil;danrem;pangdam;danlanal;danposal;danyon;pasi intel;pasi ops;pasi;pasiter;pasi ter;perwira seksi intelijen;bati tuud;
babinsa;serka babinsa;kapolri;kapolda;wakapolda;kapolres;kapolresta;kapolrestabes;wakapolres;wakapolresta;kapolsek;wakapolsek;
kabag ops;kabag sdm;kabag ren;kabag log;kabagops;kasat;kasat reskrim;kasatreskrim;kasat intelkam;kasat intel;kasatintelkam;
kasat lantas;kasatlantas;kasat samapta;kasat sabhara;kasat binmas;kasat resnarkoba;kasat narkoba;kasatresnarkoba;kasat polairud;
kasatpol pp;kasat pol pp;kasatpol;kasi humas;kasihumas;kasubsi penmas;kasubsi pidm;kasi propam;kasubbag humas;kabid humas;kanit;
kanit reskrim;kanit pidum;kanit intelkam;kanit laka;kanit gakkum;kanit ppa;kanit turjawali;kanit binmas;kanit samapta;kbo;kbo intel;
kbo satintelkam;kbo reskrim;kbo satreskrim;kbo intelkam;ps kanit;ps kasi;ps;bhabinkamtibmas;kajari;kajati;kasi intel;kasi intelijen;
kasi pidum;kasi pidsus;kasi datun;kasubsi;jaksa;jaksa agung;jaksa agung muda;hakim agung;jaksa penuntut umum;jpu;ketua majelis hakim;panitera;majelis hakim;juru bicara;jubir;
humas;kepala humas;ketua pn;wakil ketua pn;ketua pengadilan negeri;wakil ketua pengadilan negeri;ketua kpu;ketua bawaslu;
komisioner;komisioner kpu;anggota bawaslu;anggota kpu;divisi;direktur;direktur utama;wakil direktur;dirut;manajer;manager;
general manager;pimpinan;rektor;wakil rektor;dekan;dosen;guru;pengasuh;pengasuh pondok pesantren;pengasuh ponpes;ketua mui;
ketua fkub;ketua fkdm;ketua pcnu;ketua rt;ketua rw;pak rt;pak rw;bu rt;tokoh masyarakat;tokoh agama;tokoh pemuda;ulama;aktivis;
pengamat;analis;analis kebijakan;penyuluh;pendamping;narasumber;pembicara;moderator;inspektur upacara;inspektur apel;
calon wali kota;calon wakil wali kota;calon bupati;calon wakil bupati;calon gubernur;paslon;kuasa hukum;pengacara;penasihat hukum;
petugas;operator;relawan;koordinator aksi;pendeta;pastor;romo;pemangku adat;ketua adat;ketua panitia;ketua tim;ketua lpmk;ketua bpd;
ketua paguyuban;ketua karang taruna;ketua kelompok tani;ketua tp pkk;ketua pkk;ketua yayasan;warga;salah satu warga;seorang warga;
salah seorang warga;warga setempat;warga sekitar;korban;tersangka;pelaku;terduga pelaku;terdakwa;saksi;saksi mata;pelapor;terlapor;
pemilik;pemilik rumah;pemilik warung;pemilik ternak;pemilik sapi;pengemudi;pengendara;sopir;penumpang;pedagang;petani;peternak;
nelayan;mahasiswa;siswa;santri;juru parkir;tukang parkir;tetangga;tetangga korban;istri korban;suami korban;anak korban;ayah korban;
ibu korban;keluarga korban;wali murid;orang tua siswa;pasi intel kodim;wadan;wakil;kepala kemenag;kepala bps;kepala bpn;
kepala bulog;kepala sppg;ketua dewan;penjabat;pj;plt;plh;pjs;pelatih;asisten pelatih;kapten tim;manajer tim;budayawan;seniman;sejarawan;sang ayah;sang ibu;ayah;paman;kakak;adik;presidium;ketua presidium;ketua osis;pembina;jurnalis;wartawan;plt kepala;kapolpos;kapos;kasatgas;ketua hnsi;kepala upt;kepala stasiun;kepala sma;kepala smp;kepala sman;kepala smpn;kepala sdn;kepala smkn;kepala sd;kepala smk;kepala mts;kepala man;kepala bidang pemadam kebakaran;sekjen;sekretaris jenderal
""".replace("\n", "")

# Words that go on with a role after its head: "Kepala Bidang Ketahanan Ekonomi", "Asisten Pemerintahan dan Kesra".
ROLE_TAIL = set(
    "bidang bagian seksi sub subbagian subbag ops operasional intel intelkam intelijen reskrim lantas narkoba resnarkoba "
    "samapta binmas humas propam pidum pidsus datun umum daerah kota kabupaten pemerintahan kesra kesejahteraan rakyat "
    "perekonomian pembangunan administrasi hukum politik sosial ekonomi budaya ormas kewaspadaan nasional penanganan konflik "
    "ketahanan seni agama kemasyarakatan ideologi wawasan kebangsaan karakter bangsa dalam negeri fasilitasi kelembagaan partai "
    "organisasi pelaksana pencegahan kesiapsiagaan kedaruratan logistik rehabilitasi rekonstruksi keuangan sdm aset ketertiban "
    "ketenteraman penegakan perundang-undangan trantib trantibum kesehatan pendidikan pelayanan publik komisi fraksi divisi dan i "
    "ii iii iv wilayah lingkungan krajan setempat lapangan harian penindakan pengendalian operasi teknis data informasi "
    "penyelenggaraan kerukunan umat beragama masyarakat pemberdayaan perempuan anak pelindungan perlindungan korban satuan unit sat "
    "p2p geofisika meteorologi klimatologi tk ekonomi sda trantibum linmas damkar gakkum turjawali laka ppa pidana khusus perkara perdata negara tata usaha pengasuh utama eksekutif cabang ranting pengurus".split()
)

RANKS = (
    r"(?:Kombes(?:\sPol)?|Kombespol|AKBP|Kompol|AKP|Iptu|IPTU|Ipda|IPDA|Aiptu|AIPTU|Aipda|AIPDA|Bripka|BRIPKA|Brigpol|Brigadir(?:\s(?:Polisi|Jenderal))?|"
    r"Briptu|Bripda|KOMPOL|Irjen(?:\sPol)?|Brigjen(?:\s(?:Pol|TNI))?|Komjen(?:\sPol)?|Jenderal|Letjen|Mayjen|Kolonel|Letkol|Mayor|Kapten|"
    r"Lettu|Letda|Peltu|Pelda|Serma|Serka|Sertu|Serda|Kopka|Koptu|Kopda|Praka|Pratu|Prada|Laksda|Laksma|Marsma|"
    r"Letnan\s(?:Kolonel|Satu|Dua)|Pembantu\sLetnan\sSatu)"
    r"\.?(?:\s?\(?(?:Inf|INF|Czi|CZI|Arh|ARH|Kav|KAV|Arm|ARM|Cba|Cpl|CPL|Caj|CAJ|Chk|CHK|Ckm|CKM|Cke|CKE|Cpm|CPM|Laut|Mar|Pnb|PNB|Pas|Kes|Adm|Lek|Nav|Tek|TNI|Pol)\)?\.?(?:\s?\([A-Z]\))?)?"
)
TITLES = (
    r"(?:[Dd]rg?|Drs|Dra|DR|Ir|H|Hj|KH|K\.H|KRT|Prof|HM|TGH|Ust|Ustadz|Ustaz|Ustad|Ustadzah|Kiai|Kyai|Nyai|Ning|Pdt|Pendeta|Romo|Pak|"
    r"Bu|Bapak|Ibu|Bpk|bpk|bapak|ibu|pak|bu|Sdr|Sdri|sdr|sdri|Saudara|Saudari|Mas|Mbak|Cak|Abah|Haji|Apt|Ns|Tn|Ny|[Dd]okter)(?:\.|\b)"
)
DEGREES = (
    r"(?:,?\s?(?:S\.?\s?H|M\.?\s?H|S\.?\s?Sos|M\.?\s?Sos|M\.?\s?Si|S\.?\s?Si|M\.?\s?M|S\.?\s?E|M\.?\s?E|S\.?\s?STP|SSTP|M\.?\s?A\.?P|"
    r"M\.?\s?AP|S\.?\s?IP|M\.?\s?IP|S\.?\s?I\.?\s?P|S\.?\s?Pd(?:\.?\s?I)?|M\.?\s?Pd(?:\.?\s?I)?|S\.?\s?T|M\.?\s?T|S\.?\s?Kom|M\.?\s?Kom|"
    r"S\.?\s?I\.?\s?K|M\.?\s?Kes|S\.?\s?KM|SKM|A\.?P|S\.?\s?Ag|M\.?\s?Ag|Sp\.?\s?[A-Z]{1,4}|Lc|M\.?\s?A|M\.?\s?Hum|S\.?\s?Hum|M\.?\s?Tr(?:\.?\s?Opsla)?|"
    r"S\.?\s?Hut|S\.?\s?Psi|M\.?\s?Psi|S\.?\s?Kep|S\.?\s?Farm|Ph\.?D|M\.?\s?Kn|S\.?\s?P|S\.?\s?Pt|CPHR|CIPA|M\.?\s?Han|MBA|M\.?\s?Sc|B\.?\s?Sc|S\.?\s?Th|S\.?\s?Tr\.?\s?K|"
    r"Apt|AMd|A\.?\s?Md|QIA|CGCAE|MMTr|MSDM|MPA|MPSDM|S\.?\s?Ap|S\.?\s?Gz)(?![A-Za-z])\.?)+"
)

NAMES = set(
    """
abdul abdullah abdurrahman abidin abu achmad ade adi aditya afandi agung agus agustina ahmad aisyah aji akbar akhmad alam ali alif
amalia amin aminah aminuddin amir anam andi andika andre andri andy anggraini angga ani anik anis anita anton antonius anwar
ari arief arif arifin aris aryanto asep asih asmara astuti atik aulia ayu azhar aziz bagus bahri bambang bayu beni benny bima
bintoro budi budiman budianto budiono burhan cahya cahyo cahyono catur chandra choirul chusnul citra dadang dani daniel darma
darmawan david deddy dedi dedy deni desi dewa dewi dhani dian didik dimas dina djoko dodi doni donny dwi edi eddy edy efendi eka
eko elok endah endang endro erni erwin evi fadhil fadli fahmi faisal fajar farid fathur fatimah fauzan fauzi febri feri ferry
firdaus firman fitri fitria galih gatot gilang guntur gunawan habib habibi hadi haidar hakim halim hamdan hamid hamzah handayani
handoko haris hariyanto hariyono harto hartono haryanto hasan hasanah hasanuddin hasyim hendra hendri hendro heri herlina herman
hermanto hermawan heru hidayat hidayati hudri husein husen husni ibnu ibrahim ida ika ikhsan ilham ilyas imam iman imron ina
indah indra indrawati intan irawan irfan irma irwan isa iskandar ismail ismanto iswanto iwan jainul jaelani jamal jamaluddin joko
jono junaedi junaidi jumadi kartika kartini karyono kholil khoirul kiki krisna kristanto kurnia kurniawan kusuma kusumo laila
latif lestari lilik lina lukman lukmanul lutfi luthfi machfud mahendra mahfud malik mansur marsudi maria mariyam marwan maulana
mega mei mohamad mohammad moch moh muchlis mudjiono muhamad muhammad muhaimin muhlis mukhlis mulyadi mulyani mulyono munir muslim
mustafa mustofa nadia nanang nanik nasir nasution ningsih nita novi novita nur nurdin nurhadi nurhasanah nurhayati nurul oki
pamungkas permana prabowo pramono prasetya prasetyo pratama prayitno priyanto priyono purnama purnomo purwanto puspita putra
putri qomar rachmad rachmat raden rafi rahardjo rahayu rahmad rahman rahmat rahmawati ramadhan ramli rani ratna rendra reni
retno rian ridwan rifai rika rina rini rio rita riyadi riyanto rizal rizki rizky robby rofiq rohim rohman roni rosyid rudi rudy
rukmini rusdi rusli sahak said saiful saifudin salim samsul samsudin sandi santi santoso sapto sari sarwono satria satriyo
setiadi setiawan setyawan setyo setyono sholeh sidik sigit siswanto siti slamet sobri soeharto soekarno sofyan solikin sony sri
subagyo subandi subekti subhan suci sudarmanto sudarsono sudirman sudiyanto sugeng sugianto sugiarto sugiono suharto suharyanto
suhartono suherman sukamto sukarno sukirman sulaiman sulastri sulistyo sulistyowati sumarno sumardi sumiati sunarto sunaryo
supardi suparman suparno supriadi supriyadi supriyanto supriyono suryadi suryani suryanto suryono susanti susanto susilo
susilowati sutanto sutarman sutikno sutomo sutrisno suwarno suwito suyanto suyono syafii syahrul syaiful syamsul syarif tamam
tantri tatik taufan taufik taufiq taufiqurrohman taufiqurrahman teguh thesar tjahyono totok tri triyono tulus tutik udin umar umi
untung usman utama utami utomo viktor wahid wahyu wahyudi wahyuni warsito wawan wibisono wibowo widodo widya wijaya wijayanto
winarno winarto wiwik wulan wulandari yanto yanti yayuk yogi yohanes yudha yudhi yudi yuli yulia yulianti yulianto yuliono yunita
yuniarti yusuf zaenal zaenuri zainal zainuddin zainul zainur zaki zulkifli retnowati marsam suroto paimin paijo ponidi tukiman
rizky farel reza dewi nurul yuni astutik joko widya novi sulastri romlah ratih puji mat budhianto suyitno supriyatno suharyanto wiwin muji mulyono
wagiman kasan matnur misnan misnadi misnari buang sanusi satuki satuman asmad asmat sahri mattali moedjiono kusnadi kusno kusnan
""".split()
)

# Names that are words too; alone at the head of a sentence they are words.
ALSO_WORDS = set(
    "titik indah tulus suci bagus mulya hari utami guntur bayu teguh harapan melati mawar sinar cahaya nurani".split()
)
# How the known are called: "Gus Hendy" is Hendy Fathoni.
CALLED_AS = set("gus cak ning kang bang mas mbak bung daeng uda".split())
# Names by which everybody knows them.
NICKNAMES = {"gus dur", "gus mus", "cak imin", "cak nun", "bung tomo", "bung karno", "bung hatta"}
# What says that a name is only what the one told of before is called by: "Appi, sapaannya".
NICKNAMED = r",?\s(?:begitu\s)?(?:sapaan|panggilan|biasa disapa|akrab disapa|demikian (?:ia|dia) (?:di)?sapa)"

# After "I" these are names of Bali.
BALINESE = {
    "wayan",
    "gede",
    "putu",
    "made",
    "kadek",
    "nengah",
    "nyoman",
    "komang",
    "ketut",
    "gusti",
    "dewa",
    "gst",
    "luh",
}

# Capitalised words that are never (part of) a person's name.
NEVER = set(
    """
guna demi sontak alhasil padahal kendati walau walaupun apalagi malah justru ternyata konon lantas akhirnya pasalnya rencananya
ada adalah agar akan aksi aktif aman anak anggota antara apa apabila apel asisten asn atas atau babinsa badan bagi bagian bahkan
bahwa bakesbangpol balai banjir bank bantuan banyak bapak barat baru bawaslu bbm beberapa begitu belum bencana berbagai berdasarkan
berikut berikutnya bersama besar bhabinkamtibmas bhayangkara biro bpbd bukan bulan bupati cctv camat cara corona covid cuaca dalam dan dandim danramil
dari daerah dengan deteksi dewan di dia dihadiri dini dinas dirinya divisi dprd dpr dua elemen fkdm fkub forkopimcam forkopimda forpimcam forum
gedung gelar gelaran giat gubernur gor hadir hadiri hal halaman hari harus hasil hingga hotel hukum hut ibu imbau indonesia ini
intel itu iya jadi jajaran jalan jangan jateng jatim jawa jika juga jumat kabag kabar kabid kabupaten kader kades kadis kajari
kali kalau kamis kami kamtibmas kanit kantor kapolda kapolres kapolresta kapolsek karena kasat kasdim kasi kasus kata kawasan ke keamanan kebakaran
kecamatan kedua keempat kejaksaan kejari kelompok kelurahan keluarga kemarin kementerian kemudian kepada kepala kepolisian kerja
kesatuan kesehatan ketiga ketua khususnya kini kita kodim komando komandan komisi komunitas kondisi konflik koordinasi koramil korban
kota kpu kuasa kuhp langkah lalu lapangan laporan lebih lewat lima lingkungan linmas lokasi lurah maka makan malam mako mantan
mari masing masjid masyarakat masih mediasi melalui melihat memang mendapat mengenai menindaklanjuti menjelang menteri menurut
menutup menyikapi merah mereka meski mewakili minggu mulai musyawarah nama namun nasional natal negara negeri nomor opd operasi
oleh orang ormas pada padahal pagi pam panitia panwascam para partai pasar paslon pasi patroli pelaku pelaksana pelatihan pemantauan pemda pemerintah
pemilihan pemilik pemilu pemkab pemkot pemprov pemuda penanganan pencegahan pencurian pendidikan pengadilan pengamanan pengurus
penjabat peran perangkat peringatan perkuat pertama perwakilan pesan pihak pilkada pimpin pimpinan pj pjs plh plt polda
polisi politik polres polresta polri polsek pos posko potensi presiden program provinsi publik pukul puskesmas rabu
rakor ramadan ramadhan rapat rencana rp rsud rt ruang rumah rutan rw saat sabtu sampai sambil satgas satpol satreskrim satu saya sebab sebagai
sebagian sebanyak sebelum sebelumnya sebuah sedangkan segera sehingga sejak sejumlah sekda sekretaris sekretariat sektor selain
selaku selamat selanjutnya selasa selatan seluruh semalam sementara semoga semua senin seorang seperti serta sesuai setda setelah setiap setiba siaga
siang sidang sinergi sinergitas siskamling sisi situasi soal sosial sosialisasi staf stabilitas strategi sungai surat tahun tak taman tanggal
tapi tega tempat tengah tenggara tentara tentang tepat terakhir terhadap teriak terkait termasuk terpadu tersangka tersebut
tidak tiga tiga tim timur tindak tingkatkan tni tokoh tps tujuan turut umkm umat umum unsur untuk upaya upacara usai utara wabup wakapolres
wakil wali walikota warga waspada wakapolsek wib wilayah wita yakni yang yaitu yayasan terima kasih terimakasih alhamdulillah assalamualaikum mohon
harap info informasi lapor izin ijin yth hoaks hoax viral video foto perumahan dusun desa jl jln gang pasca antisipasi cegah jaga
minta ajak ingatkan tegaskan dorong tekankan sambut buka beri bahas bentuk bekuk tangkap ringkus amankan ungkap sita gagalkan
tinjau pantau kunjungi salurkan serahkan lantik resmikan siap siapkan kawal perketat gencarkan intensifkan wujudkan damai serentak
tabligh akbar maulid nabi haul dokumentasi lampiran terlampir pengajian istighosah natal nataru idul fitri idulfitri iduladha lebaran kemerdekaan pancasila garuda bersolek
perguruan pencak silat persekutuan gelombang bengawan allah swt rob pindah cuci hujan gampong gratis masuk miliar raib ciri pelempar pelabuhan
satkamling siskamling poskamling satlinmas gudang sembako rekomendasi hidrometeorologi kesiapsiagaan kekeringan
command center tribun radar detik kompas antara jawapos beritanasional com id co net gubenur bersatu makmur jaya tertib
januari februari maret april mei juni juli agustus september oktober november desember islam kristen katolik hindu buddha
whatsapp facebook instagram tiktok telegram twitter google youtube honda yamaha suzuki toyota avanza beat vario scoopy
""".split()
) - {"jaya", "akbar", "sari", "teguh"}
SPEECH = (
    "ujar|kata|ucap|tutur|jelas|terang|ungkap|papar|imbuh|tambah|tegas|pungkas|beber|tandas|cetus|harap|pesan|sebut|cerita|"
    "urai|aku|sahut|keluh|lanjut|sambung|kilah|kenang|pinta|ajak|timpal|tukas|simpul"
)
# Straight before the quotation mark, without comma or colon: berteriak "maling".
SPEAKS = (
    "berteriak|teriak|menjawab|jawab|bilang|berpesan|berseru|berujar|berkata|katanya|ngomong|bertanya|membalas|ucap"
)
# Before the quotation mark, and then nobody speaks: it is written, or called so.
CALLED = (
    "bertuliskan|bertulisan|tulisan|tertulis|berjudul|judul|bertajuk|tajuk|bertema(?:kan)?|tema|slogan|moto|tagline|program|gerakan|"
    "istilah|disebut|dijuluki|bernama|dinamai|grup|grup wa|aplikasi|akun|kanal|film|lagu|spanduk|poster|baliho|video|"
    "jargon|semboyan|lomba|operasi|kegiatan|diskusi|seminar"
)

# Words with a capital at the head of a sentence that begin no name.
NO_SPEAKER = set(
    "Padahal Kendati Walau Walaupun Sebab Apalagi Bahkan Malah Justru Ternyata Konon Begitu Alhasil Sontak Lantas Akhirnya "
    "Di Pada Saat Ketika Setelah Sebelum Namun Tetapi Kami Kita Saya Mereka Ia Dia Sejak Seorang Salah Para Semua "
    "Warga Korban Pelaku Polisi Petugas Massa Lawan Hari Malam Rapat Acara Kegiatan Menurut Sementara Selain Karena "
    "Dalam Untuk Dengan Ini Itu Hal Sebagai Meski Jika Bila Usai Hingga Sampai Lalu Kini Tahun Adapun Ada Tidak Bukan "
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu Ketua Kepala Anggota Pemilik Guru Bupati Wali Camat Lurah Kapolres "
    "Kapolsek Dandim Sekda Pak Bu Ibu Bapak Dua Tiga Kedua Tim Masyarakat Orang Anak Beberapa Sejumlah Nelayan "
    "Pedagang Pemuda Siswa Terpisah Senada Pihaknya Akibat Sebelumnya Kemudian Beruntung Untung Situasi Jalan Kabar "
    "Video Isu".split()
)
