# ruff: noqa: E501
"""Words of trouble: what kind of text, which issue, which dimension, how bad. Data only."""

# category | topic | terms. A topic is what a coordination meeting would note as one point.
ISSUES = """
politics_election|pilkada dan pemilu|pilkada*;pemilukada;pemilu;pilgub;pilwali;pilwalkot;pilbup;pilpres;pileg;pilkades;pemilihan umum;pemilihan kepala daerah;pemilihan wali kota;pemilihan walikota;pemilihan bupati;pemilihan gubernur;pesta demokrasi;pemungutan suara;coblosan;tps;masa tenang;kampanye pilkada;kampanye pemilu;kampanye hitam;black campaign;paslon;pasangan calon;logistik pilkada;logistik pemilu;surat suara;daftar pemilih;hak pilih;rekapitulasi suara;quick count;sengketa hasil;alat peraga kampanye;apk liar
politics_election|netralitas asn|netralitas;netral;asn tidak netral;aparatur tidak netral
politics_election|politik uang|politik uang;money politic*;serangan fajar;bagi bagi sembako
politics_election|polarisasi politik|pendukung paslon;polarisasi;adu domba politik;gesekan antarpendukung;gesekan antar pendukung;tim sukses
crime|pencurian ternak|pencurian ternak;pencurian hewan ternak;pencurian sapi;curwan;maling sapi;maling ternak;maling kambing;sapi hilang;kambing hilang;ekor sapi;ekor kambing;ternak hilang;sapi milik
crime|pencurian|pencurian*;maleng;maleng sape;ekeco;ekeco';keco';kelangan;kecolongan;ilang;pembobol;gondol;bobol;komplotan;mencuri;dicuri;curat;curas;curanmor;curian;maling;pencuri;kemalingan;pembobolan;dibobol;membobol;copet;jambret*;penjambretan;dijambret;motor hilang;motor raib;digondol;raib;gasak;menggasak;pencurian kabel;colong;dicolong;malingan
crime|begal dan perampokan|begal*;pembegalan;dibegal;perampok*;dirampok;merampok;rampok
crime|penganiayaan dan pengeroyokan|penganiayaan;dianiaya;menganiaya;pengeroyokan;dikeroyok;mengeroyok;pembacokan;dibacok;membacok;penusukan;ditusuk;menusuk;carok;penikaman;ditikam;pemukulan;dipukuli;kekerasan fisik
crime|pembunuhan|pembunuhan;dibunuh;membunuh;ditemukan tewas;mayat;jasad
crime|penculikan|nyulik;nyulik bocah;mau diculik;penculikan;diculik;menculik;penculik
crime|kekerasan seksual dan anak|pencabulan;cabul;mencabuli;pemerkosaan;perkosaan;diperkosa;memperkosa;pelecehan seksual;kekerasan seksual;kekerasan terhadap anak;kekerasan terhadap perempuan;kdrt;perundungan;bullying;persetubuhan
crime|penipuan|kena tipu;ngapusi;dikuras;tautan palsu;link;penipuan;tertipu;menipu;penggelapan;investasi bodong;arisan bodong;uang palsu;pinjol ilegal;judi online;judol;perjudian;judi;sabung ayam;togel
crime|korupsi|korupsi;tipikor;pungli;pungutan liar;suap;gratifikasi
crime|senjata tajam|senjata tajam;sajam;celurit;senjata api;senpi;bom ikan;bondet;bondet;petasan berdaya ledak
crime|kriminalitas umum|kriminalitas;tindak kriminal*;tindak pidana;aksi kriminal*;kejahatan;tindak kejahatan;pemerasan;memeras;pembakaran;penadah;rokok ilegal;perdagangan orang;tppo
communal_identity_religion|kerukunan umat beragama|intoleransi;intoleran;penolakan rumah ibadah;pendirian rumah ibadah;pembangunan gereja;penolakan gereja;penolakan pembangunan masjid;izin rumah ibadah;rumah ibadah;tempat ibadah;aliran sesat;ajaran sesat;aliran kepercayaan menyimpang;penistaan agama;penodaan agama;ujaran kebencian;sara;isu sara;konflik agama;konflik antarumat;kerukunan umat beragama;ahmadiyah;syiah;moderasi beragama;pembubaran ibadah;pembubaran pengajian;penolakan pengajian;penolakan ustaz;perusakan gereja;merusak gereja;merusak masjid;merusak musala;gereja dirusak;masjid dirusak;penyerangan masjid;penyerangan gereja;berbeda aliran;beda aliran;beda agama;berbeda keyakinan;perusakan masjid;perusakan makam;makam dirusak
communal_identity_religion|konflik antarkelompok|konflik suku;konflik etnis;antarsuku;antar suku;antaretnis;antar etnis;rasis;rasisme
land_resource|sengketa lahan|perkebunan;plasma;pagar beton;hak guna usaha;hgu;lahan garapan;menduduki lahan;bentrok lahan;memperebutkan sawah;ternak lepas;gembala;jaring;jaring kejer;pukat;trawl;rumpon;zona tangkap;daerah tangkapan;truk tambang;tambang pasir;sirtu;galian;penambangan;pengerukan;pengerukan pasir;reklamasi;penebangan;wates pekarangan;wates kebon;pasulayan;tanah wakaf;ukur ulang;arebbhu;aeng saba;banyu sawah;rebutan banyu;mata air;sumber air;sumur bor;waris;sengketa lahan;sengketa tanah;sengketa batas;sengketa agraria;konflik lahan;konflik agraria;konflik tanah;penggusuran;digusur;penyerobotan;serobot*;pembebasan lahan;ganti rugi lahan;tanah ulayat;tapal batas;batas wilayah;eksekusi lahan;eksekusi rumah;sengketa aset;tanah kas desa;penolakan tambang;tambang liar;tambang ilegal;galian c;pertambangan tanpa izin;alih fungsi lahan;mafia tanah;sengketa waris;perebutan air;irigasi;rebutan air;berebut air;cekcok air;cantrang;alat tangkap;batas tanah;patok tanah;rebutan lahan;perebutan lahan
economic_labour|ketenagakerjaan|buruh;pekerja kontrak;gaji;gaji belum dibayar;upah lembur;lembur;uang lembur;pemogokan;berhenti bekerja;disnaker;nasabah;tabungan;narik duit;tarik tabungan;bank bangkrut;bangkrut;pailit;koperasi;investasi;phk;pemutusan hubungan kerja;upah;umk;ump;mogok kerja;pesangon;hari buruh;may day;serikat pekerja;thr belum;thr tidak;tunjangan hari raya;outsourcing;pengangguran;pekerja asing;tenaga kerja asing;aksi mogok;mogok massal;mogok makan;dirumahkan;bipartit;tripartit;sopir angkot mogok;serikat buruh
economic_labour|harga dan pangan|kenaikan harga;harga jual;harga daging;harga gabah;harga bawang;harga telur;harga minyak;harga jatuh;harga anjlok;harga di tingkat petani;tingkat petani;biaya produksi;tengkulak;meroket;anjlok;solar;solar subsidi;pertalite;jeriken;jerigen;spbu;spbun;spbn;eceran tertinggi;dibatasi;stok abis;stok habis;tembakau;potongan timbangan;timbangan;telur palsu;endog palsu;beras plastik;bawang merah;rebutan beli;borong;pupuk;kuota;tarif angkutan;harga naik;harga bahan pokok;harga sembako;harga pangan;harga beras;harga cabai;kelangkaan;langka;inflasi;elpiji;lpg;gas melon;bbm naik;harga bbm;antre bbm;antrean bbm;penimbunan;minyak goreng;pupuk langka;pupuk bersubsidi;pupuk subsidi;gagal panen;stok pangan;stok bahan pokok;ketersediaan pangan;bahan pokok;pasar murah;relokasi pedagang;menolak relokasi;pedagang menolak;harga cabai;gas melon;elpiji kosong;lpg kosong;gas kosong;bbm kosong;operasi pasar
economic_labour|kemiskinan dan bantuan|kemiskinan;stunting;bantuan modal;kredit macet;pinjaman
disaster_weather|banjir|banjir*;air sungai;air masuk;air naik;debit air;pintu air;dam;bendungan;waduk;air bah;kali meluap;jebol;tanggul;plengsengan;banyu mlebu;banyu kali;banyune;toyanipun;aeng songay;aeng maso;aengnga;aeng la;kebanjiran;rob;genangan;tergenang;terendam;meluap;luapan;normalisasi selokan;normalisasi sungai;tanggul jebol;selokan;gorong gorong;saluran air;drainase
disaster_weather|cuaca ekstrem|cuaca ekstrem;cuaca ekstrim;cuaca buruk;hujan deras;hujan lebat;curah hujan;angin kencang;puting beliung;angin puting;pohon tumbang;gelombang tinggi;musim hujan;musim penghujan;hidrometeorologi;iklim dan cuaca;kondisi cuaca;angin gending;petir;badai;gelombang tinggi;ombak tinggi;pasang tinggi
disaster_weather|longsor dan gempa|longsor*;tanah longsor;gempa*;erupsi;tsunami;letusan;lahar;abrasi;tanah gerak;tanah bergerak;likuefaksi
disaster_weather|kebakaran|kebakaran*;terbakar;karhutla;si jago merah;dilalap api;kobaran api;ludes;kobongan;kobong;kebakar;kebakarn;dilahap api;hangus terbakar
disaster_weather|kekeringan|kekeringan;krisis air bersih;kemarau;kesulitan air bersih;droping air;dropping air
disaster_weather|bencana umum|bencana alam;bencana;kebencanaan;rawan bencana
health_disease|penyakit menular|wabah*;penyakit;dbd;demam berdarah;covid*;corona;pandemi;klb;kejadian luar biasa;diare;campak;difteri;leptospirosis;tbc;tuberkulosis;hiv;hepatitis;chikungunya;flu burung;rabies;pmk hewan;penyakit mulut dan kuku;omicron;vaksin*;polio;hfmd;imunisasi;esuntik;suntik;pmk;gejala pmk;cacar;cacar air;gigitan anjing;digigit anjing;jentik;fogging;pengasapan;db;kasus db;demam;batuk;ispa;malaria;kusta;gizi buruk;oplosan;minuman oplosan
health_disease|keracunan|keracunan*;muntah muntah;muntah2;muntah;mual;mual muntah;mual dan muntah;basi;berlendir;kejang;diinfus;pusing dan muntah
health_disease|orang dengan gangguan jiwa|bunuh diri;gantung diri
communal_identity_religion|perguruan silat|perguruan silat;perguruan pencak silat;pencak silat;pesilat;antarpesilat;antarperguruan;pendekar;psht;pagar nusa;ikspi;setia hati;winongo;silat;pencak;suroan
communal_identity_religion|kehidupan beragama|takmir;kebaktian;jemaat;jemaah terbelah;salat jumat;aliran;sesat;kiblat;tadarus;tempat ibadah sementara;rumah doa;rumah kebaktian;penodaan;toleransi;keyakinan;antarumat;lintas agama;dua kubu pengurus;pendeta;kampung adat;negeri adat;pertikaian suku;kelompok suku;pertikaian
public_order|unjuk rasa|unjuk rasa;unras;berunjuk rasa;demonstrasi;demo;aksi damai;aksi massa;pengunjuk rasa;pendemo;long march;orasi;menggeruduk;digeruduk;geruduk;penyampaian aspirasi;aksi protes;warga protes;memprotes;menolak keras;menggelar aksi;massa aksi;membakar ban;bakar ban;memblokade*;memblokir;blokade;aksi di depan;turun ke jalan;segel kantor;menyegel
public_order|tawuran dan perkelahian|tawuran;lempar batu;saling lempar;saling lempar batu;lempar2an;lempar lemparan;uncal2an;uncal uncalan;tokar;saling serang;saling kejar;panah wayer;anak panah;busur panah;balas dendam;main keroyok;perkelahian;berkelahi;ribut;ributan;gegeran;bentrok*;kericuhan;ricuh;kerusuhan;rusuh;keributan;gangster;geng motor;perang sarung;konvoi;suporter ricuh;gesekan;tukaran;gelut;gelutan;atokar;tokaran;gesekan antarkelompok;gesekan antar kelompok;adu jotos;baku hantam;keroyokan;konvoi
public_order|minuman keras|miras;minuman keras;minuman beralkohol;mihol;arak;mabuk*;pesta miras;tuak
public_order|kaki lima dan penertiban|pkl;lapak;juru parkir;pedagang liar;pedagang kaki lima;angkringan;penertiban;ditertibkan;bangunan liar;reklame liar;gepeng;gelandangan;pengemis;anak jalanan;anjal;anak punk;pengamen;prostitusi;lokalisasi;psk;kos mesum;tempat hiburan malam;karaoke;warung remang
public_order|premanisme|meriam bambu;musik keras;suara musik;subwoofer;sound system;preman*;debt collector;mata elang;matel;premanisme;pengeras suara;sound horeg;petasan;mercon
public_order|keresahan lingkungan|orang tak dikenal;orang tidak dikenal;orang mencurigakan;otk;tiyang mboten dikenal;wong ora dikenal;wong gak dikenal;meresahkan warga;meresahkan masyarakat;gangguan kamtibmas;gangguan keamanan;gangguan ketertiban;main hakim sendiri;santet;dukun santet;tenung;vandalisme;corat coret;perusakan;merusak fasilitas;dirusak;dirusak orang
rumour_hoax|hoaks|hoaks;hoax;berita bohong;kabar bohong;disinformasi;misinformasi;berita palsu;informasi palsu;pesan berantai;kabar palsu;provokasi;provokatif;tidak benar adanya;informasi menyesatkan;informasi yang tidak benar;isu yang tidak benar;kabar yang beredar;isu yang beredar;kabar burung;desas desus;media sosial;medsos;fitnah;rumor
governance_service|pelayanan publik|tanpa air bersih;air bersih;belum diperbaiki;tak kunjung diperbaiki;rusak bertahun tahun;proyek mangkrak;mangkrak;belum tersambung;belum juga tersambung;sinyal;ambulans;usulan relokasi;kenaikan pbb;pbb;pajak;pdam;retribusi;pelayanan kesehatan;puskesmas tutup;guru honorer;perbaikan jalan;jalan hancur;pelayanan publik;layanan publik;pelayanan buruk;pelayanan lambat;antrean panjang;air mati;air pdam;listrik padam;pemadaman listrik;jalan rusak;jalan berlubang;jembatan rusak;jembatan ambrol;jembatan putus;kerusakan jalan;infrastruktur rusak;pembangunan tower;menara telekomunikasi;penolakan tower;tower bts
governance_service|bantuan dan data penerima|bansos;bantuan sosial;blt;pkh;rutilahu;daftar penerima;data penerima;nama penerima;penerima bantuan;daftar bantuan;penyaluran bantuan tidak;salah sasaran;tidak tepat sasaran;tumpang tindih;penerima ganda
governance_service|penerangan jalan|penerangan jalan*;pju;lampu jalan;lampu penerangan;minim penerangan
governance_service|sampah dan lingkungan|sampah;limbah;pencemaran;bau busuk;tpa;kebersihan lingkungan;kebersihan dan;pelestarian lingkungan;polusi
governance_service|makan bergizi gratis|mbg;makan bergizi gratis;makan bergizi;sppg
governance_service|tata kelola pemerintahan|dana desa;transparansi anggaran;mosi tidak percaya;pelantikan ditolak;kinerja kepala desa;kades didemo;copot kepala desa;ppdb;spmb;seleksi perangkat desa;honorer;izin usaha;menara;tower;tiang provider;kabel semrawut
drugs|narkoba|narkoba*;narkotika;sabu;sabu sabu;paket sabu;nyabu;tramadol;ganja;pil koplo;ekstasi;obat keras;obat terlarang;okerbaya;trihexyphenidyl;trex;dobel l;double l;penyalahgunaan obat;pengedar;bandar narkoba
separatism_terror|radikalisme dan terorisme|radikalisme;radikal;terorisme;teroris*;ekstremisme;ekstremis;bom;bom bunuh diri;ledakan bom;densus;separatis*;makar;khilafah;nii;isis;eks napiter;napiter;bendera bulan sabit;organisasi terlarang;bendera rms;bintang kejora
traffic|kemacetan dan parkir|parkir mobil;antrean kendaraan;macet total;parkirnya;perlintasan;palang pintu;titik macet;jalur mudik;kemacetan;macet;parkir liar;parkir sembarangan;juru parkir liar;kendaraan odol;truk odol;odol;kantong parkir;arus mudik;arus lalu lintas;penyempitan jalan;rekayasa lalu lintas;arus kendaraan;parkir di bahu jalan;tak parkir;dilarang parkir;kendaraan melanggar
traffic|kecelakaan|tabhra'an;rem blong;hantam;kecelakaan*;laka lantas;lakalantas;tabrakan;tabrak lari;tertabrak;ditabrak;menabrak;terserempet;laka;laka maut;adu banteng;tabrak*
traffic|balap liar|balap liar;balapan liar;knalpot brong;knalpot bising;trek trekan;kebut kebutan
other|orang hilang|orang hilang;hilang sejak;tenggelam;terseret arus;hanyut;pencarian korban;tersesat
public_order|tawuran dan perkelahian|klitih;balap sarung;balap lari;saling pukul;bus suporter;perang petasan
public_order|minuman keras|moke;ciu;sopi;cap tikus;ballo;miras oplosan;pesta arak
separatism_terror|pelanggaran perbatasan|batas negara;garis batas negara;patok batas negara;pilar batas;negara tetangga;negeri seberang;kapal ikan asing;kapal asing;perahu asing;pelintas batas;penyelundup senjata;penyelundup amunisi;penyelundupan senjata;senjata selundupan;drone tak dikenal;drone asing
separatism_terror|kelompok bersenjata|kelompok bersenjata;kelompok kriminal bersenjata;kelompok separatis;kkb;kontak tembak;baku tembak;kontak senjata
separatism_terror|penolakan ideologi negara|menolak dasar negara;mengganti dasar negara;dasar negara;menolak pancasila;mengganti pancasila;hormat bendera;thogut;thoghut;taghut;takfiri;baiat;palu arit;negara agama;mendirikan negara;bahan peledak rakitan;merakit bahan peledak
politics_election|sengketa partai dan jabatan|kepengurusan ganda;pengurus partai;kantor partai;ketua dpc;rebutan jabatan;kotak suara;calon kades;cakades;bakal calon;panitia pilkades
health_disease|penyakit menular|antraks;flu babi;lsd;kedaluwarsa;kadaluwarsa
land_resource|sengketa lahan|batas sawah;batas kebun;batas kebhun;petok d;fasum
governance_service|pelayanan publik|blanko;puskesmas pembantu tutup;tutup terus;lampu jalan mati;atap sekolah;atap kelas;toilet mampet;antrean rujukan;zonasi;tanpa dokter;perangkat desa mogok
other|satwa liar|buaya;ular piton;ular kobra;harimau;kera liar;monyet liar;anjing liar;kerbau liar;gajah liar;beruang;sarang tawon;diserang kera;kawanan kera;kera ekor panjang;kawanan monyet;disengat lebah
other|benda peledak lama|mortir;granat;peluru tajam;amunisi;bom udara;peluru aktif;benda diduga bom;sisa perang
other|kecelakaan kerja dan musibah|kecelakaan kerja;pekerja jatuh;jatuh dari lantai;jatuh dari atap;jatuh ke sumur;terpeleset ke jurang;tersetrum;tersengat listrik;tersambar petir;tertimpa tembok;hilang kontak;belum kembali melaut;odgj ngamuk;odgj mengamuk;anak hilang;linglung
crime|penipuan|gendam;digendam;nggendam;hipnotis;dihipnotis;pesanan palsu;order fiktif;tiket palsu;petugas gadungan;lowongan palsu;kode otp;obat tidur;dibius;menguras rumah;rumah dikuras
crime|korupsi|dana hibah;diselewengkan;penyelewengan;dikorupsi
crime|pencurian|kecurian;nyolong;ngutil;mengutil;curi meteran;curi burung;burung hilang;sandal hilang;helm hilang
governance_service|pelayanan publik|blangko;loket ditutup;loket tutup;atap bocor;tanpa guru;guru kosong;kekurangan guru;uang seragam;pungutan sekolah;jalan gelap;gelap gulita;lampu mati;lampu padam;lampu dalan;lampu dhalan;aspal mengelupas;air keruh;air tidak mengalir;aliran air;banyu ledeng;surat rujukan;antrean pasien;antrean obat;antre obat;obat kosong;obat habis;kamera mati;cctv mati;tower mati;bidan desa;dokter tidak ada;jalan becek;jalur penyelamat;putus sekolah
public_order|tawuran dan perkelahian|geng remaja;baku pukul;saling dorong;saling ejek;saling tantang;saling kejar kejaran;gelut massal
public_order|penjarahan|bom molotov;molotov;penjarahan;dijarah;menjarah;perusuh;mau rusuh;bikin rusuh
public_order|kaki lima dan penertiban|tanpa surat nikah;bukan suami istri;mesum;pelajar bolos;jukir liar;jukir
traffic|kecelakaan|atabra'an;atabrakan;nabrak;ketabrak;nubruk;kesrempet;adu moncong;laka tunggal;truk ngebut;bus ngebut;ugal ugalan
disaster_weather|cuaca ekstrem|laka laut;perahu terbalik;perahu karam;kapal karam;kapal terbalik;talud ambrol;talud longsor;talud;udan angin;angin nemor;pohon roboh
disaster_weather|kebakaran|titik api;lahan terbakar;kebakaran lahan;kabut asap
health_disease|penyakit menular|formalin;boraks;ternak mati;kambing mati;sapi mati;ayam mati;wedhus mati;wedus mati;unggas mati
land_resource|sengketa lahan|pembagian air;giliran air;jatah air;jalur tangkap;wilayah tangkap;penambang emas;tambang emas;tanah uruk;saling klaim;surat tanah;tanah makam;batas kampung;batas desa;tukar guling;tanah negara;tanah aset
economic_labour|ketenagakerjaan|ojek daring;ojek online;trayek baru;becak motor;upah dipotong;gaji dipotong;gaji telat;honor belum;honor linmas;pekerja migran;simpanan anggota;gagal bayar;rentenir
economic_labour|harga dan pangan|minyakita;tidak melaut;tak melaut;rega rabuk;rabuk;rega munggah;arghana onggha;kedelai;perajin tempe
communal_identity_religion|konflik antarkelompok|dua suku;antarmarga;dua marga;suku perantau;hinaan antarperguruan
communal_identity_religion|kehidupan beragama|mengafirkan;mengharamkan;menyalahkan amalan;pengurus masjid;pengurus gereja;rumah ibadat
separatism_terror|penolakan ideologi negara|menolak upacara;bendera hitam;membenci pancasila;membenci dasar negara;seruan khilafah
separatism_terror|pelanggaran perbatasan|kapal riset;kapal tanpa lampu
politics_election|pilkada dan pemilu|calon klebun;pemilihan klebun;petugas tps;petugas kpps;petugas pps;hitung ulang;nyoblosin;alat peraga
rumour_hoax|hoaks|rekaman suara;pesan suara;video lama;kabar lama;selebaran gelap;akun anonim;surat kaleng
other|kecelakaan kerja dan musibah|kelelep;kecebur;tertimbun;pekerja tertimpa;jatuh dari lantai;jatuh dari pohon;ghaggar ka somor;odgj;gangguan jiwa;bangunan runtuh;gedung runtuh
crime|pencurian|pecah kaca;dikuras habis;ludes dikuras
public_order|tawuran dan perkelahian|adu pukul;saling gebuk;saling bacok
economic_labour|ketenagakerjaan|uang tunggu;bonus tidak cair;bonus tak cair;bonus tdk cair;bonus belum cair;upah tak dibayar;gaji tak dibayar;belum gajian
economic_labour|harga dan pangan|sewa kios;sewa lapak;sewa los;dagangan sepi;pasar sepi;sepi pembeli
land_resource|sengketa lahan|tumpang tindih surat;tumpang tindih lahan;tumpang tindih sertifikat;tumpang tindih hgu;sempadan;patok dicabut;pembalakan;air asin;bom ikan;setrum ikan;menyetrum ikan;potas;racun ikan;ganti rugi tanah;ganti rugi rumah
governance_service|pelayanan publik|air akan mati;byarpet;lampu gang;lampu lorong;sinyal telepon;air tangki;bangku kosong;kabel wifi;dermaga lapuk;layanan lumpuh;loket rusak
governance_service|bantuan dan data penerima|tidak menerima bantuan;belum menerima bantuan;bantuan belum;tidak dapat bantuan;data ganda;bantuan pangan dipotong;bantuan dipotong
separatism_terror|kelompok bersenjata|pos jaga diserang;menyerang pos;pos diserang
disaster_weather|longsor dan gempa|gunung meletus;mau meletus;awan panas;tebing retak;tebing runtuh
public_order|tawuran dan perkelahian|bentrok antarwarga;bentrok antar warga;bentrokan antarwarga;bentrok warga;perang kampung;antarkampung;antar kampung;antardesa;bentrok antarkelompok;perang kelompok;perang batu;perang busur;perang antarkelompok
crime|kriminalitas umum|tanpa pita cukai;tanpa cukai;rokok polos;obat bius;bius
drugs|narkoba|pel koplo;ngenom pel;pil daftar g;alat isap sabu
governance_service|pelayanan publik|kartu identitas;hidran;tidak merata;tak merata;air bersih habis;sungai berbusa;bau kandang;bekas limbah;layanan tersendat;pelayanan tersendat
economic_labour|harga dan pangan|kenaikan tarif;tarif angkut;kehilangan pendapatan;pendapatan turun;harga anjlok;arghana bhako
communal_identity_religion|kehidupan beragama|penolakan kegiatan pengajian;penolakan ceramah;pengajian tamu;musala baru
other|satwa liar|olar saba;ular sawah
"""
DIMENSION_OF = {
    "politics_election": "politik",
    "crime": "keamanan",
    "communal_identity_religion": "sosial",
    "land_resource": "ekonomi",
    "economic_labour": "ekonomi",
    "disaster_weather": "sosial",
    "health_disease": "sosial",
    "public_order": "keamanan",
    "rumour_hoax": "sosial",
    "governance_service": "sosial",
    "drugs": "keamanan",
    "separatism_terror": "keamanan",
    "traffic": "keamanan",
    "other": "sosial",
}
DIMENSION_BY_WORD = tuple(
    (category, tuple(words.split(";")), dimension)
    for category, dimension, words in (
        line.split("|")
        for line in """
separatism_terror|pertahanan|batas;asing;seberang;wna;pelintas;pertahanan;separatis;makar;bintang kejora;opm;kkb;kelompok bersenjata;prajurit;tentara;tembak;amunisi;penyelundup;senjata;drone;kapal;pelampung;dermaga;kedaulatan
separatism_terror|ideologi|radikal;khilafah;ideologi;ekstrem;terlarang;pancasila;dasar negara;hormat;bendera;baiat;jaringan;simpatisan;selebaran;lambang;negara
separatism_terror|keamanan|bom;ledak;teror;densus;dibakar;diserang
separatism_terror|ideologi|
communal_identity_religion|ideologi|sesat;khilafah;pancasila;sila pertama;hukum negara;mengharamkan;mengafirkan;membuang ktp;1 juni
communal_identity_religion|budaya|bahasa;aksara;budaya;tradisi;adat;sesaji;sesajen;palinggih;ogoh-ogoh;karapan;gamelan;gending;tarian;tari ;ritual;ruwatan;mantra;leluhur;keramat;juru kunci;situs;lagu;karnaval;pawai;patrol keliling;urutan barisan;syair;baleganjur
communal_identity_religion|keamanan|molotov;dirusak;merusak;dilempari;keributan;gelut;dua suku;antarsuku;antarmarga;bersitegang;saling pukul;pesilat;silat;pendekar;perguruan;bentrok;tukaran;tokar;serang;lempar;keribut;ricuh;tikai;gesekan;dibakar;parang
land_resource|budaya|makam;setra;leluhur;ulayat;adat;sagu
land_resource|pertahanan|tni ;tanah latihan;lahan latihan
public_order|pertahanan|prajurit;tentara;oknum tni;jet tempur;latihan tembak;baju ijo
public_order|budaya|gamelan;upacara adat
rumour_hoax|politik|pilkada;pemilu;paslon;pasangan calon;surat suara;kotak suara;dicoblos;calon;partai;demo
rumour_hoax|ekonomi| uang;rupiah;rp10;harga;gudang;kopra;beras;emas;bank;koperasi
rumour_hoax|keamanan|rusuh;jarah;serangan balik;menyerang;bakar kantor;membakar
other|pertahanan|mortir;granat;peluru;amunisi;magasin;bom udara;drone;wna
other|ideologi|garuda;lambang negara
governance_service|politik|pejabat;titipan;nepotisme;rebutan jabatan
""".strip().splitlines()
    )
)
"""Dimension by content, where the category swings between several: the first line of its category with a word counts."""

