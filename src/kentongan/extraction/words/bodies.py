# ruff: noqa: E501
"""Bodies of government, security forces, society: short form, how a region joins it, other spellings. Data only.

One line a body: ``short form | region style | other spellings``. Region style:

- ``local``: an office of the city or regency; the region is left out when it is the home region or none is told.
- ``keep``: the region stays as written ("KPU Kota Probolinggo", "Polres Probolinggo Kota").
- ``bare``: the region stays without Kota or Kabupaten ("Kejari Probolinggo").
- ``none``: never a region ("FKUB" keeps none, "TNI" has none).
"""

LINES = """
Bakesbangpol|local|badan kesatuan bangsa dan politik;badan kesbangpol;kantor kesatuan bangsa dan politik;kesatuan bangsa dan politik;kesbangpol;bakesbang;badan kesatuan bangsa, politik;badan kesatuan bangsa politik;bankesbangpol;kesbangpol linmas;bkbp
Forkopimda|local|forum koordinasi pimpinan daerah;forum komunikasi pimpinan daerah;forpimda;muspida
Forkopimcam|none|forum koordinasi pimpinan kecamatan;forum komunikasi pimpinan kecamatan;forpimcam;muspika
FKDM|local|forum kewaspadaan dini masyarakat
FKUB|local|forum kerukunan umat beragama
FPK|local|forum pembauran kebangsaan
FPBI|none|forum pelangi budaya indonesia
Kominda|local|komunitas intelijen daerah;komunitas intelejen daerah;komite intelijen daerah
Binda|local|bin daerah;badan intelijen negara daerah;posda bin
BIN|none|badan intelijen negara
Tim Terpadu|local|timdu pks;tim terpadu pks;tim terpadu penanganan konflik sosial;timdu penanganan konflik sosial;timdu;tim pencegahan dan penanganan konflik sosial
Tim Kewaspadaan Dini|local|tim kewaspadaan dini pemerintah daerah;tkdpd
Linmas|local|perlindungan masyarakat;pelindungan masyarakat;satlinmas;satuan perlindungan masyarakat;hansip
Satpol PP|local|satuan polisi pamong praja;satpol;satpol-pp;sat pol pp;satpol p.p.;satpolpp;polisi pamong praja;pol pp
Damkar|local|pemadam kebakaran;dinas pemadam kebakaran;dinas pemadam kebakaran dan penyelamatan;petugas pemadam kebakaran;unit pmk;petugas pmk;mobil pmk;regu pmk;tim pmk;armada pmk;pasukan pmk;pos pmk
BPBD|local|badan penanggulangan bencana daerah
BNPB|none|badan nasional penanggulangan bencana
Basarnas|keep|badan nasional pencarian dan pertolongan;badan sar nasional;tim sar gabungan;tim sar;sar
Stasiun Geofisika|keep|
BMKG|keep|badan meteorologi, klimatologi, dan geofisika;badan meteorologi klimatologi dan geofisika;stasiun meteorologi
Tagana|none|taruna siaga bencana
PMI|local|palang merah indonesia
Dinkes|local|dinas kesehatan;dinkes p2kb;dinas kesehatan, pengendalian penduduk dan keluarga berencana
Disdikbud|local|dikmudora;disdikpora;disdikdaya;dinas pendidikan, kepemudaan dan olahraga;dinas pendidikan dan kebudayaan;dikbud;disdikbud;dispendikbud;dinas dikbud
Disdik|local|dinas pendidikan;dispendik;dindik
Dinsos|local|dinas sosial;dinsos p3a;dinas sosial, pemberdayaan perempuan dan perlindungan anak;dinsospppa
DP3AKB|local|dinas pemberdayaan perempuan, perlindungan anak, pengendalian penduduk dan keluarga berencana;dp3ak;dp3a;dppkb
DLH|local|dinas lingkungan hidup
DLHK|local|dinas lingkungan hidup dan kehutanan;dinas lingkungan hidup dan kebersihan
Dishut|local|dinas kehutanan
Disbun|local|dinas perkebunan
Dinas ESDM|keep|esdm;dinas energi dan sumber daya mineral
Dishub|local|dinas perhubungan
DPUPR|local|dinas pekerjaan umum dan penataan ruang;dinas pupr;pupr;dinas pu;dpupr-pkp;dinas pupr-pkp;dinas pupr dan pkp;pupr-pkp;dinas pekerjaan umum, penataan ruang, perumahan dan kawasan permukiman;dinas pekerjaan umum;dinas pupr pkp;dpuprpkp;dinas puprprkp;dinas puprkp;dinas pupkp;dinas bina marga;dinas pu bina marga;dinas sumber daya air
Disperkim|local|dinas perumahan dan kawasan permukiman;dinas perkim;dinas perumahan rakyat dan kawasan permukiman;perkim
DPKPP|local|
Diskominfo|local|dinas komunikasi dan informatika;dinas kominfo;dinas komunikasi, informatika dan statistik;dinas komunikasi informatika;kominfo
Disnaker|local|dinas tenaga kerja;dinas ketenagakerjaan;dinas naker;disnakertrans;dinas nakertrans;dinas tenaga kerja, transmigrasi;dinas tenaga kerja dan transmigrasi
DPMPTSP|local|dpmptsp-naker;dinas penanaman modal, pelayanan terpadu satu pintu dan tenaga kerja;dinas penanaman modal dan pelayanan terpadu satu pintu;dpmptsp;dinas perizinan
DKUPP|local|dinas koperasi, usaha kecil, menengah, perdagangan dan perindustrian;dinas koperasi usaha mikro perdagangan dan perindustrian;dkupp;dkup;dinas koperasi, usaha mikro, perdagangan, dan perindustrian;dinas koperasi, um, perdagangan dan perindustrian;dinas koperasi, umkm, perdagangan dan perindustrian
Disperindag|local|dinas perindustrian dan perdagangan;dinas perdagangan;dinas perdagangan dan perindustrian;disperdag
Diskop|local|dinas koperasi;dinas koperasi dan umkm;dinas koperasi dan usaha mikro;dinas koperasi usaha mikro;dinkop;dinkop ukm;dinas koperasi ukm
Disperindagkop|local|dinas perindustrian, perdagangan dan koperasi;dinas perindustrian, perdagangan, koperasi
Disperdagin|local|
Diskoperindag|local|
Diskopindag|local|dinas koperasi, perindustrian dan perdagangan;dinas koperasi perindustrian dan perdagangan
Disketapang|local|dinas ketahanan pangan;dinas pertanian, ketahanan pangan dan perikanan;dkpp;dkpp kota;dinas ketahanan pangan dan pertanian;dinas ketahanan pangan, pertanian dan perikanan
Dispertan|local|dinas pertanian;disperta;dispertan;distan;dinas pertanian dan ketahanan pangan;dinas pertanian dan peternakan;dinas pertanian, peternakan dan perikanan
Disnak|local|dinas peternakan;dinas peternakan dan perikanan;dinas peternakan dan kesehatan hewan;disnakkan;disnakkeswan
Diskan|local|dinas perikanan;dinas kelautan dan perikanan;dinas perikanan dan kelautan;dkp
Dispopar|local|disbudporapar;disporaparbud;disparpora;dinas kepemudaan, olahraga dan pariwisata;dispopar;dinas pemuda, olahraga dan pariwisata;dispobpar
Disporapar|local|dinas pemuda, olahraga, dan pariwisata
Dispora|local|dinas pemuda dan olahraga;dinas kepemudaan dan olahraga
Disparbud|local|dinas pariwisata dan kebudayaan;dinas kebudayaan dan pariwisata;disbudpar
Dispar|local|dinas pariwisata
Dispendukcapil|local|dinas kependudukan dan pencatatan sipil;disdukcapil;dukcapil
DPMD|local|dinas pemberdayaan masyarakat dan desa;dinas pmd;dispermades
Dispersip|local|dinas perpustakaan dan kearsipan;dispersip;disperpusip;dinas perpustakaan
Bappeda|local|badan perencanaan pembangunan daerah;bappedalitbang;bapperida;bapelitbangda;badan perencanaan pembangunan, riset dan inovasi daerah
BKPSDM|local|bkpsdmd;badan kepegawaian;badan kepegawaian dan pengembangan sumber daya manusia;badan kepegawaian daerah;bkd;bkpp
BPPKAD|local|badan pendapatan, pengelolaan keuangan dan aset daerah;bppkad;bpkad;bpkpd;badan pendapatan daerah;bapenda;badan keuangan daerah;badan keuangan;badan pengelola keuangan dan aset daerah;badan pengelola keuangan, pendapatan dan aset daerah
Inspektorat|local|inspektorat daerah
Setda|local|sekretariat daerah;setdakot
Bagian Pemerintahan|local|bagian pemerintahan setda;bagian tata pemerintahan;bagian pemerintahan dan otonomi daerah
Bagian Hukum|local|bagian hukum setda
Bagian Kesra|local|bagian kesejahteraan rakyat;bagian kesra setda
Bagian Prokopim|local|prokopim;bagian protokol dan komunikasi pimpinan;bagian humas;humas dan protokol
OPD|none|organisasi perangkat daerah;perangkat daerah;skpd;satuan kerja perangkat daerah;kepala perangkat daerah
ASN|none|aparatur sipil negara
Pemkot|keep|pemerintah kota;pemko
Pemkab|keep|pemerintah kabupaten
Pemprov|keep|pemerintah provinsi
Pemdes|keep|pemerintah desa
DPRD|keep|dewan perwakilan rakyat daerah
Puskesmas|keep|pusat kesehatan masyarakat
Polres|keep|kepolisian resor;kepolisian resort;mapolres;polres metro
Polresta|keep|kepolisian resor kota;mapolresta
Polresta Ambon|none|polresta pulau ambon dan pulau-pulau lease;polresta pulau ambon
Polrestabes|keep|kepolisian resor kota besar;mapolrestabes
Polda|keep|kepolisian daerah;mapolda;polda metro jaya
Polsek|keep|kepolisian sektor;mapolsek;polsekta
Polri|none|kepolisian negara republik indonesia;mabes polri;kepolisian republik indonesia
Polisi|none|kepolisian;pihak kepolisian
Satreskrim|keep|satuan reserse kriminal;sat reskrim;satreskrim;reskrim
Unit Reskrim|keep|
Satresnarkoba|keep|satuan reserse narkoba;sat resnarkoba;satnarkoba;satuan reserse narkotika
Satlantas|keep|satuan lalu lintas;sat lantas;unit gakkum satlantas;unit laka lantas
Satintelkam|keep|satuan intelkam;sat intelkam;satintel;intelkam
Satsamapta|keep|satuan samapta;sat samapta;samapta;sabhara;satsabhara
Satbinmas|keep|satuan binmas;sat binmas;binmas
Resmob|keep|tim resmob;unit resmob;tim opsnal
Densus 88|none|densus 88 antiteror;detasemen khusus 88
Brimob|none|korps brimob;satbrimob;satuan brimob
Propam|keep|sipropam;bidpropam;bid propam
Labfor|none|laboratorium forensik;puslabfor
Jihandak|keep|tim jihandak;unit jihandak
Paminal|keep|
Inafis|keep|tim inafis;unit inafis
Pamobvit|keep|satpamobvit;sat pamobvit
Ditreskrimum|keep|direktorat reserse kriminal umum;reskrimum
Ditreskrimsus|keep|direktorat reserse kriminal khusus;reskrimsus
Ditresnarkoba|keep|direktorat reserse narkoba
Ditlantas|keep|direktorat lalu lintas
Ditintelkam|keep|direktorat intelkam;direktorat intelijen keamanan
Bhabinkamtibmas|none|babinkamtibmas;bhabinkamtibnas;bhabin kamtibmas;bhabin;polisi rw
Babinsa|none|bintara pembina desa;babinsa koramil
TNI AL|none|tni-al;tni angkatan laut
TNI AD|none|tni-ad;tni angkatan darat
TNI AU|none|tni-au;tni angkatan udara
TNI|none|tentara nasional indonesia
TNI-Polri|none|tni/polri;tni polri
Kodim|keep|komando distrik militer;makodim
Koramil|keep|komando rayon militer;makoramil
Korem|keep|komando resor militer
Kodam|keep|komando daerah militer
Kodam Iskandar Muda|none|
Kodam Bukit Barisan|none|kodam i/bukit barisan
Kodam Sriwijaya|none|kodam ii/sriwijaya
Kodam Siliwangi|none|kodam iii/siliwangi
Kodam Diponegoro|none|kodam iv/diponegoro
Kodam Brawijaya|none|kodam v/brawijaya
Kodam Mulawarman|none|kodam vi/mulawarman
Kodam Udayana|none|kodam ix/udayana
Kodam Hasanuddin|none|kodam xiv/hasanuddin
Kodam Pattimura|none|kodam xv/pattimura
Kodam Cenderawasih|none|kodam xvii/cenderawasih
Lanal|keep|pangkalan tni angkatan laut;pangkalan tni al;posal;pos tni al
Yonif|keep|batalyon infanteri;yonzipur;batalyon zeni tempur
Satgas Pamtas|none|satgas pengamanan perbatasan;satuan tugas pengamanan perbatasan;pamtas
Lanud|keep|pangkalan tni au;pangkalan udara
Marinir|none|korps marinir;pasukan marinir
Koopsud|keep|
Subdenpom|keep|denpom;polisi militer;detasemen polisi militer
Kejari|bare|kejaksaan negeri
Kejati|bare|kejaksaan tinggi
Kejaksaan|none|pihak kejaksaan
PN|bare|pengadilan negeri
PA|bare|pengadilan agama
Lapas|keep|lembaga pemasyarakatan
Rutan|keep|rumah tahanan negara;rumah tahanan
Bapas|keep|balai pemasyarakatan
BNNK|keep|badan narkotika nasional kota;badan narkotika nasional kabupaten;bnn kota;bnn kabupaten
BNNP|keep|badan narkotika nasional provinsi;bnn provinsi
BNN|keep|badan narkotika nasional
BNPT|none|badan nasional penanggulangan terorisme
FKPT|keep|forum koordinasi pencegahan terorisme
Imigrasi|keep|kantor imigrasi
Bea Cukai|keep|kantor bea cukai;kantor pelayanan bea dan cukai;kppbc
Kemenag|local|kantor kementerian agama;kementerian agama;kankemenag;kantor kemenag;depag
BP3MI|keep|balai pelayanan pelindungan pekerja migran indonesia;bp2mi
BPH Migas|none|badan pengatur hilir minyak dan gas bumi
LPS|none|lembaga penjamin simpanan
Balai Karantina|keep|balai karantina pertanian;balai besar karantina
BPTD|keep|balai pengelola transportasi darat
Pakem|none|tim pakem
BPN|local|kantor pertanahan;badan pertanahan nasional;kantah;atr/bpn
BPS|keep|badan pusat statistik
KPU|keep|komisi pemilihan umum
KPU RI|none|
Bawaslu|keep|badan pengawas pemilu;badan pengawas pemilihan umum
Bawaslu RI|none|
DKPP|none|dewan kehormatan penyelenggara pemilu
Panwaslu|keep|panwaslih;panitia pengawas pemilu
Panwascam|keep|panwaslu kecamatan;panwaslucam
PPK|none|panitia pemilihan kecamatan
PPS|none|panitia pemungutan suara
KPPS|none|kelompok penyelenggara pemungutan suara
PPID|none|pejabat pengelola informasi dan dokumentasi
Gakkumdu|none|sentra gakkumdu;sentra penegakan hukum terpadu
BGN|none|badan gizi nasional
SPPG|keep|satuan pelayanan pemenuhan gizi;dapur mbg;dapur sppg
Satgas MBG|local|satuan tugas mbg;satgas makan bergizi gratis;tim pemantau mbg
PKK|local|tim penggerak pkk;tp pkk;tp-pkk
Karang Taruna|none|kartar
LPMK|none|lpm;lembaga pemberdayaan masyarakat;lembaga pemberdayaan masyarakat kelurahan
MUI|local|majelis ulama indonesia
NU|none|nahdlatul ulama
PCNU|keep|pengurus cabang nahdlatul ulama
MWCNU|keep|mwc nu;majelis wakil cabang nahdlatul ulama
Muhammadiyah|keep|pimpinan daerah muhammadiyah;pd muhammadiyah
GP Ansor|none|ansor;gerakan pemuda ansor
Banser|none|barisan ansor serbaguna
Fatayat NU|none|fatayat
Muslimat NU|none|
MPU|keep|majelis permusyawaratan ulama
MAA|keep|majelis adat aceh
Wilayatul Hisbah|none|wh;polisi wh;polisi syariat
LKAAM|keep|lembaga kerapatan adat alam minangkabau
LAM|keep|lembaga adat melayu;lam riau
MDA|keep|majelis desa adat
MRP|none|majelis rakyat papua
DAD|keep|dewan adat dayak
Dewan Adat|keep|
LMA|none|
PHDI|keep|parisada hindu dharma indonesia
Walubi|keep|perwakilan umat buddha indonesia
Matakin|none|
DMI|keep|dewan masjid indonesia
Aisyiyah|keep|
IPNU|keep|
IPPNU|keep|
Pemuda Muhammadiyah|keep|
Pemuda Katolik|keep|
GAMKI|keep|
GMKI|keep|
PMKRI|keep|
Kokam|none|
Persis|keep|persatuan islam
Jatman|none|
PGI|none|persekutuan gereja-gereja di indonesia
GPdI|none|gereja pantekosta di indonesia
GBI|none|gereja bethel indonesia
GPIB|none|gereja protestan di indonesia bagian barat
GKJW|none|gereja kristen jawi wetan;greja kristen jawi wetan
GKJ|none|gereja kristen jawa
HKBP|none|huria kristen batak protestan
BAMAG|keep|badan musyawarah antar gereja
LDII|keep|lembaga dakwah islam indonesia
Ahmadiyah|none|jemaat ahmadiyah;jamaah ahmadiyah
FPI|none|front pembela islam
HTI|none|hizbut tahrir indonesia
Pemuda Pancasila|none|
GRIB Jaya|none|grib
PSHT|keep|persaudaraan setia hati terate;setia hati terate
Pagar Nusa|keep|ipsnu pagar nusa
IPSI|local|ikatan pencak silat indonesia
Kera Sakti|none|ikspi kera sakti;ikspi;iks pi kera sakti;iks.pi kera sakti
PSHW|keep|persaudaraan setia hati winongo
KNPI|keep|komite nasional pemuda indonesia
HMI|keep|himpunan mahasiswa islam
PMII|keep|pergerakan mahasiswa islam indonesia
GMNI|keep|gerakan mahasiswa nasional indonesia
IMM|none|ikatan mahasiswa muhammadiyah
BEM|keep|badan eksekutif mahasiswa
KSPI|none|konfederasi serikat pekerja indonesia
SPN|keep|serikat pekerja nasional
FSPMI|keep|
SPTI|keep|
SPSI|keep|k-spsi;kspsi;serikat pekerja seluruh indonesia
SBSI|keep|serikat buruh sejahtera indonesia
SPMI|none|
Apindo|keep|asosiasi pengusaha indonesia
Kadin|keep|kamar dagang dan industri
HIPMI|keep|himpunan pengusaha muda indonesia
PHRI|keep|perhimpunan hotel dan restoran indonesia
Organda|keep|organisasi angkutan darat
PWI|keep|persatuan wartawan indonesia
AJI|keep|aliansi jurnalis independen
IJTI|keep|ikatan jurnalis televisi indonesia
IDI|keep|ikatan dokter indonesia
PGRI|keep|persatuan guru republik indonesia
KONI|local|komite olahraga nasional indonesia
Pramuka|keep|gerakan pramuka;kwarcab
Paskibraka|none|
Senkom|keep|senkom mitra polri
RAPI|keep|radio antar penduduk indonesia
ORARI|none|
Bulog|local|perum bulog
Pertamina Patra Niaga|none|pt pertamina patra niaga;patra niaga
Pertamina|none|pt pertamina
PLN|none|p l n;pt pln
PDAM|local|perumdam;perumda air minum;perusahaan daerah air minum;pdam bayuangga;perumdam bayuangga
KAI Daop|keep|pt kai daop;pt kereta api indonesia daop;pt kereta api indonesia daerah operasi
KAI|none|pt kai;pt kereta api indonesia
Jasa Raharja|none|pt jasa raharja
Jasa Marga|none|
BPJS Kesehatan|none|bpjs
BPJS Ketenagakerjaan|none|
Telkom|none|pt telkom
BRI|none|bank rakyat indonesia
Bank Indonesia|none|
OJK|none|otoritas jasa keuangan
BPK|none|badan pemeriksa keuangan
BPKP|none|
KPK|none|komisi pemberantasan korupsi
Ombudsman|none|ombudsman ri
Komnas HAM|none|
KPAI|none|komisi perlindungan anak indonesia
LPSK|none|
Kemendagri|none|kementerian dalam negeri;mendagri
Kemenkes|none|kementerian kesehatan
Kemensos|none|kementerian sosial
Kominfo RI|none|kementerian komunikasi dan informatika;kemkomdigi;komdigi;kementerian komunikasi dan digital;kemenkominfo
Kemenkumham|none|kementerian hukum dan ham
Kementerian ESDM|none|
Kementerian PUPR|none|
BBWS|keep|balai besar wilayah sungai
BWS|keep|balai wilayah sungai
RSUD|none|rumah sakit umum daerah
BKSDA|keep|balai konservasi sumber daya alam;bbksda;balai besar konservasi sumber daya alam
Manggala Agni|none|
KSOP|keep|kantor kesyahbandaran dan otoritas pelabuhan;syahbandar
KUA|keep|kantor urusan agama
Lantamal|keep|pangkalan utama tni al
Pusdalops|local|pusdalops pb;pusat pengendalian operasi
Samsat|keep|
Jasa Tirta|none|perum jasa tirta;jasa tirta i
UPT PSDA|keep|
Perhutani|keep|perum perhutani
KPH|keep|kesatuan pemangkuan hutan
Pelni|keep|pt pelni
Bakorwil|keep|badan koordinasi wilayah
WHO|none|organisasi kesehatan dunia
BBPOM|keep|balai besar pom;balai besar pengawas obat dan makanan
Loka POM|keep|
BPOM|none|badan pengawas obat dan makanan;badan pom
Mafindo|none|masyarakat anti fitnah indonesia
PDIP|none|pdi perjuangan;pdi-p
Golkar|none|partai golkar
Gerindra|none|partai gerindra
PKB|none|partai kebangkitan bangsa
NasDem|none|partai nasdem
PKS|none|partai keadilan sejahtera
PPP|none|partai persatuan pembangunan
PAN|none|partai amanat nasional
Partai Demokrat|none|
Hanura|none|partai hanura
PSI|none|partai solidaritas indonesia
Perindo|none|partai perindo
Partai Gelora|none|
UPT PPA|local|unit ppa
P2TP2A|local|
Pokdar Kamtibmas|none|kelompok sadar kamtibmas
Pokdarwis|none|kelompok sadar wisata
Poktan|none|kelompok tani;gapoktan
HIPPA|none|himpunan petani pemakai air
TPID|local|tim pengendalian inflasi daerah
Dekranasda|local|dewan kerajinan nasional daerah
Satpolairud|keep|polairud;pol airud;airud;satuan polisi perairan;satuan polisi air dan udara;sat polairud;satpolair;polair
Ditpolairud|keep|direktorat polisi perairan;direktorat polairud;dit polairud
Bidhumas|keep|bidang humas polda;bid humas
TP PKK|local|tim penggerak pkk
DWP|local|dharma wanita persatuan;dharma wanita
GOW|local|gabungan organisasi wanita
Baznas|local|badan amil zakat nasional
Kwarcab|local|kwartir cabang
Kormi|local|
Percasi|local|
APTI|keep|asosiasi petani tembakau indonesia
HKTI|keep|himpunan kerukunan tani indonesia
KTNA|keep|kontak tani nelayan andalan
Apkasindo|keep|
APKLI|keep|
Dewan Pengupahan|local|
Dewan Pendidikan|local|
P3A|none|perkumpulan petani pemakai air
MPA|none|masyarakat peduli api
KSB|none|kelompok siaga bencana
HNSI|local|himpunan nelayan seluruh indonesia
"""

