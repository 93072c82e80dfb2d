# ruff: noqa: E501
"""Words that say the same thing of a claim, field by field: Indonesian, the street, Javanese, Madurese. Data only.

Narrower than the ideas: whoever says one word of a line could have said any other of it. The first word names the
line. Words are written as stems where the stem is clear; an underscore joins a phrase.
"""

SENSES = """
bayi orok jabang_bayi baru_lahir newborn
bocah anak_kecil si_kecil buah_hati kanak upik buyung krucil
siswa murid pelajar anak_sekolah peserta_didik anak_didik anak_sd anak_smp anak_sma
gadis cewek remaja_putri perawan anak_perempuan prawan siswi perempuan_muda praban
pemuda anak_muda remaja abg cowok muda-mudi nom-noman bujang jejaka
suami bojone_lanang pasangan laki_orang bojo lake
istri bini bojone_wedok bojo bine nyonya istri_orang
ibu emak mama bunda ibu-ibu emak-emak mak bu bun ebu
kakek mbah embah opa simbah lansia sepuh tua_renta manula eyang
nenek mbah simbah oma nyai lansia
kerabat saudara famili keluarga keponakan ponakan sepupu sanak ipar menantu mertua anak_buah orang_dekat
tetangga tonggo jiran sebelah_rumah tatangghe
orang_tua_siswa wali_murid walimurid orang_tua
santri anak_mondok murid_ngaji anak_pondok murid_pesantren santriwati mondok
ustaz guru_ngaji ustad ustadz mubalig penceramah dai guru_agama ustadzah guru_langgar
kiai kyai romo_kiai pengasuh_pondok lora gus pemangku tokoh_agama ulama habib
guru pengajar pendidik pak_guru bu_guru tenaga_pengajar wali_kelas guruh
kepsek kepala_sekolah ks pimpinan_sekolah
dosen pengajar_kampus
mahasiswa anak_kampus anak_bem bem pmii hmi gmni
dokter tenaga_medis nakes mantri tenaga_kesehatan petugas_kesehatan kader posyandu
bidan dukun_bayi
perawat suster
sopir pengemudi supir driver pengendara penyetir kernet
tukang_parkir juru_parkir jukir parkir
tukang_masak juru_masak koki chef
pedagang bakul jual lapak pelapak saudagar
pkl pedagang_kaki_lima kaki_lima lapak_liar asongan rombong
petani wong_tani tani garap
nelayan tukang_cari_ikan pencari_ikan wong_miyang juragan_kapal pajala
peternak angon juragan_sapi tukang_angon
buruh karyawan pekerja pegawai_pabrik kuli anak_pabrik naker
majikan juragan bos milik owner yang_punya sing_duwe
pengusaha investor konglomerat taipan pemodal cukong bos
pengembang developer deplover perumahan
pemborong kontraktor rekanan pelaksana_proyek
asn pns pegawai_negeri pegawai_pemerintah orang_dinas abdi_negara
honorer non-asn tenaga_kontrak thl ptt gtt outsourcing outsorsing
cpns tes_pns seleksi_pns pppk p3k seleksi_pegawai
pejabat orang_pemkot petinggi orang_pemda pembesar kepala_dinas kadis
wali_kota walikota pak_wali orang_nomor_satu kepala_daerah pemimpin_kota bu_wali wawali pak_wako wako pemimpin_daerah bos_kota
bupati orang_nomor_satu kepala_daerah pak_bup
gubernur orang_nomor_satu_jatim bu_gub
sekda sekretaris_daerah
camat pak_camat kepala_kecamatan
lurah pak_lurah bu_lurah kepala_kelurahan
kades kepala_desa klebun petinggi_desa pak_kades pak_tenggi lurah_desa
rt ketua_rt pak_rt
rw ketua_rw pak_rw
perangkat pamong staf_kelurahan orang_kelurahan petugas_kelurahan perangkat_kelurahan perangkat_desa sekdes carik kantor_kelurahan
dprd dewan anggota_dewan wakil_rakyat legislator
presiden kepala_negara istana ri_1
pemerintah negara pemkot pemda pemkab pusat penguasa rezim
polisi aparat petugas polres polresta polsek reserse buser anggota_polri coklat korps_baju_coklat pulis
polantas polisi_lalu_lintas satlantas tilang
tni tentara loreng prajurit anggota_tni kodim yonzipur yonkav batalyon
satpol_pp satpol pol_pp penertiban trantib
densus pasukan_antiteror antiteror gegana
intel mata-mata telik_sandi samar
kpk ott operasi_tangkap_tangan rompi_oranye tertangkap_tangan lembaga_antirasuah
jaksa kejaksaan kejari penuntut rompi_pink
tersangka pesakitan terdakwa jadi_tersangka terjerat
hakim pengadilan pn majelis_hakim
tahanan napi narapidana warga_binaan penghuni_sel orang_tahanan
penjara lapas bui sel rutan jeruji kurungan tahanan
kabur lari minggat melarikan_diri lolos bobol_lapas mlayu buron
tangkap ciduk bekuk ringkus jaring gerebek cokok garuk gelandang kena_ott borgol cekel ekocak tatangkap
bebas lepas keluar_penjara tidak_ditahan
culik larikan dibawa_kabur bawa_kabur angkut gondol ambil bawa_lari dibawa_lari seret dibawa_orang karung dimasukkan_karung nyulik dibawa_pergi gendong
hilang lenyap raib tidak_pulang ga_pulang gak_pulang nggak_pulang belum_pulang gak_mulih tak_kembali ilang tak_ditemukan
bius obat_tidur teler sirep pingsan tak_sadar bikin_ngantuk
hipnotis gendam tepuk_pundak tepuk nurut menurut dibuat_linglung linglung kena_gendam
iming-iming bujuk rayu tawari nawarin kasih_permen permen gula-gula coklat jajan diiming diajak
menyamar samar pura-pura ngaku berlagak berpakaian_seperti kedok etok-etok samaran gadungan berpenampilan
organ ginjal jantung jeroan organ_tubuh isi_perut bola_mata kornea hati
maling curi pencuri gondol gasak embat sikat bobol nyolong tukang_curi garong colong
curanmor maling_motor motor_hilang motor_raib curi_motor
begal rampas_motor pepet
jambret copet tarik_tas rampas_tas
rampok perampok todong nodong merampok rampas satroni garong
preman jagoan tukang_palak premanisme japrem bromocorah anak_jalanan bajingan
palak pungli pungutan_liar peras minta_setoran jatah_preman setoran_paksa nariki jatah minta tarik_paksa
debt_collector mata_elang dc penagih_utang tukang_tagih matel leasing
tipu modus akal-akalan kadali bohongi diapusi tipu-tipu ngapusi
bunuh habisi mateni pateni tikam_mati bantai ngabisi renggut_nyawa
tewas tingal mati nyawa_melayang hilang_nyawa tak_selamat ga_selamat tinggal_nama tak_tertolong nyawa ngga_selamat wafat kubur tutup_usia modar korban_jiwa meregang_nyawa gugur sedo mateh seda
mayat jenazah jasad bangkai bathang mayit
mutilasi potong_tubuh potong tanpa_kepala
bunuh_diri gantung_diri kendat gantung terjun
pukul keroyok hajar gebuk aniaya hantam pukuli siksa babak_belur lebam bonyok bogem massa antem jotos tonjok tendang penganiayaan gegar hakimi main_hakim
bacok sabet tebas celurit tikam tusuk sajam parang luka_tusuk carok bacokan
tembak dor didor peluru bedil pistol senjata_api senpi
sajam celurit parang pedang golok pisau senjata_tajam badik clurit gaman corbek kelewang
tawuran perang_sarung bentrok ribut gelut perkelahian rusuh perang_kampung perang baku_hantam bentrokan gegeran tukaran atokar carok_massal
balas_dendam dendam bales balas serangan_balik nuntut_balas ngeluruk
serang serbu luruk nglurug satroni datangi_rumah kepung gempur
geng gangster gengster gerombolan motor_konvoi anak_motoran kreak gank geng_motor
perkosa rudapaksa gagahi ruda_paksa perkosaan diapa-apain setubuhi nodai rusak_kehormatan digilir
cabul lecehkan raba-raba raba asusila sodomi pelecehan tak_senonoh
selingkuh skandal kumpul_kebo ngamar pelakor perselingkuhan mesum serong main_belakang wil pil
nikah kawin rabi nikahi ambil_istri jadikan_istri manten nikah_siri
di_bawah_umur masih_kecil belum_cukup_umur masih_belasan bocah
hamil bunting meteng berbadan_dua isi
pelacuran prostitusi psk lokalisasi lonte open_bo mucikari esek-esek wts
narkoba sabu ganja pil_koplo barang_haram obat_terlarang narkotika inex pil_setan madat
miras arak minuman_keras mabuk ciu mendem arak_oplosan tuak
judi taruhan togel sabung_ayam dadu slot judol botoh bandar
dukun paranormal orang_pintar tukang_santet dukun_santet tukang_sihir tukang_tenung
santet tenung ilmu_hitam guna-guna teluh sihir kiriman ilmu_gaib sekti
pesugihan tuyul babi_ngepet piara_tuyul cari_kaya makhluk_halus ngepet peliharaan_gaib piara
pocong kain_kafan kafan pocongan
kuntilanak setan_wedok hantu_perempuan wewe kunti sundel_bolong
hantu setan demit memedi arwah roh_halus gentayangan jin makhluk_halus lelembut dedemit penampakan gaib
kesurupan kerasukan trance kesambet histeris
tumbal sesaji korban_manusia kepala_manusia cari_kepala tanam_kepala persembahan wadal
kiamat akhir_zaman dajjal hari_akhir
nabi rasul wahyu malaikat imam_mahdi satria_piningit ratu_adil utusan_tuhan
keracunan mual muntah muntah-muntah mabuk_makanan pusing diare mules mencret lemas mumet perut_sakit teracuni
racun beracun toksin sianida maut mati racuni potas
pingsan tumbang semaput ambruk tak_sadar
kejang kelojotan step
gatal gatal-gatal kulit_merah ruam gatel
demam panas meriang badan_panas sumer
tumor kanker benjolan
stroke lumpuh pelo
gila odgj stres tidak_waras sakit_jiwa gangguan_jiwa edan sinting wong_edan gangguan_mental kurang_waras
wabah virus penyakit_menular epidemi tular klb pandemi pagebluk
covid corona korona c19 covid-19
dbd demam_berdarah nyamuk aedes fogging db
difteri campak polio cacar gondong rubella
hiv aids odha sakit_kelamin positif
rabies anjing_gila asu_gila gigitan gigit
pmk mulut_dan_kuku penyakit_kuku ngiler
flu_burung h5n1 penyakit_unggas
tbc tb paru-paru batuk_darah
vaksin suntik imunisasi vaksinasi bias suntikan cucuk
mandul tak_bisa_hamil tidak_bisa_hamil tak_punya_anak tidak_punya_keturunan steril ga_bisa_hamil gak_bisa_hamil tidak_subur gabuk tak_berketurunan
obat pil kapsul tablet sirup puyer
rumah_sakit rsud rs opname ugd rawat masuk_rs puskesmas klinik rawat_inap bangsal
pasien orang_sakit wong_loro yang_berobat
bpjs kis kartu_sehat jkn kartu_berobat jaminan_kesehatan pbi kartu_indonesia_sehat asuransi_kesehatan
operasi bedah oprasi
kesehatan dinkes dinas_kesehatan medis
nyamuk wolbachia jentik lamuk
ulat belatung cacing set ulet larva
kedaluwarsa basi lewat_tanggal expired kadaluarsa masa_berlaku_habis lawas exp
palsu abal-abal bikinan gadungan kw bodong imitasi aspal tiruan tidak_asli ga_asli bukan_asli buatan tembakan
oplosan campur oplos tamor campuran adukan etamor dicampuri
plastik sintetis karet kenyal
babi celeng haram najis non-halal lemak_babi minyak_babi tidak_halal b2 daging_haram
tikus curut werok tekos
anjing asu kirik pate
pengawet formalin boraks bahan_kimia zat_kimia pemutih kaporit pewarna kimia klorin
beling pecahan_kaca kaca silet jarum paku
mbg makan_bergizi makan_gratis makan_siang_gratis jatah_makan menu_sekolah ompreng jatah makan_siang makanan_sekolah bergizi program_makan
dapur sppg dapur_umum katering yang_masak tempat_masak dapur_mbg
ompreng nampan wadah_makan tempat_makan kotak_makan wadah baki stenlis
bakso pentol cilok tahu_bulat sosis baso
gorengan jajanan jajan kudapan camilan
ikan_kaleng sarden makarel makanan_kaleng kaleng kalengan
minyak_goreng migor minyakita minyak_curah lenga klentik minyak_masak
oli pelumas jelantah minyak_bekas minyak_jelantah
gula pasir gula_pasir
garam uyah buja
beras sphp bulog berras nasi padi
telur endog telor tellor
bawang brambang bawang_merah bawang_putih bhabang
cabai lombok cabe rawit
susu susu_formula sufor susu_kotak
daging daging_sapi has_dalam tetelan
ayam ayam_potong pitik unggas broiler
sapi lembu sapeh rojokoyo
kambing wedhus domba embek
sembako paket_sembako mi_instan mi_dan_beras sembilan_bahan_pokok kebutuhan_pokok bahan_pokok bapok
bansos blt pkh bantuan_sosial bantuan_tunai bpnt bantuan_langsung_tunai santunan rutilahu bantuan bantuan_pemerintah subsidi_warga
penerima yang_dapat yang_nerima kpm nerima
potong sunat balikin setor_balik dipangkas kurang tarik_balik harus_setor kembalikan
pilih_kasih tebang_pilih orang_dekat kerabat tidak_adil tidak_tepat_sasaran milih-milih salah_sasaran
dana_kelurahan dana_desa add uang_pembangunan duit_pembangunan anggaran apbd kas_desa kas_kelurahan dana_pembangunan uang_kampung
korupsi tilep gelapkan selewengkan makan_uang embat garong_uang dikorup tikus_berdasi fiktif makan_duit bancakan
suap sogok amplop uang_pelicin terima_duit gratifikasi uang_sogok upeti pelicin sogokan bayar
jual_beli_jabatan tarif_jabatan jabatan_dijual setor_jabatan beli_jabatan mahar jual_jabatan lelang_jabatan ada_tarif diperjualbelikan diperdagangkan setoran pakai_uang
orang_dalam titipan jalur_belakang nembak calo makelar lewat_belakang beking titip perantara main_mata
proyek garapan bangun tender lelang pengadaan
mangkrak terbengkalai tidak_selesai mandek muspro
pajak pbb pajek retribusi upeti spt cukai opsen
denda tilang kena_bayar sanksi
stnk pajak_motor pajak_kendaraan samsat plat_mati pajak_mati
sim surat_izin_mengemudi bikin_sim
ktp kartu_identitas tanda_penduduk ktp-el e-ktp identitas
kk kartu_keluarga
ijazah surat_tanda_tamat stl tanda_lulus surat_kelulusan surat_lulus sttb tamat
lulus tamat ga_lulus tidak_lulus tak_tamat
sertifikat surat_tanah shm petok_d letter_c akta
tahan sandera tidak_diberikan belum_dikasih sita kandangkan
sita angkut rampas segel kandangkan ambil_paksa derek ambil
uang_komite sumbangan spp uang_gedung iuran_sekolah biaya_sekolah uang_pangkal komite pungutan_sekolah
zonasi ppdb spmb penerimaan_siswa siswa_baru jalur_domisili masuk_sekolah
libur prei tidak_masuk belajar_di_rumah pulang_awal daring tutup_sekolah ga_masuk
bully perundungan rundung buly olok
bank atm teller cabang kas_bank kacab
nasabah tabung pemilik_rekening anggota_koperasi anggota
koperasi ksp bmt simpan_pinjam kospin
tabungan simpanan deposito celengan uang_simpanan duit_simpanan isi_rekening saldo rekening
bangkrut gulung_tikar pailit kolaps tutup_usaha kukut tumbang amblas gak_kuat_bayar kehabisan_uang likuidasi
bawa_lari_uang minggat kabur_bawa amblas uang_dibawa gelapkan tidak_kembali ga_balik dibawa_lari
dikuras ludes kuras bobol kosong
pinjol pinjaman_online utang_online paylater
utang hutang pinjaman kredit cicilan nyicil tunggakan
uang_palsu upal duit_palsu pesse_palsu uang_tiruan
tidak_berlaku ga_laku gak_laku gak_payu tidak_laku ditarik_peredaran tak_bisa_dipakai ta_paju mati hangus ga_berlaku nonaktif cabut hapus tak_berlaku
undian hadiah menang doorprize menang_undian giveaway door_prize
tautan link klik file apk situs website alamat_web url undangan_digital barcode
kuota paket_data pulsa internet_gratis
daftar isi_data registrasi isi_formulir daftarkan
elpiji gas gas_melon tabung_hijau tabung_ijo melon lpg tabung_gas elpigi tabung_tiga_kilo bright_gas
bensin pertalite pertamax bbm premium isi_bensin bahan_bakar bengsin
solar biosolar dexlite diesel bio_solar
spbu pom pom_bensin pertamina pengisian kios_bensin pertashop
brebet mogok mesin_mati mbrebet rusak_mesin mogok_di_jalan
listrik pln setrum token pulsa_listrik meteran lampu strum rekening_listrik
padam mati_lampu mati_listrik gelap_gulita peteng blackout peteng_dhedhet oglangan pemadaman petteng
pdam ledeng air_ledeng air_kran air_bersih air_minum
sumur air_sumur sumur_bor air_tanah somor
galon depot isi_ulang air_isi_ulang
sungai kali bengawan songay bantaran
sampah tpa pembuangan_sampah tps_sampah tempat_pembuangan gunung_sampah
limbah buangan cairan_pabrik air_pabrik kotoran_pabrik cemaran cemari
pupuk urea phonska npk rabuk
poktan kelompok_tani gapoktan
timbun tumpuk simpan_di_gudang borong stok_penuh sembunyikan ngumpet
langka kosong sulit_dicari hilang_dari_pasar habis antre ga_ada tidak_ada_barang susah_dicari tak_tersedia ora_ono_barang tadha
naik mahal melonjak tambah_mahal meroket mundhak ongga selangit ganti_harga jadi_mahal boros melambung mencekik naikin larang
turun anjlok jatuh_harga ga_laku murah rendah tidak_laku merosot harga_jatuh ambruk mudhun
lipat dua_kali dobel seratus_persen berlipat tiga_kali kali_lipat
setengah separuh lima_puluh_persen 50_persen
impor barang_luar dari_luar_negeri kiriman_luar kiriman_luar_negeri luar_negeri vietnam asing
phk pecat rumahkan berhentikan pemutusan_kerja diputus_kontrak kena_phk pengurangan_karyawan tutup_pabrik keluarkan putus_kontrak
gaji upah honor bayaran gajian umk umr
thr tunjangan_hari_raya uang_lebaran bonus_lebaran tunjangan
tidak_dibayar belum_cair ga_cair nunggak tanpa_dibayar ga_dibayar macet belum_dibayar gak_dibayar telat_gaji tidak_cair gak_cair
pesangon uang_pesangon
lowongan loker masuk_kerja rekrutmen kerja_di mau_kerja melamar penerimaan_karyawan lamar
tka tenaga_asing pekerja_asing wong_cino orang_cina asal_cina tiongkok chinese tenaga_kerja_asing pekerja_cina
ganti gusur_posisi ambil_alih tukar
asing bule luar_negeri orang_luar mancanegara wna ekspatriat londo warga_asing
tionghoa cina china etnis_cina wong_cino nonpribumi toko_cina chindo
madura meduro orang_madura meduroan reng_madura oreng_madura
tengger suku_tengger orang_tengger hindu wong_tengger
rohingya ungsi imigran pendatang_gelap
pribumi warga_lokal orang_kita orang_sini warga_asli wong_kene putra_daerah
pendatang luar_kota luar_daerah orang_jauh plat_luar warga_luar
gusur bongkar obrak robohkan ratakan relokasi usir tertibkan pindah eobrak
ganti_rugi kompensasi uang_ganti tali_asih ga_diganti pembebasan_lahan duit_ganti
lahan tanah sawah tegal bidang kebun ladang persil
serobot caplok rampas_tanah duduki kuasai
dijual jual beli_lahan beli pindah_tangan laku milik jadi_milik lepas edol
makam kuburan pesarean bong_cina koburan tpu pusara
bongkar_makam gali_kubur ngeduk_kubur diedhuk
ziarah sowan_makam haul nyekar
tol jalan_tol jalur_tol proyek_tol exit_tol
tower menara_seluler bts menara pemancar antena sutet sinyal radiasi
mal plasa ruko supermarket pusat_belanja mall pertokoan
pasar peken los_pasar pasaran
pelabuhan dermaga tanjung_tembaga tambatan
laut perairan segara segoro tase lepas_pantai
cantrang pukat trawl jaring_harimau pukat_tarik jaring_tarik troll
kapal perahu prao slerek tongkang tanker sampan jukung jhukong prau
bakar sulut obong hanguskan ngobong eobbar lalap_api bumi_hanguskan kobong
korsleting korslet hubungan_arus_pendek arus_pendek
sengaja ada_yang_nyuruh settingan dalang akal-akalan rekayasa skenario bukan_kecelakaan
ledak duar meledak dentuman meledug njeblug bledos dor ledakan
bom peledak bahan_peledak rakitan bungkusan_mencurigakan
teroris teror jaringan_teror isis jihadis jad
sembunyi umpet singgah persembunyian sarang bersarang ngontrak kontrakan
pki palu_arit komunis kiri komunisme
bendera simbol panji umbul-umbul
kibar dikerek pasang_bendera pasang
demo unjuk_rasa aksi turun_jalan orasi long_march protes demonstrasi ngeluruk
rusuh chaos situasi_kacau huru-hara ricuh anarkis genting
jarah rayah jarahan habisi_toko rampas_toko
jam_malam dilarang_keluar tidak_boleh_keluar ga_boleh_keluar keluyuran kena_angkut jangan_keluar jangan_keluyuran ojo_metu gak_oleh_metu
tutup_kota lockdown jalan_ditutup kunci karantina isolasi psbb jalan_masuk_ditutup portal
razia sweeping operasi geledah pemeriksaan_massal cegatan operasi_besar
tilang_elektronik etle kamera_tilang cctv kamera
lampu_merah bangjo traffic_light perempatan apil
pkb pemilu pilkada pilwali coblosan pilihan nyoblos
tps bilik tempat_nyoblos tempat_coblos
surat_suara kertas_suara kertas_coblosan kertas_pilihan surat_coblosan ballot kertas_coblos
tercoblos sudah_dicoblos berlubang coblos
kotak_suara kotak_coblosan kotak_pemilu
tukar ganti ganti_isi diijoli diganti_malam
kpu penyelenggara_pemilu kpps ppk panitia_pemilihan bos_kpu
calon paslon kubu jagoan cawali kandidat nomor_urut pasangan_calon kontestan
petahana lagi_menjabat incumbent pejabat_lama yang_menjabat masih_menjabat
serangan_fajar bagi-bagi_uang politik_uang amplop_pemilu dikasih_uang beli_suara uang_coblosan money_politic bagi_amplop
curang main_curang manipulasi penggelembungan tidak_jujur ga_fair akal-akalan
pemilih daftar_pemilih undangan_nyoblos dpt hak_pilih c6 surat_undangan
menang unggul pilih jadi
mundur turun lengser copot berhentikan ganti
gereja tempat_kebaktian rumah_ibadah_kristen tempat_ibadah_kristen kapel greja katedral
masjid musala langgar surau mushola tempat_salat masegit
kitab_suci quran mushaf kitab alquran al-quran
azan toa pengeras_suara speaker_masjid adzan
salat sembahyang jumatan salat_jumat sholat
sesat menyimpang aliran ajaran_aneh melenceng ga_wajib nyeleneh ajaran_sesat
pengikut jamaah jemaah umat murid_setia anggota_aliran
kristenisasi pindah_agama misionaris murtad baptis masuk_kristen ganti_agama pendangkalan_akidah
bagi-bagi bagi disalurkan penyaluran kasih_gratis pembagian_sembako
upacara kasada ritual adat selamatan larung sesajen hajatan_adat
izin ijin perizinan imb restu persetujuan perkenan boleh boleh_lagi diizinkan legal diperbolehkan
larang tidak_boleh ga_boleh gak_boleh tidak_dikasih_izin tolak gak_oleh cegah haram tidak_diizinkan pelarangan ta_ollé tak_boleh
silat perguruan pendekar pesilat psht setia_hati pagar_nusa ikspi terate perguruan_silat padepokan
suporter fans laskar pendukung bonek aremania tretan_bola
stadion lapangan_bola gor gelanggang
bendungan tanggul waduk dam embung pintu_air penahan_air
jebol ambrol jeblos bobol tidak_kuat_nahan pecah retak rompal
banjir air_bah banjir_bandang genangan banyu_gede luapan air_naik bena air_meluap bandang
tsunami gelombang_besar ombak_besar air_laut_naik laut_naik ombak_raksasa gelombang_tinggi air_laut
gempa lindu bumi_goyang goyang guncangan getaran skala_richter magnitudo tanah_goyang sr
letus muntah erupsi meletus batuk njebluk muntahkan_abu abu gunung_meletus
belerang gas_beracun kawah gas_kawah asap_kawah sulfur
angin puting_beliung angin_muter lesus badai angin_kencang angin_besar tornado topan
longsor tebing_runtuh tanah_ambles ambles gugur
kemarau kering kering_kerontang paceklik
kecelakaan tabrakan laka tabrak celaka adu_banteng nabrak seruduk
jurang terperosok masuk_jurang jatuh_ke_jurang blong rem_blong terguling
bus bis rombongan_wisata pariwisata study_tour karyawisata
kereta sepur ka kereta_api
anjlok keluar_jalur keluar_rel terguling
rel besi_rel bantalan jalur_kereta
jembatan kreteg leddhing titian
angkot angkutan_umum angkutan mikrolet lyn len bemo bison
ambulans mobil_sirene mobil_jenazah ambulan sirine
truk treler dump_truck fuso tronton
motor sepeda_motor roda_dua montor kendaraan
kendaraan mobil_motor unit roda_empat
buaya boyo bajul bhaja
harimau macan mbah_loreng si_loreng maung macan_tutul
ular ulo piton kobra sanca olar
monyet kera ketek kethek motak
ternak hewan_piaraan kambing_warga sapi_warga piaraan
mangsa makan_ternak terkam sergap
lepas kabur_dari_kandang berkeliaran keluar_kandang keliaran gentayangan
tumpah bocor luber tercecer merembes
cek_meteran petugas_pln petugas_listrik catat_meter
sensus pendataan data survei petugas_data cacah
sales penjual_keliling promosi demo_produk
pengemis ngemis peminta-minta pengamen gembel
tempat_ibadah rumah_ibadah pura vihara kelenteng
sedekah kotak_amal infak amal uang_masjid jariyah duit_sedekah kotak_infak
takmir pengurus_masjid marbot dkm orang_dalam
emas perhiasan kalung gelang cincin toko_emas
umrah haji ke_mekah naik_haji ke_tanah_suci berangkat_haji
pelesir jalan-jalan plesir liburan studi_banding
gudang tempat_simpan lumbung gudhang
takut resah panik wedi geger
waspada hati-hati awas jaga-jaga ngati-ati
tutup-tutupi rahasiakan sembunyikan tidak_diumumkan diam-diam ditutupi bungkam
ketahuan bongkar tertangkap_basah konangan kepergok
pemadam damkar pmk_kota mobil_api
gratis cuma-cuma tanpa_bayar ga_bayar tidak_bayar free percuma
terbatas dibatasi jatah pembatasan kuota_dibatasi cuma_boleh hanya_boleh
antre antri antrean berjubel
ramai_dibicarakan jadi_omongan rasan-rasan
kaya sugih tajir orang_kaya berduit wong_sugih soghi
miskin tak_mampu wong_cilik rakyat_kecil warga_kecil ga_mampu orang_susah mesken tidak_mampu
tanah_suci mekah arab saudi
malaysia luar_negeri tki pmi kamboja arab taiwan hongkong
tppo diperdagangkan dijual_orang jadi_budak scam_kamboja perdagangan_orang
konvoi arak-arakan iring-iringan pawai keliling_kota
sound_horeg horeg sound_system battle_sound speaker karnaval
petasan mercon bondet bledugan long
knalpot brong knalpot_brong blong blayer
balap_liar balapan trek-trekan adu_kebut kebut-kebutan trek
warung_remang kafe karaoke purel tempat_hiburan pangku
kos kontrakan rumah_kos indekos ngekos sewa_kamar
polisi_tidur portal gapura palang
toko kios warung minimarket toko_kelontong bedak
tukang_bangunan kuli_bangunan pekerja_proyek
jatuh timpa roboh runtuh ambruk rubuh
tenggelam hanyut kelelep keli kintir terseret_arus karam
sakit loro masuk_rs opname rawat gering sake
selamat lolos_dari_maut terhindar slamet
pondok pesantren ponpes asrama_santri
senior kakak_kelas kakak_tingkat pengurus_pondok
kantor kantoran balai gedung dinas
balai_kota pemkot kantor_wali_kota
gedung_dewan gedung_dprd kantor_dewan kantor_dprd
rumah omah griya bengko kediaman hunian
malam bengi malem dalu tengah_malam
malam_minggu malming sabtu_malam malem_minggu
bulan_depan wulan_ngarep bln_depan bulan_ngarep bulan_berikut
minggu_depan pekan_depan minggu_ngarep
lumpuh tidak_bisa_jalan cacat kaki_mati pincang layu difabel tak_bisa_bergerak tidak_bisa_berdiri
buta mata_rusak tak_bisa_melihat rabun kehilangan_penglihatan katarak
bisu tuli budek tidak_bisa_bicara gagu
alergi bengkak bentol biduran sesak sesak_napas
koma kritis sekarat tidak_sadar icu gawat
keguguran gugur_kandungan janin aborsi
pendarahan berdarah darah mimisan
infeksi tertular bernanah luka_busuk
berulang bekas dipakai_lagi gantian dipakai_bersama bergantian
jarum suntikan spuit alat_suntik
es balok_es es_batu es_lilin es_krim kolam
amonia gas_bocor bau_menyengat gas_kimia asap_beracun klorin gas_beracun tabung_bocor
bau busuk menyengat anyir amis becek
lagu nyanyi tembang kidung selawat musik gending dendang tembhang
pentas acara panggung tampil gelaran pertunjukan tanggapan hajatan festival remo
tari jathilan jaranan reog ludruk wayang kesenian budaya tradisi jaran_bodhag
bahasa_daerah basa_jawa basa_madura muatan_lokal bahasa_ibu
pohon wit wit-witan beringin batang kayu_besar ka-kajuan bungkana
tumbang ambruk rubuh roboh ambleg tombang
penunggu danyang dhanyang mbaureksa penghuni_gaib sing_mbaurekso
sesajen sesaji sajen sajene kembang kemenyan tumpeng
murka marah nesu ngamuk duko peggel mengamuk
markas batalyon asrama_tentara kompi barak pangkalan_militer yonif koramil_baru latihan_militer
patok ukur pengukuran pematokan plang papan
mesin otomatis robot alat_berat ekskavator bego crane
dermaga labuan pelabuhan tambatan peti_kemas bongkar_muat
lepas alih pindah_tangan serahkan jual lego kuasai dilego swasta privatisasi disewakan dikontrakkan
aktivis pegiat lsm pembela wartawan jurnalis pemerhati yang_melawan penolak kritis
lenyapkan bungkam singkirkan habisi bunuh culik mbungkem dibikin_diam
galian tambang penambang sirtu pasir pengerukan quarry tambang_pasir
truk armada dump dam_truk truk_pasir
pohon_tebang pembalakan tebang gundul kayu_jati illegal_logging
taruh letak simpan tanam pasang selipkan sebar deleh taroh pasangi tinggal
paku ranjau besi_tajam serpihan
malam_tahun_baru tahun_baru pergantian_tahun 31_desember old_and_new tutup_tahun
akhir_tahun desember tutup_anggaran bulan_satu januari tahun_depan awal_tahun
lebaran idul_fitri mudik riyoyo tellasan rebba
ramadan puasa bulan_suci tarawih poso pasa sahur bukber
kurban iduladha idul_adha hari_raya_haji
natal misa_natal 25_desember malam_kudus
imlek barongsai cap_go_meh sincia
suro satu_suro muharram grebeg
agustusan 17_agustus kemerdekaan upacara_bendera hut_ri pitulasan
hari_pasaran legi pahing pon wage kliwon
desain gambar_baru bentuk_baru seri_baru cetakan emisi motif lain_warna beda
pecahan lembar nominal uang_kertas lembaran
toko_menolak tidak_diterima tolak jangan_diterima jangan_mau tidak_mau_terima
rusak hancur bubrah remuk pecah porak_poranda rossak ancur
cetak bikin produksi gawe aghabay
palang penutup penghalang barikade blokade blokir mblokir
usir diusir diminta_pergi disuruh_pulang angkat_kaki paeyos tundhung ditundung pulangkan
nelayan_luar nelayan_andon tokang_majang andun nelayan_pendatang
rebut kuasai monopoli duduki embat caplok rampas
tolak emoh ogah tidak_setuju menentang lawan keberatan nolak ta_gellem tak_sudi
bantu tolong gotong-royong sumbang nolong
diam bungkam tidak_bertindak dibiarkan tutup_mata cuek mendiamkan
lambat telat molor lelet terlambat
setiap_malam tiap_malam saben_bengi ben_malem saban_malam
setiap_hari saben_dino ben_are tiap_hari harian
bersama-sama rame-rame bareng beramai-ramai serentak
sendirian dewekan kadhibi seorang_diri
rombongan kelompok gerombolan romongan iring-iringan
perintah suruhan instruksi titah atas_perintah disuruh
surat_edaran se edaran aturan peraturan perda kebijakan larangan ketentuan perwali
paksa terpaksa wajib diwajibkan harus kudu mesti
sukarela seikhlasnya suka_rela
uji_coba percobaan kelinci_percobaan eksperimen dicoba
chip microchip sinyal_5g pelacak gps sadap
radiasi gelombang_radio nuklir pltn radioaktif
pesawat helikopter heli drone capung_besi
balon_udara lentera layangan layang-layang
kebakaran_hutan lahan_terbakar karhutla alas_kobong
kekeruhan keruh air_kotor air_coklat butek
matikan tutup_aliran putus_aliran putus_sambungan stop_aliran dimatikan
kabel tiang trafo gardu tiang_listrik sutet
meledak_sendiri korslet charger gas_meledak tabung_meledak
rem rem_blong remnya_blong gagal_rem
mabuk_sopir ngantuk sopir_ngantuk mengantuk
lubang berlubang jalan_rusak rusak_parah jeglongan bolong
lampu_jalan pju penerangan_jalan lampu_mati gelap
genangan got_mampet saluran_buntu mampet drainase selokan gorong-gorong
rob air_pasang pasang air_laut_pasang
kolam tambak empang bozem tambhak
rumput_laut kerang rajungan teri juko ikan jhuko
perceraian cerai pegatan talak pisah
warisan tanah_waris harta_waris sangkolan
sumur_bor pompa sanyo diesel_air
kawin_paksa dijodohkan dipaksa_nikah
panti panti_asuhan yatim piatu yatim_piatu anak_yatim
lansia jompo sebatang_kara
difabel disabilitas slb berkebutuhan_khusus
posyandu kader penimbangan timbang_balita
pramuka kemah persami jambore
ujian tka_siswa ujian_akhir bocor_soal soal_bocor kunci_jawaban
seragam baju_sekolah atribut batik_sekolah
kerudung jilbab hijab cadar wajib_jilbab
rekrutmen perekrutan direkrut jadi_anggota dibaiat baiat
ceramah pengajian tausiyah khotbah kajian
ormas laskar paramiliter kelompok_massa pemuda_pancasila gp_ansor fpi
spanduk baliho poster reklame pamflet selebaran
medsos facebook tiktok instagram unggahan postingan live
rekaman video cctv foto tangkapan_layar screenshot
hacker peretas data_bocor diretas dibobol kebocoran_data
mbak_mbak tki_pulang tkw buruh_migran pekerja_migran
mundur pengunduran_diri teken_surat surat_pengunduran undur_diri lepas_jabatan tinggalkan_jabatan
pensiun purna_tugas masa_persiapan purnawirawan
mutasi dipindah_tugas pindahkan geser nonjob demosi rotasi dimutasi oper
angkat naik_jabatan promosi lantik dilantik jadi_pns jadi_asn jadi tetapkan
pegawai_tetap pns asn pegawai_negeri karyawan_tetap
honorer gtt ptt sukwan guru_bantu tidak_tetap pegawai_kontrak
tes ujian seleksi ujian_masuk pakai_ujian saringan
berselisih tidak_akur ga_akur pecah_kongsi cekcok ribut konflik bertengkar perselisihan jothakan tukaran padu
sekutu koalisi kawan rekan kongsi
protes tolak melawan membangkang tentang keberatan
hukum sanksi skors hukuman pecat turun_pangkat
temu temukan ditemukan nemu ketemu menemukan penemuan lihat dapati muncul katemmo
tulang_belulang tengkorak kerangka rangka belulang tulang
kuburan_massal makam_massal korban_massal
gali keruk ngeruk mengeruk galian ngedhuk
gerhana bulan_gelap wulan_peteng rembulan grahana
bulan_purnama malam_purnama
keguguran luruh luntur gugur_kandungan janin_mati bayi_gugur kandungan
ibu_hamil bumil wong_meteng orang_hamil perempuan_hamil hamil
melahirkan lairan bersalin lahiran partus
arisan bandar_arisan arisan_bodong arisan_online lelang_arisan
investasi bodong robot_trading skema_ponzi titip_modal kripto koin
kerugian rugi kehilangan_uang merugi tekor menelan
limbah_medis sampah_medis perban infus bekas_suntik b3 jarum_bekas
buang guwak hanyutkan mengambang ngambang kintirkan terapung
pindah boyongan hengkang pindahkan_usaha cabut tinggalkan keluar_kota relokasi kaleh
usaha pabrik perusahaan industri pt cv bisnis
sepatu sandal alas_kaki sendal
asusila begituan porno bokep mesum bugil telanjang film_biru syur video_panas
smk stm sekolah_kejuruan anak_teknik
kapal_penumpang taksi_laut perahu_penyeberangan kapal_cepat kapal_motor speedboat penyeberangan nyebrang feri
berhenti_beroperasi tidak_jalan ga_jalan tidak_beroperasi mandek stop_jalan tutup_layanan berhenti
tarif ongkos karcis tiket biaya
ibadah_haji calon_jemaah jemaah_haji jch kloter
sapi_kurban lembu_qurban hewan_kurban qurban
kolam_renang pemandian waterpark tempat_renang umbul
granat mortir bom_nanas peninggalan_perang peluru_tua bahan_perang
got selokan saluran_air parit gorong_gorong kalen
data_pribadi data_bocor data_warga data_nasabah data_kita
semester_depan tahun_ajaran
angkutan_sekolah bus_sekolah angkutan_gratis antar_jemput
anggaran dana_habis tidak_ada_anggaran kas_kosong
tidak_busuk awet tahan_lama ga_busuk
resep obat_salah salah_obat salah_resep malapraktik
paket kiriman_paket dus kotak kardus bingkisan
warung_kopi warkop kedai angkringan giras
air_keras cairan_kimia soda_api nyiram siram cuka
melepuh mlocot luka_bakar kulit_mengelupas
jembatan_penyeberangan jpo
goyang miring hampir_roboh retak doyong rapuh
salah_tangkap bukan_orangnya korban_salah
oli_tumpah tumpahan_minyak minyak_kapal minyak_hitam
pantai pesisir bibir_pantai
pecah ambyar retak hancur remuk
kaca jendela cendela
stok persediaan kosong habis
kutukan apes sial bala tulah kuwalat bencana pertanda pratanda tanda_alam firasat alamat
pintu_ke_pintu door_to_door keliling_rumah rumah_ke_rumah
tembakau mbako bako rajangan
harga_murah nawar_murah dibeli_murah ditawar_murah jatuh tengkulak
irigasi banyu_sawah air_sawah rebutan_air dam_sawah jatah_air
saling_serang perang_desa perang_kampung baku_serang
pewarna wenter pewarna_tekstil rhodamin celup
punk anak_punk gerandong vespa_gembel anak_rambut_merah
pelajar siswa anak_sekolah anak_smp anak_sma anak_smk
digabung dijadikan_satu dijadiin_satu lebur satu gabung satu_atap
dipecah dimekarkan pisah pemekaran
tamu bertamu kunjungan inapan
aturan peraturan larangan ketentuan perwali perda edaran
lahir lair ngelairno
anak_sapi pedet gudel belo
kepala_dua sirah_loro dua_kepala cacat_lahir
menangis_darah keluar_darah getih mengeluarkan_darah
patung arca tugu reca
ramal ramalan kata_orang_pintar terawang jangka_jayabaya
hujan_meteor benda_langit cahaya_aneh ufo bintang_jatuh
kiai_meninggal ulama_wafat
penyakit_aneh sakit_misterius sakit_tak_jelas
kulit gatal bisul koreng gudik
gigi mata telinga hidung
kerja_paksa romusha lembur tanpa_libur
upah_murah gaji_kecil di_bawah_umk
anak_buah pekerja bawahan staf
tunggakan tungak tagihan tagihan_ga_kebayar belum_bayar nunggak telat_bayar
diputus cabut diputus_sambungan
pungutan iuran tarikan sumbangan tari
sekongkol kerja_sama kongkalikong main_mata pat-gulipat
tutup_mata dibiarkan tidak_ditindak pembiaran kebal_hukum dilindungi beking
hilang_kendali oleng selip slip
terjebak terkurung terperangkap
penuh sesak membludak overload membeludak
sepi kosong_pembeli tak_laku mangkrak
bangun diri berdiri bikin ngedegno
rumah_mewah omah_loji rumah_gedong gedongan vila magrong-magrong
mobil_mewah pajero fortuner alphard mobil_baru
kakus jamban wc toilet
sumbangan_masjid amal_jariyah
khitan sunatan supit
pernikahan kawinan manten hajatan mantenan
kematian layatan takziah
wali_murid paguyuban_orang_tua
beasiswa kip pip bantuan_siswa
seragam_gratis kain_seragam
bus_wisata elf_wisata
parkir_liar parkiran retribusi_parkir narikin_parkir
terminal pangkalan_bus agen_bus
stasiun emplasemen
bandara lapangan_terbang
angkringan kuliner tenda_makan
restoran rumah_makan depot warung_makan
air_terjun madakaripura coban
gunung_bromo kaldera lautan_pasir kasada
penyu lumba-lumba hiu paus
hiu iwak_cucut
tawon lebah
nyamuk lamuk rengit
lalat laler
burung manuk kicauan
kambing_hilang sapi_hilang pencurian_ternak maling_sapi maling_lembu
racun_ikan strum_ikan potas_ikan setrum_ikan
sabung_ayam adu_ayam tajen
merpati dara doro
mogok ngambek berhenti_kerja tidak_jalan tidak_narik ogah_kerja stop_kerja
sampah limbah_rumah uwuh rereget
suap bayar sogok main_sabun atur_skor pengaturan_skor
kalah tumbang keok kebobolan
menang juara unggul
kering asat surut keset susut
mendadak tiba-tiba ujug-ujug sekonyong-konyong dadakan
petir bledeg gludug halilintar geludug samber sambar
parkir naruh_motor titip_motor titip_kendaraan jukir
bayi orok jabang_bayi newborn jabangbayi
buang telantarkan tinggalkan guwak nguwak letakkan
kardus dus kerdus peti
musala langgar surau
kesurupan kemasukan_jin kerasukan kemasukan_setan teriak-teriak
mati_mendadak mati_kabeh mati_tanpa_sebab
emas_palsu sepuhan imitasi suasa
kakek mbah tuwek tua_bangka simbah
nikahi rabi kawin nikah akad
meteran kwh token_listrik kilometer_listrik
lepas copot cabut bongkar copoti
pelanggan konsumen kita_semua pengguna pakai
tabrak tumbur ketumbur seruduk senggol hantam benturan
tanker kapal_minyak tongkang kapal_besar
preman jagoan gali centeng tukang_palak
kuasai pegang duduki dipegang kendalikan cengkeram
salat_jenazah sembahyangno sembahyang salat
kerja_bakti gotong_royong sambatan resik-resik bersih_desa
amblas ambles turun_tanah longsor anjlok_tanah
ilmu_kebal kadigdayan kanuragan kesaktian kebal jaduk
ajarkan pengajar ngajari ajaran pelajaran perguruan belajar
emas logam_mulia antam perhiasan gelang kalung
caleg calon_dewan calon_legislatif gagal_jadi_dewan
tarik_kembali dibongkar_lagi diminta_kembali diambil_lagi balikin dicabut_lagi
bawaslu pengawas_pemilu panwas panwascam
bermalam nginep inap tidur_di
minimarket toko swalayan indomaret alfamart toserba
kampus universitas unzah politeknik perguruan_tinggi
roti kue biskuit wafer
lempar timpuk uncal batu_dilempar
penumpang
sertifikat surat_tanah buku_tanah hak_milik akta
elektronik digital online daring
mi mi_instan mie indomie
lilin lapisan zat_lilin
sengat kesetrum setrum tersengat
tegangan_tinggi sutet kabel_besar gardu
kantor_pos pos_indonesia lewat_pos
gelapkan tilep embat makan_uang
kembar anak_loro
pesta sabu party kumpul-kumpul
kos kos-kosan kontrakan indekos
wisatawan turis pelancong kunjung tamu
dicari cari hilang ga_balik tidak_kembali
lautan_pasir kaldera segara_wedi pasir_berbisik
hujan_abu abu_vulkanik abu_gunung
tidak_boleh_diminum ga_boleh_diminum cemar beracun
bocorkan bocorin jual_data sebarkan_data sebar
penipu tukang_tipu komplotan_penipu pelaku_penipuan
upacara apel_pagi
ambruk jatuh pingsan roboh semaput
olahraga penjas penjaskes pjok senam
stiker tempelan tulisan tempel tempeli cap label
keluarga_miskin keluarga_tidak_mampu gakin keluarga_ga_mampu
gerobak rombong lapak grobak
tebusan bayar_tebus uang_tebus tebus
jemaah_umrah umroh rombongan_umrah ke_mekah
biro_perjalanan travel agen_perjalanan biro_umrah biro
gagal_berangkat batal_berangkat telantar
tambak empang kolam_udang tambak_udang
udang urang vaname
asin payau
gudang simpanan tempat_simpan
beking dilindungi dijaga_aparat melindungi
aparat oknum seragam baju_dinas
kelelawar codot kalong lowo
kebun ladang tegalan pekarangan
""".strip()