# Up to four words before what they deny.
NEGATIONS = (
    "tidak ada|tidak terjadi|tak ada|nggak ada|gak ada|ga ada|belum ada|tanpa ada|tanpa adanya|nihil|bukan karena|bukan|bebas dari|bebas|"
    "tidak terdapat|tidak ditemukan|tanpa|nol|zero|terbebas dari|tidak pernah terjadi|tidak pernah ada|ora ono|tadhek|tak onok|tadha'|tdk ada|trada|ora ana|mboten wonten|gak onok|gak ono"
)
# After these the word is a figure of speech or another thing altogether.
FIGURATIVE = {
    "serang": "sekarang",
    "gol": "karya",
    "kebanjiran": "pesanan order rezeki rejeki job pembeli pujian tawaran",
    "bentrok": "jadwal dengan jadwal",
    "serbu": "promo diskon",
    "ledakan": "penonton pengunjung pesanan tawa",
    "guncang": "panggung",
    "tenggelam": "dalam",
    "banjir": "rezeki rejeki pujian job tawaran pembeli likes apresiasi sorakan air orang cinta diskon pesanan hadiah dukungan ucapan promo prestasi order doa orderan komentar penonton pengunjung kritik likes cuan karangan",
    "badai": "cedera gol pujian",
    "demo": "masak memasak produk alat kompor kecantikan aplikasi lagu keterampilan",
    "bom": "waktu air atom ikan seks",
    "gempa": "politik pasar",
    "demam": "panggung bola piala",
    "kebakaran": "jenggot",
    "bakar": "semangat",
    "longsor": "harga saham",
    "racun": "tikus",
    "mabuk": "cinta kepayang laut",
    "macet": "kredit total bicara",
    "langka": "dilindungi itu",
    "penyakit": "hati malas",
    "maling": "kundang",
    "terbakar": "semangat cemburu matahari",
    "bencana": "lini",
    "pemilu": "raya mahasiswa osis kampus",
    "netral": "gigi warna",
    "wabah": "demam k",
    "perang": "dagang harga bintang",
    "meluap": "luap kegembiraan",
    "tambak": "udang",
    "orasi": "ilmiah",
    "bencana alam": "",
}
SCHOOL_ELECTION = (
    "osis|ketua kelas|ketua bem|pemilos|pilketos|ketua rt|ketua rw|ketua umum|duta|raya mahasiswa|ketua panitia"
)
RUMOUR_MARKS = r"(?<!beberapa )(?<!sejumlah )(?<!berbagai )(?<!isu-)isu(?!-isu| aktual| utama| yang berkembang| mengemuka| menonjol| strategis| aktual| terkini| sosial| keamanan| politik| lingkungan| nasional)|(?<!surat )kabar(?! duka| baik| gembira| bahagia)|hoaks|hoax|berita tentang|rumor|desas[- ]desus|beredar|pesan berantai|informasi bohong|(?<!\" )katanya|konon|jare|ngabal"

