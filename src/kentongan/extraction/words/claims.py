# ruff: noqa: E501, SIM905
"""Words by which one rumour is told in many ways: chat spelling, Javanese and Madurese, synonyms of the field. Data only.

Each line of a table begins with the word that stands for all others on the line. Words are written as chats write them,
without accents; a word that means several things stands where rumours use it.
"""

# Spelling of chats, and words of the street.
SPELLING = """
yang yg yng
tidak tdk gak ga nggak ngga enggak ngak kagak kaga tak gk g tida ndak nda ora ogak gaono tadha' tadhak tadha ta' enja' enja' mboten boten nggk
sudah sdh udah udh dah uwis wis wes mpun pun ampon sampon la
belum blm blom belom durung dereng gi'ta' gita' gik
akan akn bakal bkl mau mo arep ape kate badhe bade ate meh
ada ono onok ana enten wonten bada badha bedeh bede
orang org wong oreng uwong tiyang
anak ank arek bocah lare na'kana' nak-kanak kanak ana' anake
banyak byk bnyk akeh katah kathah bannya' banyak' bennya'
semua smua smw kabeh sedoyo sadaya kabbhi kabbi
dengan dgn dg dngn karo kaleh bi' ban sareng kalaban
dari dr saking teka deri dhari seko soko
untuk utk buat bt kanggo kangge gawe ghabay kaangguy
karena krn krna karna soale amarga gara-gara gara2 polana lantaran sebab
kalau kalo klo kl nek lek yen mon menawi manabi jika bila apabila
juga jg jga ugo kiya
saja aja sj ae wae mawon bhai
lagi lg maneh pole male
sekarang skrg skr skrang saiki sakniki samangken sateya satea mangken
kemarin kmrn kmren kemaren wingi bari' bari wingenane
besok bsk besuk sesuk mbenjing benjing laggu' lagguna lagghu'
hari hr dino dinten are arena
malam mlm malem bengi dalu malemma dhalu
pagi pg isuk esuk enjing ghu-laggu gulaggu
siang awan seyang aban
sore sonten sorean
minggu mgg ahad
jumat jum'at jemuwah
sekolah skolah sekolahan skul madrasah sakola'an sekola'an sakolaan
pesantren pondok ponpes pondhuk
rumah rmh omah griyo griya roma compo' compok bengko bungko dhalem
jalan jln jl dalan lorong embong
desa ds deso dhisa
kampung kmpg dukuh dusun dsn kampong
pasar psr pasaran peken
masjid mesjid musala musholla musala mushola langgar surau masigit mosholla
gereja greja
rumahsakit rs rsud hospital puskesmas
warga wrg masyarakat masy rakyat penduduk masyarakate
polisi polsek polres polda aparat polisine pulisi
tentara tni babinsa
kiai kyai kiyai kyae keyae
uang duit dhuwit dhuwik pesse pesse arta yatra duwik dana
mahal awis larangnga
murah mirah modha
baru anyar enggal anyarra
besar bsr gedhe gede ageng raja rajja
kecil cilik alit kene' keni'
cepat cpt cepet gelis duli
mati mate mate pejah seda sedo tewas meninggal wafat mninggal mateh
sakit loro gerah sake' songkan
makan mangan dhahar ngakan adha'ar neddha
minum ngombe ngenom
air banyu toya aeng
api geni latu apoy
hujan udan jawah ojan
hewan kewan keben
sapi lembu sape
kambing wedhus wedus embi'
ayam pitik ajam
motor sepedamotor spdmtr honda montor sepeda
mobil oto montore
perempuan cewek wadon wedok wanita babini' bine'
laki lanang cowok lake' lalake'
ibu mbok embok ebok
bapak bapa' bpk eppa'
ambil jupuk njupuk mundhut kala' ngala' ala'
beri kasih wenehi menehi paringi berri' aberri'
jual dodol adol sade ajual dhuwel
beli tuku tumbas melle melleh
bayar mbayar bajar majar mbayari
pergi lunga lungo budhal mangkat entar
pulang muleh mulih mole
datang teko rawuh dateng
masuk mlebu maso' mlebet
keluar metu kaluar medal
jatuh tiba gigur labu
lari mlayu buru berka'
lihat ndelok weruh ngabas neng enneng abas
dengar krungu ngeding
hati ati
awas ati-ati hati-hati hati2 waspada ngastete nga-nga ngate-ngate ngateate ten-ngaten
pakai nggawe ngangge ngangguy pake pke gunakan menggunakan memakai
bilang ngomong kandha kondho ngoca' kata ujar sebut
tutup ditutup mbukak ditutop tutop
hilang ilang elang elanga musna
curi maling nyolong colong ngeco' eco' kemalingan maling2 kecolongan
bakar obong ngobong diobong kobong kobongan obbar ngobbar eobbar kaobbar terbakar kebakaran terbakare
pukul gebuk antem thuthuk gepuk mokol pokol epokol dipukuli dikeroyok keroyok hajar gebukin jotos
bacok mbacok bacog carok acarok celurit clurit bacokan
tawuran tukaran gelut padu gegeran atokar tokar bentrok bentrokan ribut rusuh kerusuhan ricuh perkelahian berkelahi bertikai
culik nyulik diculik penculik penculikan enculik eculik nyuleg
naik mundhak munggah ongga unggah ongghe
turun mudhun medhun toron
rusak bubrah rosak ancur hancur
langka kosong entek langkah
habis entek tadha' tellas
batal gagal wurung buru
salah kliru sala
benar bener temen onggu tokop
takut wedi ajrih tako' resah khawatir was-was
bohong ngapusi goroh lecek hoax hoaks hoak fitnah dusta
kumpul ngumpul akumpul berkumpul kumpulan
sebentar diluk dilut
tanah lemah tana lahan
jangan jgn jngn jo ojok ojo aja ajja ja'
tanggal tgl
dekat deket dkt cedhak cerrak semma'
teman temen tmn konco kanca
tahun taun thn taon
tempat tmpt panggonan kennengngan enggon
bekas tilas
kerja krj nyambut lako alako
kantor kntr
lama lawas suwi abit
mulai mule mulae
bertemu ketemu panggih katemmo
kirim krm ngirim
bisa iso saged
boleh oleh entuk ollé
suruh kongkon soro
tunggu ngenteni antos
minta jaluk njaluk nyuwun mènta
pinjam silih nyilih enjham
simpan simpen nyimpen sempen
kaya sugih soghi
miskin mlarat
gelap peteng petteng
terang padhang
dalam dlm njero jero
luar njobo jaba loar lowar
atas nduwur duwur attas
bawah ngisor baba
belakang mburi budhi
depan ngarep adha' ngarepe
sebelah sisih jejer
makam kuburan koburan
bodoh goblok pekok
berani wani bangal
marah nesu ngamuk peggel
teriak mbengok
tidur turu sare tedhung
bangun tangi jaga mbangun abangun
cari golek ngolek nyare
kerbau kebo kerbuy
anjing kirik pate'
kucing koceng
uler ular olar
tabrak nabrak tumbur
jauh adoh jeu
hanyut kintir kerem
nikah rabi kabin mantu
hamil meteng ngandhung
gantung gandul
potong kethok ketok potongan tugel nyembelih beleh
gigit nyokot cokot kèkkè'
sawah sabin saba
laut segara segoro tase'
sungai kali songay bengawan songai
gunung gunong
jembatan kreteg kretek leddhing
pelabuhan labuan labuwan plabuhan
nelayan majang majeng
usir paeyos eyusir tundung tundhung
hutan alas
daun godhong deun
batu watu beto
ikan iwak jhuko' juko
telur endog endhog tellor
beras weos berras
garam uyah buja
minyak lenga minnya'
gula gendis
kelapa krambil nyior
pintu lawang labang
kursi korse
kamar senthong
sumur somor
kepala endhas sirah cetak
tangan tanang asta
kaki sikil
perut weteng tabu'
mata moto matana
telinga kuping
darah getih dara
rambut obu'
wajah rai muwa
pisau lading todhi'
kayu kaju
kain kaen
baju klambi kalambi
topi songko'
sandal sendal
sepatu spatu
meja mejo
malaikat melaekat
haram aram
dosa duso
salat sembahyang abajang bhajang sholat
mengaji ngaji ngajhi
puasa poso pasa
pengantin manten mantan
bisnis dagang dhagang
petani tani
guru guruh
murid mored
pejabat pejabhat
orangasing londo
diam meneng menneng
bicara omong acaca
tanya takon atanya
jawab nyauri nyaot
tahu ngerti tao
lupa lali loppa
ingat eling enga'
bawa gowo nggowo giba ngiba
angkat angkut junjung
lempar uncal ngantem ontal
buang guwak buwang muwang
tanam nandur tandur namen
panen ngunduh
rebut rebbu' rebut
dorong surung sorong
tarik narik gered
pasang masang
lepas uculi ocol
kejar uber oddhi
sembunyi ndhelik nyetthet
bertengkar acekcok cekcok
menangis nangis
tertawa ngguyu agella'
senang seneng seneng
sedih susah sossa
lapar luwe lapar
haus ngelak
kuat kuwat rosa
lemah lemes
panjang dowo lanjang
pendek cendhek pandhe'
lebar ombo
tinggi dhuwur tenggi
kering garing kereng
basah teles bacca
panas sumuk
dingin adhem cellep
merah abang mera
hitam ireng celleng
putih pote
hijau ijo
kuning koneng
""".strip()

