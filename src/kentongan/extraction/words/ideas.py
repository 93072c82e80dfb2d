# ruff: noqa: E501
"""The ideas of which rumours are made, each with the words that call it up. Data only.

``idea: words``. A word may stand under several ideas. Words are written as stems where the stem is clear; an underscore
joins a phrase. The same idea is told by its synonyms, by what belongs to it, and by the names that people in East Java use.
"""

IDEAS = """
child: anak bocah balita bayi arek kecil tk paud sd siswa murid santri pelajar adik cucu kanak remaja gadis cilik smp smp mi putra putri buah_hati
kidnap: culik larikan kabur sandera gondol angkut bekap seret gendong lenyap hilang rampas bawa_lari bawa_kabur ambil digandeng gandeng karung bius sekap
organ: organ ginjal jantung mata jerohan hati bedah tubuh donor kornea
disguise: samar nyamar aku ngaku pura palsu etok kedok topeng berpakaian berlagak dandan pakaian seragam berkedok jadi mengaku gadungan
beggar: pengemis gembel gelandangan pengamen jalanan ngamen anjal minta
mad: gila edan odgj sinting stres waras kurang_waras jiwa senewen
clown: badut topeng kostum boneka
survey: sensus data petugas_data mendata survei formulir map petugas sales dinas ketok ketuk
vehicle: mobil van minibus avanza elf truk pikap pick_up kendaraan sedan jeep ambulans ambulan travel bus angkot montor taksi
motorbike: motor sepeda honda nmax vario beat ninja ojek knalpot trail
colorwhite: putih pote
colorblack: hitam ireng gelap
colorred: merah abang merah_muda pink
colorblue: biru
food: makan makanan lauk nasi jajan jajanan kue roti permen susu mbg menu bekal catering katering katring dapur sarapan jatah konsumsi warung kantin santap pangan masak kuliner
freemeal: mbg makan_bergizi makan_siang_gratis makan_gratis bergizi gizi dapur_umum dapur sppg jatah nasi_kotak kotak_makan program ompreng
meat: daging bakso pentol sosis ayam sapi sate lauk rendang abon kikil
pig: babi celeng haram b2 najis oink
rat: tikus got celurut werok curut
dog: anjing asu kirik patek
cat: kucing
dirty: kotor got comberan selokan limbah bekas sampah rereget jorok najis basi busuk jijik cemar kumuh ulat belatung bau lumpur jelantah bakteri
poison: racun keracunan mual muntah pusing mules sianida toksin berbahaya bahaya arsenik sakit_perut mencret diare lemas pingsan kejang tumbang rawat
chemical: formalin boraks pengawet bahan_kimia kimia pewarna rhodamin pemutih zat pestisida obat awet
expired: kedaluwarsa kadaluarsa kadaluwarsa expired lewat masa basi lama lewat_masa tanggal_lewat
fakegood: plastik sintetis palsu imitasi oplos oplosan campur karet aspal kw tiruan campuran
rice: beras gabah bulog nasi padi sphp
egg: telur endog telor
fish: ikan pindang asin lele bandeng laut nelayan teri
oil: minyak goreng jelantah minyakita migor
sugar: gula garam tepung kedelai tahu tempe
spice: cabai cabe lombok bawang bumbu sembako
drug: narkoba sabu ganja ekstasi pil koplo nagih candu ketagihan narkotika mabuk dextro bandar pengedar
alcohol: miras arak oplosan mabuk tuak minuman bir
bank: bank tabung tabungan nasabah simpan simpanan deposito rekening saldo teller koperasi bpr bri bca mandiri celengan kredit pinjam
bankrupt: bangkrut gulung_tikar pailit kolaps tutup hangus tumbang jatuh kukut amblas ambruk
withdraw: tarik narik ambil cair pencairan ngambil cairkan
atm: atm mesin kartu skimming pin gesek kotak
money: uang duit pecah rupiah ribu pesse dana biaya bayar upal lembar dompet tunai nominal receh
notvalid: laku berlaku tarik cabut payu pajhu hangus kadaluarsa
note: pecah lembar uang ribuan kertas gambar desain seri emisi
electricity: listrik pln setrum lampu meteran daya watt kwh token strom kabel gardu tiang trafo
blackout: padam mati gelap pemadaman oglangan bergilir kedip lilin genset
subsidy: subsidi bantuan gratis bansos
gasoline: bensin bbm pertalite pertamax solar spbu pom premium pertamina tangki eceran bahan_bakar
lpg: elpiji lpg gas melon tabung pangkalan tabung_hijau bright_gas kompor
scarce: langka kosong habis entek sulit susah hilang antre antri ngantri ludes stok tipis kehabisan borong menipis timbun raib
price: harga tarif biaya regane ongkos banderol iuran bayaran bayar mahal murah ribu
up: naik lonjak tambah mahal lipat unggah mundhak persen tinggi mencekik selangit tambah meroket jadi
down: turun murah kurang setengah diskon anjlok rendah separuh
double: lipat dua_kali seratus_persen dobel 100
remove: hapus hilang stop henti cabut putus akhir coret tiada bubar batal setop diilangno tutup ganti hentikan dihapus tarik lenyap copot
replace: ganti tukar alih ubah pasang baru pindah jadi
must: wajib harus kudu syarat nunjuk tunjuk paksa perintah
card: ktp kk kartu identitas kartu_keluarga e-ktp nik fotokopi kis kia domisili
dam: bendungan dam waduk tanggul pintu_air embung bending bozem cekdam plengsengan dhawuhan
break: jebol retak ambrol bobol pecah roboh runtuh ambruk rekah rusak ambyar longsor bocor
flood: banjir rendam genang bah luap rob kelelep bandang kebanjiran kemasukan_air tenggelam hanyut
tsunami: tsunami ombak gelombang laut_naik raksasa laut samudra pantai pesisir pantura air_laut
quake: gempa lindu lendhu guncang getar goyang bmkg skala magnitudo patahan sesar
volcano: gunung bromo semeru letus erupsi kawah lava lahar muntah lamongan raung argopuro meledak wedhus_gembel abu abu_vulkanik
storm: angin puting beliung badai topan topan lesus ribut terjang cuaca puting_beliung hujan
landslide: longsor gugur tebing ambles tanah_gerak
predict: ramal prediksi orang_pintar paranormal wangsit dukun terawang indigo primbon mimpi
night: malam tengah_malam dini_hari jam_00 bengi malem dinihari maghrib magrib
dawn: subuh pagi fajar dini_hari
tomorrow: besok lusa nanti depan pekan_depan minggu_depan
weekend: akhir_pekan weekend sabtu minggu malming
month: bulan tanggal
intentional: sengaja rekayasa settingan skenario rancang direncanakan atur
open: buka lepas angkat bukak
close: tutup segel gembok kunci larang blokir
crocodile: buaya ular macan harimau singa hewan binatang
rabies: rabies gigit anjing kucing suntik
cattle: sapi kambing ternak lembu wedhus embik kerbau domba hewan_kurban kurban pmk blantik
chicken: ayam unggas flu_burung bebek itik
vaccine: vaksin imunisasi suntik vaksinasi polio injeksi jarum hpv campak dpt
sterile: mandul steril keturunan hamil subur kb
disease: virus wabah penyakit corona covid menular tular dbd campak flu hiv aids kolera tbc tb leptospirosis nyamuk demam_berdarah lepra kusta difteri antraks cacar
die: meninggal mati tewas wafat nyawa mayat jenazah tumbal korban gugur kubur nyawa melayang bunuh
hospital: rs rumahsakit rsud puskesmas dokter bidan perawat klinik ugd igd pasien opname rumah_sakit berobat nakes mantri posyandu
reject: tolak usir larang cegah halang enggan mau protes tentang
medicine: obat pil kapsul sirup vitamin jamu tablet apotek
health: bpjs kis kesehatan iuran
magic: santet tenung dukun sihir tumbal pesugihan guna-guna pelet babi_ngepet tuyul keris mistis
ghost: pocong hantu setan kuntilanak gendruwo arwah penampakan medi kafan tuyul kesurupan siluman
thief: maling curi copet bobol gasak pencuri kemalingan colong eco nyolong gondol bobol sikat
robber: begal jambret rampok todong rampas jarah perampok
gang: geng gangster gengster gerombolan komplotan kelompok kawanan genk sindikat rombongan
brawl: tawuran bentrok ribut gelut rusuh keroyok serbu tukar serang perang bentrokan musuhan bales balas dendam
weapon: sajam celurit pedang parang pisau senjata bacok golok clurit panah busur gaman tajam badik
gun: tembak pistol dor peluru senpi pelor
bomb: bom ledak granat peledak dinamit petasan bondet mercon duar
terror: teror teroris radikal jihad isis densus bom_bunuh_diri jaringan
demo: demo unjuk_rasa aksi orasi protes geruduk kepung turun_jalan massa mahasiswa long_march demonstrasi penjarahan
looting: jarah penjarahan rayah jarahan bakar toko
strike: mogok cuti stop_kerja berhenti_operasi tidak_narik
sweep: razia sweeping operasi geledah tilang cegat hadang periksa cekal grebek
fine: tilang denda sanksi hukum pidana bui penjara bayar
curfew: jam_malam keluar_rumah dilarang_keluar darurat lockdown larang psbb ppkm
army: tentara tni kodim koramil babinsa marinir kopassus prajurit aparat loreng brimob
police: polisi polsek polres polda polantas kapolsek kapolres reserse intel aparat polwan
arrest: tangkap ciduk bekuk ringkus aman gerebek tahan cekel borgol jaring masuk_bui penjara cokok
release: bebas lepas kabur lari lolos keluar
escape: kabur lari lolos minggat kabur melarikan
prison: penjara lapas rutan napi tahanan bui sel narapidana
bribe: suap sogok amplop pelicin tempel salam_tempel
corrupt: korupsi tilep gelap selewengkan embat makan sunat mark_up fiktif raup kantong pribadi
cut: potong sunat pungli pungut kutip peras palak setor tarik iuran dipotong jatah minta
fee: bayar pungut setor iuran retribusi tarik biaya parkir sumbangan upeti
aid: bansos bantuan blt pkh sembako bpnt santunan sumbang jatah donasi rutilahu bedah_rumah penerima
list: daftar data penerima nama dtks catat dtsen kuota
school: sekolah madrasah sd smp sma smk tk kelas sdn smpn mi mts kampus mtsn man sman paud
teacher: guru pengajar dosen ustaz kepsek kepala_sekolah honorer wali_kelas
holiday: libur prei pulang daring diliburkan belajar_di_rumah
exam: ujian nilai ijazah rapor lulus kelulusan
zoning: zonasi ppdb spmb bangku titipan kursi pendaftaran
religion: agama sara iman aqidah islam muslim umat toleransi
sect: sesat aliran simpang ajaran syiah ahmadiyah ldii murtad
christian: kristen nasrani murtad gereja pendeta baptis natal kebaktian misa pastor salib
church: gereja kapel katedral kebaktian misa kelenteng pura vihara jemaat
mosque: masjid musala surau takmir adzan azan toa salat sholat marbot langgar imam
quran: quran kitab mushaf alquran injak bakar nista lecehkan hina
cleric: kiai ustaz ulama habib dai gus penceramah pengasuh imam khatib tokoh_agama
boarding: pesantren pondok santri ponpes
attack: serang aniaya pukul bacok sakit keroyok hantam tusuk siksa hajar
rape: perkosa cabul leceh rudapaksa asusila cabuli zina mesum
burn: bakar api hangus lalap jilat kobar korsleting
election: pemilu pilkada pilpres coblos pemilihan suara tps kpu calon paslon bawaslu pencoblosan pilwali pilkades bilik kampanye caleg kotak
ballot: surat_suara kertas kotak_suara coblos nyoblos tercoblos bilik surat
fraud: curang rekayasa manipulasi gelembung selundup tukar siluman joki titip bocor
moneypolitics: amplop serangan_fajar bagi politik_uang sangu sembako money nyogok dikasih
official: bupati wali wali_kota gubernur camat lurah kades pejabat dprd dewan kepala_dinas sekda kepala_desa menteri pemda pemkot pemkab walikota pemerintah balai
villagehead: lurah kades kepala_desa klebun petinggi perangkat pamong rt rw bayan
resign: mundur copot pecat ganti lengser henti turun
civil: pns asn p3k pppk honorer pegawai outsourcing
job: kerja lowongan loker rekrut tenaga karyawan buruh pegawai pekerja lamaran
layoff: phk pecat rumahkan berhentikan diputus keluarkan tutup dirumahkan
wage: upah gaji umr umk bayaran honor thr tunjangan pesangon
factory: pabrik perusahaan pt industri gudang usaha produksi eratex investor
foreigner: asing tka cina china tiongkok tionghoa aseng bule imigran luar_negeri rrc pendatang
refugee: rohingya pengungsi imigran tampung mengungsi eksodus penampungan pelarian
land: tanah lahan sertifikat serobot kavling sawah kebun hgu patok warisan petok letter_c tambak shm
evict: gusur bongkar usir robohkan relokasi pindah boyong rata buldoser
vendor: pkl pedagang lapak kios dagang bakul asongan toko bedak penjual jualan
market: pasar kios los lapak toko bedak swalayan minimarket mal plasa
build: bangun diri proyek garap cor rencana
toll: tol jalan_tol flyover underpass jembatan
road: jalan aspal raya lubang cor gang gapura palang trotoar
closed: tutup portal alih palang putar
train: kereta ka rel stasiun palang_pintu sepur
port: pelabuhan dermaga kapal tambat bongkar_muat tpi
tax: pajak pbb retribusi cukai opsen stnk samsat
vehicletax: stnk bpkb samsat pajak_kendaraan pemutihan plat
mine: tambang galian pasir batu sirtu urug
waste: limbah sampah buang tpa pembuangan kotoran
water: air pdam sumur sumber kran ledeng banyu hippam sungai kali galon
contaminated: cemar keruh racun bau warna limbah lumut busuk kotor
smoke: asap kabut udara polusi bau debu
farm: petani tani sawah panen pupuk bibit tanam gapoktan poktan urea phonska tembakau bawang_merah
fisher: nelayan jaring perahu melaut cantrang trawl kapal ikan
phone: hp telepon ponsel wa nomor sim pulsa sinyal handphone kartu
internet: internet sinyal wifi jaringan blokir kuota medsos data seluler tower
hack: hack retas link tautan apk aplikasi klik sadap bajak sedot kuras unduh barcode qris undangan
prize: undian hadiah menang bonus kupon gratis voucher doorprize
loan: pinjaman pinjol utang kredit cicil hutang bunga rentenir gadai bank_titil
martial: silat pencak perguruan psht pendekar pesilat padepokan warga_baru pagar_nusa ikspi kera_sakti
fans: suporter bonek aremania bola stadion persebaya arema laga persipro laskar
race: balap liar knalpot trek kebut
fireworks: petasan mercon kembang_api sreng bubuk
carnival: karnaval sound horeg takbir pawai sound_system hajatan konser pentas panggung orkes dangdut hiburan
karaoke: karaoke kafe hiburan diskotek warung_remang purel pub lc tempat_hiburan
prostitute: pelacur lokalisasi psk mesum esek open_bo wts remang
lgbt: lgbt gay waria banci homo bencong
hotel: hotel losmen kos penginapan homestay kontrakan vila
hajj: haji umrah umroh jemaah mekah makkah travel
holidayfeast: lebaran idul natal ramadan puasa tahun_baru nyepi fitri
women: perempuan ibu wanita cewek emak istri bini janda nenek bun mama
men: laki pria cowok bapak suami kakek
old: tua nenek kakek lansia sepuh mbah simbah
youth: pemuda remaja anak_muda abg karang_taruna
helper: pengasuh pembantu babysitter art momong
doorknock: ketok ketuk pintu datangi rumah bertamu keliling
hide: sembunyi umpet singit ngumpet simpan kubur timbun
gun_run: lari siap mengungsi menjauh
evacuate: ungsi evakuasi selamat lari mengungsi pindah sembunyi
kill: bunuh habisi mutilasi gorok pateni gantung santet hilangkan_nyawa jagal
corpse: mayat jenazah jasad mutilasi kepala bangkai
sacrifice: tumbal korban kepala jembatan persembahan tanam
suicide: bunuh_diri gantung_diri terjun nekat
drown: tenggelam hanyut kelelep kintir kerem
crash: tabrak laka celaka kecelakaan nabrak terguling senggol
bridge: jembatan kreteg
sell: jual dagang lego tawar edar dodol
buy: beli tuku borong tumbas
abroad: luar_negeri malaysia arab kamboja myanmar ekspor tki tkw pmi
capital: jakarta pusat istana presiden
president: presiden istana wapres menteri
ban: larang tutup cegah tolak blokir haram stop tak_boleh
permit: izin ijin legal resmi perizinan imb rekom
insult: hina nista leceh ejek olok cemooh
mass: massa orang ramai ratusan ribuan banyak puluhan rombongan truk
come: datang tiba serbu masuk luruk geruduk kirim kumpul merapat
plan: rencana akan siap mau rancang bakal
student: mahasiswa pelajar siswa bem pmii hmi
bus: bus terminal bis angkot sopir mangkal
cash: uang tunai cash kontan
jewel: emas perhiasan berlian kalung antam logam
pension: pensiun taspen purnawirawan
secret: diam rahasia sembunyi tutup
vip: oknum pejabat beking backing orang_dalam
cooking: masak rebus goreng godog kukus dang
sick: sakit demam panas pusing lemas kejang gatal
eyes: mata buta
hypnosis: gendam hipnotis tepuk sirep bius pingsan hilang_sadar
spray: semprot asap fogging cairan pesawat heli drone
syringe: suntik jarum tusuk
blood: darah donor pmi
garbage: sampah tpa bau truk buang
tower: tower menara 5g sutet radiasi antena
cctv: kamera cctv rekam
meter: meteran token watt daya
bribejob: titip sogok bayar lolos
grave: makam kubur kuburan pusara nisan mbongkar pesarean cungkup
flag: bendera umbul merah_putih pki palu_arit komunis
communist: pki komunis palu_arit merah gestapu
border: batas wilayah sengketa tapal
statue: patung berhala tugu monumen arca
hindu: pura nyepi tengger hindu ogoh sesaji
gamble: judi taruh taruhan togel sabung remi domino dadu slot bandar kasino cap_jie_kie main_kartu
worship: ibadah rumah_ibadah klenteng kelenteng gereja masjid pura vihara umat jemaat misa sembahyang
plate: plat pelat nopol nomor_polisi luar_kota
seize: sita angkut rampas tahan ambil_paksa amankan kandang derek
overdue: telat nunggak mati_pajak terlambat mandek tunda macet tunggak belum_bayar cair
mall: mal plasa perbelanjaan pusat_perbelanjaan swalayan supermarket minimarket toko
leak: bocor sebar nyebar viral edar
consent: setuju persetujuan izin tanda_tangan ttd musyawarah sosialisasi
compensate: ganti_rugi ganti sepeser bayar_ganti kompensasi tali_asih
local: lokal sini pribumi asli setempat
outside: luar_kota luar luar_daerah mana-mana pendatang luar_jawa
pmk: mulut kuku pmk liur berliur pincang penyakit_mulut
butcher: jagal potong blantik rph sembelih
month12: akhir_tahun desember januari tahun_baru
masker: masker covid
hidefood: timbun tumpuk sembunyikan gudang stok borong
song: lagu musik joget
nurse: perawat bidan dokter nakes mantri
ambulance: ambulans ambulan jenazah
gas: gas bocor ledak tabung
fall: jatuh roboh timpa ambruk
lightning: petir sambar
tree: pohon beringin tebang tumbang
radiation: radiasi menara tower 5g antena
river: sungai kali muara bantaran hanyut
island: pulau gili
ship: kapal tanker tongkang perahu kandas
beach: pantai pesisir pantura laut
cheap: murah obral diskon banting
expensive: mahal tinggi
registration: daftar pendaftaran isi formulir alamat klik link nik unggah
digital: dompet aplikasi transfer rekening qris saldo dana ovo gopay
tent: tenda kemah posko
assembly: pengajian ceramah dakwah rapat kumpul majelis
pray: salat sholat doa wiritan tahlil istigasah lima_waktu
statuechange: ubah jadi alih_fungsi dijadikan sulap ganti
cancel: batal tunda urung gagal tidak_jadi ga_jadi
stay: inap nginap tinggal tampung kos
tourist: wisata turis pantai bule
song2: horeg sound speaker bising berisik
noise: bising berisik gaduh ribut
bag: tas ransel koper kardus karung bungkusan
suspicious: curiga mencurigakan aneh asing tak_dikenal misterius
explode: ledak meledak dor duar bom
hundred: ratus 100
thousand: ribu rb
week: minggu seminggu pekan 7_hari sepekan
half: setengah separuh sebagian
free: gratis cuma bebas percuma
ink: tinta celup jari
soap: sabun sunlight cuci deterjen
twice: dua_kali dobel ganda lagi
vote: pilih coblos nyoblos milih
boss: bos ketua pimpinan juragan kepala
team: tim sukses timses relawan
box: kotak kardus peti
night2: ronda siskamling pos gardu gerdu jaga poskamling
party: partai caleg koalisi bendera
poor: miskin fakir mlarat tak_mampu warga_miskin
rich: kaya mampu mobil punya
elder: lansia tua sepuh kakek nenek
widow: janda
divorce: cerai selingkuh
pregnant: hamil bunting
land2: warisan ahli_waris
drought: kering kemarau kekeringan
kpk: kpk ott tangkap_tangan korupsi jaksa kejaksaan kejari penyidik tersangka
case: kasus perkara laporan sidang hakim vonis pengadilan
voterlist: dpt daftar_pemilih pemilih ganda undangan kpps c6 orang_mati
count: hitung rekap quick_count c1 formulir perolehan hasil menang kalah unggul
delay: tunda undur ulang molor mundur pemungutan_suara_ulang psu
neutral: netral asn arah dukung kampanye pasangan calon nomor_satu nomor_dua paslon
dynasty: anak_pejabat dinasti keluarga kerabat saudara ponakan
affair: selingkuh perselingkuhan mesum pelakor skandal kumpul_kebo istri_orang ngamar
broker: calo titip makelar cpns bintara sogok lolos masuk_kerja
ppob: iuran sumbangan uang_gedung spp komite seragam lks study_tour wisuda
villagefund: dana_desa add proyek bangdes anggaran mangkrak fiktif
landcert: ptsl prona sertifikat agraria bpn ukur patok
inheritance: waris warisan sengketa gugat
tree2: tebu truk_tebu muatan odol
ticket: tilang etle kamera_tilang e-tilang surat_tilang stnk sim
license: sim surat_izin ujian_sim
ojek: ojol ojek gojek grab driver online
refusepatient: tolak pasien telantar bpjs kamar_penuh dilayani kartu
malpractice: malpraktik salah_suntik salah_obat operasi jahit
birth: lahir melahirkan persalinan bidan bayi
babymilk: susu formula sufor asi kental_manis
paracetamol: sirup obat_batuk gagal_ginjal
mosquito: nyamuk fogging wolbachia dbd jentik
worm: ulat belatung cacing
formfree: gratis cuma_cuma tanpa_biaya tidak_bayar ga_bayar
rabies2: anjing_gila rabies gigit liar
monkey: monyet kera lutung beruk
snake: ular kobra piton sanca
elephant: macan harimau macan_tutul meong jejak
bees: tawon lebah vespa
ban_worship: larang_ibadah usir_jemaat segel_gereja tolak_gereja bubarkan
azan: azan adzan toa speaker pengeras pelan volume
hijab: jilbab cadar kerudung hijab niqab
shia: syiah wahabi salafi hti khilafah nii jamaah_tabligh ahmadiyah
pilgrim: ziarah makam wali haul keramat
hallal: halal haram label sertifikat_halal mui fatwa
qurban: kurban qurban hewan_kurban sapi_kurban panitia
zakat: zakat fitrah infak kotak_amal sedekah
charitybox: kotak_amal sumbangan palsu donasi barcode qris
mosquedog: anjing_masuk_masjid bawa_anjing
provocateur: provokator provokasi penyusup susup bayar massa_bayaran nasi_bungkus suruhan
thug: preman jagoan debt_collector mata_elang dc penagih japrem jatah_preman keamanan
holidaybonus: thr minta_thr proposal ormas
guard: satpam linmas hansip penjaga keamanan
drone: drone pesawat_tanpa_awak terbang intai
spy: intel mata-mata intai mengawasi memata-matai penyadap
accident: jatuh terjun masuk_jurang terperosok tergelincir
fuelmix: oplos pertamax_oplosan campur_air mbrebet brebet mogok_mesin tangki
engine: mesin mogok rusak brebet
ricefake: oplos beras_oplosan premium kutu apek
foodaid: sembako paket beras_bantuan minyak telur
school2: sekolah_rakyat asrama merger gabung ditutup
coop: koperasi kopdes merah_putih koperasi_desa
account: rekening blokir nganggur ppatk dormant saldo
onlinegamble: judol slot situs deposit
onlineloan: pinjol pinjaman_online teror_pinjol data_disebar
jobscam: lowongan loker pabrik daftar bayar_admin interview penempatan
migrant: tki tkw pmi kamboja malaysia agen penyalur diperdagangkan tppo
sellpeople: jual diperdagangkan tppo perdagangan_orang
price2: hpp gabah tembakau anjlok tengkulak murah harga_jual
import: impor luar_negeri vietnam thailand masuk
plantation: kebun perkebunan perhutani hutan tebang kayu pembalakan
forestfire: kebakaran_hutan gunung_terbakar karhutla savana
hailstorm: hujan_es es_batu puting_beliung
heat: panas suhu terik kemarau gelombang_panas
eclipse: gerhana bulan matahari
meteor: meteor benda_langit jatuh_dari_langit cahaya
doomsday: kiamat akhir_zaman dajjal imam_mahdi
prophet: nabi rasul mengaku_nabi wahyu ratu_adil imam
trance: kesurupan massal histeris
sacrifice2: tumbal proyek_jembatan kepala_anak cari_kepala
skull: kepala tengkorak potong_kepala
moved: pindah bongkar_makam relokasi_makam kuburan_dipindah
temple: candi situs cagar arca punden
custom: adat ritual sesaji larung petik_laut selamatan
boat: perahu_karam karam tenggelam slerek
netfight: jaring sobek cantrang andon andun nelayan_luar rebutan_ikan
waterfight: air_irigasi irigasi pengairan jatah_air rebutan_air saluran ulu-ulu
grazing: tanaman_dimakan angon gembala ngarit
motor2: knalpot_brong brong blayer konvoi
silat2: konvoi sah-sahan pengesahan kopdar atribut kaus baju_hitam
flagtear: bendera robek bakar_bendera turunkan_bendera
graffiti: coret corat-coret tulisan_tembok vandal
stone: batu lempar timpuk lemparan
molotov: molotov botol_api bom_molotov
airgun: airsoft senapan_angin gotri
hospitalfull: penuh antre bed rujuk
grave2: tolak_jenazah dikubur pemakaman mayat_ditolak
aids: hiv aids positif terinfeksi odha
quarantine: karantina lockdown isolasi tutup_kota
mask: masker hidung prokes
oxygen: oksigen tabung_oksigen sesak
idcheck: ktp identitas pendatang yustisi kos
bars: kafe karaoke remang cafe
sell2: jual_tanah dijual_ke dikuasai beli_pulau pulau_dijual
island2: pulau_dijual gili dikuasai_asing sewa
taxup: pbb naik_250 pajak_naik ppn opsen
wageless: belum_dibayar nunggak_gaji tak_digaji telat_gaji
moveoffice: kantor_pindah pemekaran gabung_wilayah hapus_desa
merge: gabung lebur merger satu pemekaran pisah
rename: ganti_nama ubah_nama
visit: datang kunjung presiden_datang tamu sidak
strikepower: hemat_listrik giliran jadwal_padam
emergencykit: siapkan lilin stok_makanan timbun_beras
madura: madura carok etnis suku
papua: papua suku pendatang etnis
tribe: suku etnis ras madura jawa pendatang
""".strip()