# kind | weight | terms
KINDS = """
meeting|3|rakor;rapat koordinasi;rapat kerja;rapat evaluasi;rapat;rakortas;rakornis;musyawarah;musrenbang;forum group discussion;focus group discussion;fgd;audiensi;mediasi;coffee morning;pertemuan;hearing;rapat dengar pendapat;rdp;dialog;ramah tamah;silaturahmi;silaturahim;sidang paripurna;paripurna;diskusi;seminar;rembuk;rembug;rembug warga;koordinasi lintas sektor;entry meeting;zoom meeting;video conference;vicon
activity|3|apel;sosialisasi;patroli;pelatihan;bimtek;bimbingan teknis;kerja bakti;penyuluhan;upacara;simulasi;gelar pasukan;razia;operasi gabungan;operasi pekat;pembinaan;pembekalan;kunjungan;deklarasi;doa bersama;istighosah;bakti sosial;baksos;jalan sehat;pelantikan;pengukuhan;sidak;inspeksi mendadak;pembagian;penyerahan;penyaluran;lomba;kirab;workshop;lokakarya;tasyakuran;sambang;anjangsana;kampanye damai;peresmian;launching;gladi;latihan;pasar murah;safari ramadan;peringatan hari;donor darah;vaksinasi massal;ngopi bareng;jumat curhat;jumat berkah;tes urine;pengamanan;pemusnahan;deklarasi damai;wawasan kebangsaan;senam;karnaval;festival;gotong royong;ronda;giat;telah dilaksanakan;reboisasi;tanam pohon;penanaman pohon;kegiatan
activity|1|pembukaan;menyerahkan;serahkan;melepas;penertiban;pemantauan;meresmikan
activity|3|lantik;melantik;dilantik;pengambilan sumpah;diambil sumpahnya;diambil sumpah;mutasi;rotasi jabatan;sertijab;serah terima jabatan;menandatangani;penandatanganan;pakta integritas;inspektur upacara;halalbihalal;halal bihalal;pameran;ziarah;wisuda kader;studi banding;pemberian penghargaan;mengukuhkan;pentas seni;pembagian takjil;berbagi takjil;buka puasa bersama;anjangkasih;penanaman mangrove;bersih pantai;merazia;dirazia;sidang tipiring;cipta kondisi;khitanan massal;santunan;jambore;pawai;lepas jemaah;pengajian akbar
activity|1|monitoring
incident|3|dibacok;ditusuk;dikeroyok;dianiaya;tewas;meninggal;meninggal dunia;korban;luka luka;ditangkap;diringkus;dibekuk;diamankan;dibekuk polisi;pelaku;tersangka;kebakaran;terbakar;kecelakaan;terendam;roboh;ambruk;ambrol;tumbang;hilang;dicuri;raib;digondol;bentrok;tawuran;ricuh;dirusak;merusak;dilempar;tkp;olah tkp;kejadian;peristiwa;insiden;longsor;banjir;menggeruduk;unjuk rasa;berunjuk rasa;unras;demo;keracunan;tenggelam;ledakan;meledak;diculik;dirampok;dijambret;dibegal;dibobol;mengungsi;evakuasi;dievakuasi;kronologi;kemalingan;maling;ludes;hanyut;terseret;perkelahian;berkelahi;cekcok;pembacokan;pengeroyokan;penganiayaan;pencurian;ribut;ributan;keributan;gegeran;luka;terluka;ditangani;pembunuhan;pencabulan;terjadi;menolak;penolakan;protes;orang tak dikenal;orang tidak dikenal;tiyang mboten dikenal;wong ora dikenal;otk;blokade;memblokir;meluap;ditemukan tewas;jebol;rusak berat;gagal panen;curanmor;menggenangi;menerjang;merendam;melanda;membekuk;meringkus;menangkap;menggerebek;menggulung;menyita;babak belur;penemuan mayat;digegerkan;saling dorong;membakar;dibakar;tukaran;gelut;kobongan;atokar;acarok;carok;kecolongan;kaelangan;laka;cekcok;rebutan air;kosong;curiga;mencurigakan;menahan;ditahan;residivis;dilalap;bondet;ambles;menggenang;terjerat;keciduk;kepergok;dihajar;diamuk;kabur;kecurian;dilanda;diterjang
rumour|4|hoaks;hoax;kabar bohong;berita bohong;pesan berantai;beredar;klarifikasi;mengklarifikasi;tidak benar;disinformasi;misinformasi;rumor;katanya;konon;cek fakta;membantah;dibantah;bantah;tepis;menepis;kabar burung;desas desus;informasi palsu;berita palsu;belum tentu benar;belum jelas kebenarannya;belum terkonfirmasi;tidak terbukti;hanya isu;dengar dengar;denger denger;kabarnya;simpang siur;jarene;ceritane;hati hati hoax;meluruskan;broadcast;pesan whatsapp;tidak sesuai fakta;tak sesuai fakta;pesan suara;mengatasnamakan;dipastikan tidak;catut;mencatut;disalahartikan;kabar miring;isu liar;tak benar;menyesatkan;blm tau benar;blm jelas;belum pasti;dpt kiriman;dapat kiriman;kiriman dari grup
rumour|2|isu;viral;unggahan;jare;kabar
appeal|3|imbau;imbauan;himbauan;mengimbau;menghimbau;diimbau;dihimbau;mengajak;ajak;dimohon;diharap;waspada;waspadai;hati hati;jangan;agar tidak;maklumat;surat edaran;peringatan dini;ingatkan;mengingatkan;pengumuman;seruan;menyerukan;dilarang;larangan;tingkatkan kewaspadaan;mari kita;ayo;mohon warga;mohon kunci;mohon kepada;mohon perhatian;imbaunya;mewanti wanti;wanti wanti;tidak tergiur;jangan tergiur;mengeluarkan peringatan;mengingatkan warga;meminta warga;meminta masyarakat;warga diminta;masyarakat diminta;minta warga;minta masyarakat;minta pengendara;pengendara diminta;nelayan diminta;orang tua diminta;kunci ganda
appeal|1|mohon
"""
IRRELEVANT = """
irrelevant|3|resep;bumbu;gol;skor;liga 1;liga 2;pertandingan;turnamen;juara;laga;klasemen;striker;wasit;piala;stadion;album;konser;artis;selebriti;film;sinetron;drakor;diskon;promo;beli;harga spesial;gratis ongkir;smartphone;spesifikasi;gadget;wisata kuliner;destinasi wisata;kuliner;zodiak;ramalan;mudah dibuat;aduk rata;tumis;saham;ihsg;lowongan kerja;loker;beasiswa;wisuda;medali;atlet;fashion;tren;musik;lagu;novel;cover;tiket;dijual;jual;ready stock;cod;selamat ulang tahun;arisan;pengajian rutin;undangan nikah;resepsi;panen raya;prestasi;osis;lomba mewarnai;paket wisata;pemain;penonton;kafe baru;menu baru;tutup usia;almarhum;almarhumah;pelayat;kabar duka;berpulang;mengembuskan napas;bela sungkawa;belasungkawa;peluncuran produk;ponsel;meluncurkan ponsel;cicilan;laptop;aries;taurus;gemini;cancer;virgo;scorpio;sagitarius;capricorn;aquarius;pisces;warganet memuji;haluskan;ketua osis;pemilos;pelatih;gelandang;kiper;timnas;babak pertama;menit ke;bulutangkis;voli;futsal;juara umum;followers;subscriber;trailer;bioskop;wedding;pernikahan
"""