# One line, one meaning for a rumour; the first word replaces the others.
SYNONYMS = """
culik larikan bawakabur bawalari sandera gondol nyulik
tipu kibul modus bodong catut mengatasnamakan scam penipuan akali
razia sweeping geledah tilang cegat
begal rampok jambret todong rampas
curi copet gasak pencuri gondol nyolong
geng gangster gengster gerombolan komplotan kawanan genk sindikat
tawuran gaduh serbu kericuhan
senjata sajam pedang parang pisau badik golok
tembak dor
pistol senpi bedil
bom peledak bahanpeledak bondet
teroris teror radikal jihadis
demo unjukrasa orasi protes geruduk kepung turunjalan demonstrasi
gempa lindu gempabumi guncang lendu
tsunami ombakbesar gelombangpasang
banjir rendam kelelep kebanjiran luap
jebol ambrol ambruk roboh runtuh rekah retak
letus erupsi meletus meledak muntah
listrik pln setrum strom stroom
padam oglangan pemadaman
bensin bbm pertalite pertamax solar premium spbu pom
lpg elpiji melon gasmelon
langka ludes raib
harga tarif biaya ongkos regane
naik lonjak meroket
gratis cuma-cuma percuma
bansos blt pkh sembako bpnt santunan
potong sunat pungli pungut kutip palak
hapus stop cabut henti setop
tutup segel gembok
libur prei
phk pecat rumahkan berhentikan
upah gaji umr umk honor
vaksin imunisasi suntik vaksinasi
racun toksin
virus wabah
virus corona covid
babi celeng
anjing asu
tikus werok got
dukun santet tenung sihir
hantu pocong setan kuntilanak gendruwo
asing tka
cina tiongkok tionghoa china
sesat menyimpang
kristen nasrani kristenisasi
masjid musala surau
ulama kiai habib ustaz ustadz
serang aniaya keroyok
gusur bongkar relokasi
pemilu pilkada pilpres pilkades
coblos nyoblos tercoblos pilih
curang manipulasi gelembung kecurangan
lurah kades kepaladesa klebun
bupati walikota
tangkap ciduk ringkus bekuk gerebek tahan
anak bocah balita bayi arek murid siswa
sekolah sdn sd smp mi smpn sma smk mts madrasah
mobil van minibus avanza elf
putih pote
hitam ireng celeng
mayat jenazah jasad
pajak pbb retribusi
perkosa cabul leceh rudapaksa
bunuh habisi pateni
korupsi tilep selewengkan embat
petasan mercon
bangkrut gulungtikar pailit kolaps
palsu upal imitasi kw
kedaluwarsa kadaluarsa kadaluwarsa expired lewatmasa
dapur sppg
mbg makanbergizi makangratis makansianggratis bergizi
bakso pentol
ktp nik
kartukeluarga kk
perempuan emak bunda bun
samar nyamar ngaku aku etok menyamar pura
bendungan dam waduk
surat kertas
petugas aparat
pergi minggat
""".strip()