# Short forms that mean too many things alone: a region must follow.
NEEDS_REGION = {"PN", "PA"}
GENERIC = {"polisi", "kepolisian", "pemerintah kota", "kominfo", "esdm"}

# Heads of bodies that stand in no list: a run of capitalised words must follow.
HEADS = (
    "PT|CV|UD|PG|Yayasan|LSM|Ormas|Komunitas|Paguyuban|Koperasi|Universitas|Institut|Politeknik|SMAN|SMKN|SMPN|SDN|SMA|SMK|SMP|SD|MAN|"
    "MTsN|MTs|MI|Pondok Pesantren|Ponpes|Partai|Aliansi|Forum|Serikat|Asosiasi|Ikatan|Himpunan|Persatuan|Persekutuan|Perguruan Silat|"
    "Perguruan Pencak Silat|Dinas|Badan|Kantor Urusan|Kementerian|Kelompok Tani|Karang Taruna|Jamaah|Majelis Taklim|"
    "Satgas|Gerakan|Bagian|Lembaga|Komisi|RSUD|RS|Rumah Sakit|Bank|Perum|Pokmas|Gapoktan|Pengurus|UPT|BPR|RSD|RSIA|Perumda|Sinode|Toko|Sekaa Teruna|BUMDes|KUD|Kelompok Nelayan|BTN|LMA|LBH"
)
HEAD_NEEDS_NAME = {
    "forum",
    "badan",
    "satgas",
    "gerakan",
    "bagian",
    "komisi",
    "lembaga",
    "pengurus",
    "ikatan",
    "toko",
    "btn",
}
# Every village or district has one of these, so they name no body without their region, and some are people's offices.
NAMELESS = {
    "Polisi", "ASN", "Polsek", "Polres", "Polresta", "Koramil", "Kodim", "Puskesmas", "SPPG", "Pemdes", "Babinsa",
    "Bhabinkamtibmas", "PPK", "PPS", "KPPS", "Poktan", "Karang Taruna", "Satreskrim", "Satsamapta", "Kejari", "Pemkot", "Pemkab", "Pemprov", "Panwascam", "KUA",
}  # fmt: skip
# Police, army and local offices below take a short name of their region with number: "Kodim 0820", "Koramil 0820/01".
STATIONS = {"Polres", "Polresta", "Polrestabes", "Polsek", "Polda"}
UNITS = {
    "Satpolairud",
    "Ditpolairud",
    "Bidhumas",
    "Brimob",
    "Satreskrim",
    "Satresnarkoba",
    "Satlantas",
    "Satintelkam",
    "Satsamapta",
    "Satbinmas",
    "Resmob",
    "Unit Reskrim",
    "Propam",
    "Paminal",
    "Inafis",
    "Pamobvit",
    "Ditreskrimum",
    "Ditreskrimsus",
    "Ditresnarkoba",
    "Ditlantas",
    "Ditintelkam",
}
# Provinces as they are called in short behind any office: "Dinas ESDM Sulut", "BNNP Kalteng".
PROVINCES_SHORT = {
    "jatim": "jawa timur",
    "jateng": "jawa tengah",
    "jabar": "jawa barat",
    "sumut": "sumatera utara",
    "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan",
    "kalbar": "kalimantan barat",
    "kalteng": "kalimantan tengah",
    "kalsel": "kalimantan selatan",
    "kaltim": "kalimantan timur",
    "kaltara": "kalimantan utara",
    "sulut": "sulawesi utara",
    "sulteng": "sulawesi tengah",
    "sulsel": "sulawesi selatan",
    "sultra": "sulawesi tenggara",
    "sulbar": "sulawesi barat",
    "malut": "maluku utara",
    "babel": "kepulauan bangka belitung",
    "kepri": "kepulauan riau",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
    "diy": "daerah istimewa yogyakarta",
    "dki": "daerah khusus ibukota jakarta",
}
# Kodim of Java by the region whose it is: Kodim are called by number.
KODIM = dict(
    pair.split(" ", 1)[::-1]
    for pair in """
    0701 banyumas;0702 purbalingga;0703 cilacap;0704 banjarnegara;0705 magelang;0706 temanggung;0707 wonosobo;0708 purworejo;0709 kebumen;
    0710 pekalongan;0711 pemalang;0712 tegal;0713 brebes;0714 salatiga;0715 kendal;0716 demak;0717 grobogan;0718 pati;0719 jepara;0720 rembang;
    0721 blora;0722 kudus;0723 klaten;0724 boyolali;0725 sragen;0726 sukoharjo;0727 karanganyar;0728 wonogiri;0729 bantul;0730 gunungkidul;
    0731 kulon progo;0732 sleman;0733 semarang;0734 yogyakarta;0735 surakarta;0736 batang;
    0801 pacitan;0802 ponorogo;0803 madiun;0804 magetan;0805 ngawi;0806 trenggalek;0807 tulungagung;0808 blitar;0809 kediri;0810 nganjuk;
    0811 tuban;0812 lamongan;0813 bojonegoro;0814 jombang;0815 mojokerto;0816 sidoarjo;0817 gresik;0818 malang;0819 pasuruan;0820 probolinggo;
    0821 lumajang;0822 bondowoso;0823 situbondo;0824 jember;0825 banyuwangi;0826 pamekasan;0827 sumenep;0828 sampang;0829 bangkalan
    """.replace("\n", "")
    .replace("    ", "")
    .split(";")
)
# The police of these is no Polres: "Polres" said there is meant so.
POLICE = {
    "Kota Surabaya": "Polrestabes Surabaya", "Kota Bandung": "Polrestabes Bandung", "Kota Semarang": "Polrestabes Semarang",
    "Kota Medan": "Polrestabes Medan", "Kota Palembang": "Polrestabes Palembang", "Kota Makassar": "Polrestabes Makassar",
    "Kota Malang": "Polresta Malang Kota", "Kabupaten Sidoarjo": "Polresta Sidoarjo", "Kabupaten Banyuwangi": "Polresta Banyuwangi",
    "Kota Surakarta": "Polresta Surakarta", "Kota Yogyakarta": "Polresta Yogyakarta", "Kabupaten Sleman": "Polresta Sleman",
    "Kota Bogor": "Polresta Bogor Kota", "Kota Bandar Lampung": "Polresta Bandar Lampung", "Kota Pekanbaru": "Polresta Pekanbaru",
    "Kota Padang": "Polresta Padang", "Kota Jambi": "Polresta Jambi", "Kota Bengkulu": "Polresta Bengkulu",
    "Kota Pontianak": "Polresta Pontianak", "Kota Banjarmasin": "Polresta Banjarmasin", "Kota Palangka Raya": "Polresta Palangka Raya",
    "Kota Samarinda": "Polresta Samarinda", "Kota Balikpapan": "Polresta Balikpapan", "Kota Manado": "Polresta Manado",
    "Kota Kendari": "Polresta Kendari", "Kota Ambon": "Polresta Ambon", "Kota Jayapura": "Polresta Jayapura Kota",
    "Kota Denpasar": "Polresta Denpasar", "Kota Mataram": "Polresta Mataram", "Kota Kupang": "Polresta Kupang Kota",
    "Kota Palu": "Polresta Palu", "Kota Gorontalo": "Polresta Gorontalo Kota", "Kota Sorong": "Polresta Sorong Kota",
    "Kota Banda Aceh": "Polresta Banda Aceh", "Kabupaten Deli Serdang": "Polresta Deli Serdang", "Kota Batam": "Polresta Barelang",
    "Kota Serang": "Polresta Serang Kota", "Kabupaten Cirebon": "Polresta Cirebon", "Kabupaten Bandung": "Polresta Bandung",
    "Kabupaten Cilacap": "Polresta Cilacap", "Kabupaten Banyumas": "Polresta Banyumas", "Kabupaten Magelang": "Polresta Magelang",
    "Kabupaten Pati": "Polresta Pati", "Kota Bukittinggi": "Polresta Bukittinggi", "Kota Tanjung Pinang": "Polresta Tanjungpinang",
}  # fmt: skip
# Regencies as they are called in short.
REGENCIES_SHORT = set(
    """
    kotim kobar kukar kutim kubar bolmong bolmut boltim bolsel minsel minut mitra sitaro halteng halsel halut halbar haltim
    lamteng lamtim lamsel lambar lampura tubaba muba mura muratara pali tapsel tapteng taput sergai pessel inhil inhu kuansing
    rohil rohul matim mabar lobar loteng lotim barsel barut bartim pulpis gumas mateng polman konsel konut konkep koltim morut
    touna bangkep balut parimo malteng malra pangkep luwut lutim lutra tanbu kotabaru labura labusel labuhanbatu dharmasraya
    sijunjung
    """.split()  # noqa: SIM905
)
# Heads of bodies that have a name of their own where one follows.
NAMED = {"Poktan", "LMA", "RSUD"}
NUMBERED = {"Kodim", "Koramil", "Korem", "Yonif", "Lanal", "Lantamal", "Kodam", "KAI Daop", "Bakorwil"}
# Prisons, harbours and border offices have a class: "Lapas Kelas IIB Tabanan".
CLASSED = {"Lapas", "Rutan", "Bapas", "Imigrasi", "KSOP"}
# These are called by the town or harbour in which they sit, which may be a district or none.
SEATED = {
    "PN", "PA", "Kejari", "Lapas", "Rutan", "Bapas", "Imigrasi", "KSOP", "Lanal", "Bea Cukai", "Basarnas", "BMKG", "Samsat", "Pelni",
    "Balai Karantina", "BKSDA", "BBPOM", "Loka POM", "Lanud", "Bulog", "BPTD", "Brimob",
}  # fmt: skip
# Seats of regencies and harbours that are called otherwise than any region around them.
SEATS = set(
    """
    maumere;atambua;kefamenanu;soe;bajawa;larantuka;kalabahi;ruteng;waingapu;waikabubak;tambolaka;labuan bajo;lewoleba;raba bima;selong;praya;
    gerung;singaraja;amlapura;semarapura;negara;sampit;pangkalan bun;muara teweh;kuala kapuas;buntok;kasongan;kandangan;amuntai;barabai;
    martapura;pelaihari;rantau;tenggarong;sangatta;tanjung redeb;tanjung selor;malinau;nunukan;sintang;putussibau;mempawah;ngabang;sanggau;
    luwuk;toli-toli;poso;parigi;donggala;sengkang;watampone;watansoppeng;sungguminasa;maros;pangkajene;bau-bau;raha;unaaha;kolaka;tahuna;
    limboto;tilamuta;masohi;namlea;tual;saumlaki;dobo;tobelo;labuha;sanana;soasio;kaimana;fakfak;serui;wamena;timika;merauke;nabire;
    sentani;sarmi;tembilahan;rengat;bangkinang;bagansiapiapi;bengkalis;selat panjang;ujung tanjung;tanjung balai karimun;muara bungo;
    kuala tungkal;muara sabak;bangko;sungai liat;muntok;koba;baturaja;kayu agung;sekayu;muara enim;lahat;curup;manna;argamakmur;kotabumi;
    kalianda;gunung sugih;menggala;liwa;blambangan umpu;rantau prapat;kisaran;stabat;lubuk pakam;balige;tarutung;sidikalang;kabanjahe;
    gunung tua;panyabungan;painan;lubuk basung;lubuk sikaping;pulau punjung;muaro sijunjung;meulaboh;tapaktuan;takengon;kutacane;bireuen;
    lhoksukon;idi;jantho;sigli;kraksaan;kepanjen;bangil;tanjung wangi;tanjung perak;tanjung priok;tanjung emas;tanjung intan;soekarno-hatta;
    ngurah rai;juanda;gilimanuk;ketapang;merak;bakauheni;padang bai;lembar;porong;nusakambangan;sukamiskin;cipinang;salemba;kalisosok;
    mungkid;ungaran;slawi;kajen;wates;wonosari;cibinong;cikarang;soreang;singaparna;palabuhanratu;cibadak;sumber;rangkasbitung;tigaraksa
    """.replace("\n", "").replace("    ", "").split(";")
)  # fmt: skip


def bodies() -> list[tuple[str, str, tuple[str, ...]]]:
    """The table as (short form, region style, spellings in lower case)."""
    rows = []
    for line in LINES.strip().splitlines():
        short, style, others = line.split("|")
        spellings = tuple(spelling for spelling in (short.lower(), *others.split(";")) if spelling)
        rows.append((short, style, spellings))
    return rows


# Names that small letters turn into plain words: "sama persis".
ALSO_WORDS = {"persis"}