# Words of trouble that people bear as names.
ALSO_NAMES = frozenset(["laka", "sara", "dam", "rob", "demo"])

# What takes a rumour back.
DENIALS = "tidak benar|tdk benar|(?<!bukan )hoaks|(?<!bukan )hoax|klarifikasi|mengklarifikasi|membantah|bantah|dibantah|tepis|menepis|cek fakta|faktanya|meluruskan|luruskan|kabar bohong|tidak ada apa-apa|menyesatkan|tra benar|mboten leres|ora bener iku|tidak dapat dibuktikan|tidak memiliki dasar|(?:memastikan|dipastikan|menyatakan|menegaskan) (?:bahwa )?(?:tidak|belum) (?:ada|pernah)|tidak ada laporan|belum ada laporan|tidak satu pun (?:warga )?(?:laporan|melapor)"
# Who is counted, and the number before them.
CROWD = "orang|org|warga|korban|siswa|massa|santri|pelajar|anak|mahasiswa|pemuda|buruh|pengunjuk rasa|pendemo|nelayan|pedagang|pesilat|suporter"
HOW_MANY = r"\d{1,3}(?:\.\d{3})*|ribuan|ratusan|puluhan|belasan|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
NUMBERS = {
    "ribuan": 2000,
    "ratusan": 200,
    "puluhan": 30,
    "belasan": 12,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
}
# feature -> its phrases; the table in severity.py turns features into a level.
SEVERITY_FEATURES = {
    "death": r"tewas|meninggal(?: dunia)?|meregang nyawa|terbunuh|dibunuh|wafat di tempat|mayat|jasad|korban jiwa|(?<=\d )md|(?<=org )md|(?<=orang )md|md di (?:tkp|tempat)|md (?:sementara )?[1-9]|(?<!jharan )(?<!sape )mate(?= )|(?<=settong )mate|seda(?=[ ,.])|mati dibacok|laka maut|tewaskan|menewaskan|jenazah|tak bernyawa|tidak bernyawa|nyawa melayang|gugur|sedho|mateh|mateh|perang tanding menewaskan",
    "serious_injury": r"tertimbun|luka berat|luka parah|luka serius|luka bacok|kritis|patah (?:tulang|kaki|tangan|leher)|dilarikan ke (?:rumah sakit|rsud|rs|igd)|luka tusuk|luka bakar|dirawat intensif|bersimbah darah|diperkosa|perkosaan|pencabulan|koma|bacok(?:an)? parah|(?:di|ke|ter)bacok parah|luka patah|loka (?:parah|raja)|coklek|lb \d|tatu abot|dapa tikam|kena tikam|ditikam",
    "injury": r"banyak korban|korban berjatuhan|dimangsa|memangsa|(?:di|meng)?gigit|disambar|diterkam|tertabrak|luka[- ]?luka|luka2|luka ringan|luka|melukai|terluka|cedera|cidera|lecet|memar|dirawat|pingsan|babak belur|keracunan|mual|muntah\w*|loka|tatu|benjol|sesak napas|tertembak|getihen|berdarah|bocor kepala|patah|mutah|semaput|ketiban|terkilir|dicakar|kejepit|terjepit|opname|dirujuk|patong|terpeleset|sobek|sakit perut|terkena lemparan",
    "weapon": r"sajam|senjata tajam|celurit|clurit|parang|golok|pedang|senpi|senjata api|pistol|airsoft|bom|bondet|molotov|dibacok|ditusuk|pembacokan|penembakan|ditembak|gergaji|arit|sabit|pisau|linggis|badik|busur|samurai|tombak|panah|senapan|mesiu|rakitan|peluru|magasin|amunisi|mortir|granat|ruyung|kapak",
    "clash": r"bentrok\w*|perkelahian|tawuran|kerusuhan|rusuh|ricuh|kericuhan|saling dorong|perang sarung|antarkampung|anarkis|amuk massa|mengamuk massa|dikeroyok|pengeroyokan|saling serang|saling lempar|lempar batu|lempar-lemparan|lempar2an|uncal2an|saling kejar|dorong-dorongan|pertikaian|tokar|tukaran|gelut|atokar|acarok|carok|adu jotos|baku hantam|saling pukul|bakalai|perang tanding|perang suku|perang adat|(?:me|di|pe)lempar(?:kan|i|an)? (?:batu|botol|molotov|bom molotov|petasan)|melempari",
    "damage": r"runtuh|terbakar|kebakaran|roboh|ambruk|ambrol|jebol|(?<!jalan )(?<!jalan yang )hancur|rusak berat|rusak parah|ludes|dibakar|dirusak|dirobohkan|(?<!jalan )rusak|pecah|terendam|hanyut|longsor|kobongan|kobong|hangus|dilalap|menghanguskan|merusak(?! citra| nama| mental| moral| lingkungan| suasana)|perusakan|pessa|ancor|kobbhar|arobbhu",
    "displaced": r"mengungsi|pengungsi\w*|dievakuasi|evakuasi|mengevakuasi|diungsikan",
    "terror": r"kelompok (?:kriminal |separatis )?bersenjata|kkb|baku tembak|menembaki|kontak tembak|teroris|kelompok teror|bom rakitan|serangan bom|diserang bom|teror bom|ledakan bom|bom bunuh diri|bom meledak|penyanderaan|disandera|peledak (?:rakitan )?meledak|pos jaga diserang|menyerang pos",
    "worship": r"(?:gereja|masjid|musala|mushola|pura|vihara|klenteng|rumah ibadah)\b[^.;]{0,80}\b(?:dibakar|dirusak|diserang|dilempari)|bom (?:\w+ ){0,1}(?:di)?lempar\w* (?:\w+ ){0,3}?(?:gereja|masjid|musala|pura|vihara|klenteng)|(?:perusakan|pembakaran|penyerangan|pelemparan)\s(?:[\w-]+\s){0,5}(?:gereja|masjid|pura|vihara|rumah ibadah|tempat ibadah)",
    "crime": r"pencurian|dicuri|hilang(?! dari daftar)|raib|maling|maleng|elang|kelangan|kecolongan|dibobol|begal|jambret|dijambret|dirampok|perampokan|curanmor|digondol|narkoba|narkotika|sabu|pil koplo|butir pil|pil ekstasi|ekstasi|penyelundupan|menyelundupkan|sabung ayam|uang palsu|pembakaran|pelemparan|ganja|miras|penganiayaan|dianiaya|penipuan|penculikan|diculik|korupsi|pungli|pinjol ilegal|judi online|pencabulan|dihajar|perjudian|pemerasan|kecopetan|dicopet|copet|keco'|ekeco'?|merampas|ilang (?=[a-z]+[.,])|ical|malinge|dobel l|butir (?=dobel)|mendem|menenggak|arak|dibongkar maling|copet|ditahan kejaksaan|dipukul|memukul|tertipu",
    "unrest": r"resah|keresahan|meresahkan|panik|kepanikan|ketakutan|cemas|memanas|tegang|unjuk rasa|demo|protes|menggeruduk|menolak(?! politik uang| hoaks| hoax| narkoba| radikal\w*| kekerasan| segala)|penolakan|ngamuk|mengamuk|mencekam|geger|bersitegang|adu mulut|dihentikan|penghentian|terhentinya|menyegel|disegel|memalang|palang|menghadang|mengadang|mogok|kewalahan|nyegatin|berjaga-jaga|geram|waswas|was-was|wedi|nyaris mengamuk|terusir|khilafah|thog\w+|baiat|hormat bendera|bendera kelompok|negara agama|mendirikan negara|tembakan|digembok|mencegat|dicegat|mengepung|bersitegang",
    "missing": r"(?:jatuh|tercebur|tenggelam|hanyut|terseret|tergulung)\b[^.;\n]{0,60}belum ditemukan|(?:ke|masuk) jurang|terseret (?:arus|ombak|banjir|air)|terseret banjir bandang|satu hilang|(?<=\d )orang hilang|tidak kembali|ditemukan kosong|disambar bu\w*aya|diterkam buaya|belum kembali melaut",
    "flood": r"karhutla|titik api|aeng raja|aing raja|banjir|genangan|puting beliung|gempa|pohon tumbang|kecelakaan|tabrakan|tenggelam|laka|kebanjiran|rob|meluap|luapan|air masuk|aer udh masuk|banyu(?:ne)? mlebu|toyanipun|aeng songay|angin kencang|longsor|tanah bergerak|kebakaran|wabah|klb|awan panas|udan angin|terbalik|tabalik|kalebbhu|mati mendadak|mati bareng|antra(?:k|ks)|(?:sapi|ternak|kambing|unggas|ayam|wedhus|wedus) mati|atabra'an|betabrakan|gelombang tinggi",
}

# Passing words: alone they are no issue.
WEAK = frozenset(
    [
        "ditertibkan",
        "penertiban",
        "media sosial",
        "medsos",
        "upah",
        "gesekan",
        "perizinan",
        "arak",
        "arus lalu lintas",
        "orasi",
        "langka",
    ]
)