# What says only that something is said, and small words.
STOP = set(
    "bukan ternyata nyata emang memang suruh disuruh bikin kena kemarin pas jam pukul nih tau tahu pada wah waduh min admin bro cek valid hoaks hoax bohong bantah klarifikasi tepis pasti tegas imbau tolong halo sebelah tetangga cerita kiriman dapat terima langsung tinggal beneran serius sumpah demi yang di ke dari dan dengan untuk pada ini itu ada akan sudah belum lagi juga saja karena kalau jika agar supaya atau tetapi tapi namun bahwa adalah jadi dalam oleh para si sang pun lah kok sih deh dong nih tuh "
    "ya iya nggih kan toh kah apa apakah benar betul bilang kata katanya jarene jare jhare cakna ca'na can caretana kabar kabarnya kabare info infonya informasi berita beritanya isu rumor dengar kedengaran beredar edar sebar sebarkan viral share "
    "bagikan teruskan pesan berantai grup wa whatsapp facebook fb tiktok video rekaman unggahan postingan status pak bu mas mbak kak gan lur rek sedulur tretan taretan teman mohon tolong awas waspada semua warga masyarakat hati "
    "sekarang nanti tadi kemarin besok hari akan bisa harus mau sedang telah masih sampai hingga saat ketika waktu setelah sebelum lebih sangat banget sekali the nya e ne iku iki kuwi kae niku niki reya areya jareya rowa jia ruwa ing ning neng nang e ka dha' "
    "lan utawa sing se seng ingkang kang soale bi' ban otaba tor namung mung coma cuma hanya kok lho mugi mugo moga aku saya kami kita kowe sampeyan ba'na sengko' engko' dia mereka dheweke lain lainnya seperti kayak koyok cara jangan ojo aja ja' wilayah daerah sekitar".split()
)

# Numbers, each line with what its words are worth.
DIGITS = """
1 satu siji settong settung setunggal
2 dua loro rong duwa dua' dhuwa' kalih
3 tiga telu telung tello tello' tiga'
4 empat papat patang pa' empa' sekawan
5 lima limo limang lema lema' gangsal
6 enam enem nem ennem
7 tujuh pitu pitung petto petto' pitto'
8 delapan wolu wolung ballu'
9 sembilan sanga songo sangang sanga'
12 rolas
15 limolas
20 rongpuluh dupolo
50 seket
60 sewidak
""".strip()
# They multiply what stands before them; 11 stands for the teens.
POWERS = """
11 belas welas
10 puluh polo
100 ratus atus ratos
1000 ribu rb rbu ewu ebu k ribuan ewuan
1000000 juta jt yuta jutaan
1000000000 miliar milyar
""".strip()
ONES = """
10 sepuluh sedoso sapolo sapoloh
11 sebelas sewelas
100 seratus satus saratos saratosan seratusan
1000 seribu sewu saebu sewuan seribuan
1000000 sejuta sayuta
""".strip()
# What the street calls sums of money.
COINS = """
50 gocap
100 cepek
500 gopek
1000 seceng
5000 goceng
10000 ceban
20000 noban
25000 selawe
50000 gocapan
100000 cepekan
""".strip()

# Words with capitals that are no part of a name.
NAME_CUES = set(
    "kelurahan kecamatan kota kabupaten kel kec kab desa dusun jalan gang sdn sd smp smpn sma smk mi mts man rt rw tps kpu lpg pln bbm bpjs ktp kk stnk pkh blt bansos tni polri polres polsek "
    "bank koperasi pondok pesantren masjid gereja gunung sungai bendungan jembatan stasiun terminal pelabuhan rumah sakit rsud puskesmas wali bupati senin selasa rabu kamis jumat sabtu minggu legi pahing pon wage kliwon "
    "pt cv spbu atm cod wa hp mbg phk umk thr pns asn p3k bawaslu dprd pdam psht dbd hpv tka hiv islam kristen allah quran".split()
)
