# ruff: noqa: E501, SIM905
"""What WhatsApp itself writes into a chat, and what people write that reports nothing. Data only.

Patterns are matched on text in lower case without invisible marks. The wording is that of WhatsApp's Indonesian and
English screens, old and new.
"""

# Lines of the programme that carry no sender, or (iPhone) the name of the group as sender; matched at any position.
SYSTEM = (
    r"end-to-end|enkripsi ujung-ke-ujung|dienkripsi secara|ketuk untuk info selengkapnya|tap to learn more|"
    r"menambahkan|ditambahkan|bergabung|telah keluar|\bkeluar$|keluar dari grup|mengeluarkan|dikeluarkan|"
    r"mengubah (?:subjek|nama grup|ikon|deskripsi|foto|gambar|setelan|nomor|pengaturan|waktu)|mengganti (?:subjek|nama grup|ikon|deskripsi|nomor)|"
    r"menghapus (?:ikon|foto|deskripsi)|membuat grup|grup ini dibuat|sekarang (?:menjadi )?admin|menjadi admin|bukan lagi admin|"
    r"kode keamanan|nomor telepon(?:nya)? (?:telah )?(?:diganti|berubah)|beralih ke|berganti ke nomor|menyematkan pesan|pesan sementara|menyalakan pesan|mematikan pesan|"
    r"panggilan (?:suara|video|grup)|tautan undangan|memulai panggilan|anda memblokir|"
    r"\badded\b|\bjoined\b|\bleft$|\bleft the group|\bremoved\b|changed (?:the subject|the group|this group|their phone|to \+|the settings|group)|created (?:the |this )?group|"
    r"now an admin|no longer an admin|security code|pinned a message|disappearing messages|missed (?:voice|video|group)|invite link|started a call|you blocked"
)
# Lines of the programme that are known even where the sender's place is filled.
SYSTEM_ALWAYS = (
    r"(?:pesan dan (?:panggilan|telepon)|messages (?:and calls|to this)|panggilan dan pesan).{0,60}(?:enkripsi|encrypt).*|"
    r"(?:menunggu pesan ini|waiting for this message).*|"
    r"(?:panggilan (?:suara|video)(?: grup)? tak terjawab|(?:tidak|tak) ada jawaban|missed (?:group )?(?:voice|video) call|"
    r"panggilan (?:suara|video)|voice call|video call)(?:[.,] .{0,60})?|"
    r"null"
)
DELETED = (
    r"(?:pesan ini (?:telah )?dihapus(?: oleh admin.{0,40})?|anda (?:telah )?menghapus pesan ini(?: sebagai admin)?|pesan dihapus|"
    r"this message was deleted(?: by admin.{0,40})?|you deleted this message|message deleted)\.?"
)
EDITED = r"\s*<\s?(?:pesan ini (?:telah )?diedit|this message was edited)\s?>\s*$"
# Each names a medium that the file does not hold, or a file that lies beside the chat; the group is its name.
MEDIA = (
    r"<\s?(?P<omitted>media|foto|gambar|video|audio|stiker)s? (?:tidak disertakan|tak disertakan|dihilangkan|omitted)\s?>",
    r"(?P<left_out>foto|gambar|video|audio|stiker|gif|kartu kontak|kontak|dokumen|catatan video|pesan suara|image|photo|sticker|document|contact card|video note|voice message) (?:tidak disertakan|tak disertakan|dihilangkan|omitted)",
    r"<\s?(?:terlampir|lampiran|attached):\s?(?P<attached>[^>\n]{1,200})>",
    r"(?P<beside>[^\n<>]{1,160}\.\w{2,5}) \((?:file terlampir|berkas terlampir|file attached)\)",
    r"(?P<pages>[^\n<>]{1,160}\.\w{2,5}) (?:• .{0,40})?(?:dokumen tidak disertakan|document omitted)",
    r"(?P<once>foto sekali lihat|video sekali lihat|pesan suara sekali lihat|view once (?:photo|video|voice message))(?: tidak disertakan| omitted)?",
    r"(?P<place>(?:lokasi langsung|lokasi|live location|location)(?: shared)?:\s?https://\S+)",
)
POLL = r"(?:polling|jajak pendapat|poll):"
# The first line of a message, or its beginning, that says where it came from.
FORWARDED = (
    r"[\W_]*(?:diteruskan berkali-kali|sering diteruskan|diteruskan|pesan (?:yang )?diteruskan|pesan terusan|forwarded many times|forwarded message|forwarded|"
    r"fwd|terusan|copas|kopas|(?:copas|kopas|dapat|dpt|dari|info|terusan)(?: dari| kiriman)?(?: dari)? (?:gru?p|wag)(?: (?:sebelah|tetangga|lain))?)"
    r"(?:[*_~]*[ ]?[:.][ ]*|[*_~ \t]*(?=\n|$))[*_~ \t]*\n?"
)

# reason (as people read it) -> words; a message all of whose words stand here, names after a form of address aside, reports nothing.
CHATTER = {
    "salam": (
        "assalamualaikum assalamu'alaikum assalamu alaikum asalamualaikum askum aslm ass wr wb waalaikumsalam wa'alaikumsalam waalaikumussalam wa'alaikumussalam "
        "waalaikum walaikumsalam wslm salam warahmatullahi wabarakatuh warohmatullahi wabarokatuh selamat slmt met pagi siang sore malam malem mlm "
        "halo hallo hai hi hello permisi punten nuwun sewu kulonuwun kulo monggo sugeng enjing injing dalu siyang sonten tes test cek ping hadir absen nyimak "
        "sehat selalu semangat rahayu salam sejahtera om swastiastu namo buddhaya kebajikan shalom tetap jaga kesehatan beraktivitas aktivitas istirahat beristirahat tidur"
    ),
    "terima kasih": (
        "terima kasih terimakasih trima trimakasih kasih makasih mksh makasi mkasih trims tks thx thanks thank you tq suwun matur nuwun sakalangkong mator "
        "sama sama2 sami banyak atas info infonya informasinya informasi perhatian perhatiannya kerjasamanya kerja samanya bantuannya responnya laporannya "
        "barokallah barakallah jazakallah khairan katsiran berkah lanjut"
    ),
    "tanda terima": (
        "siap siaap siyap 86 8.6 8-6 87 rojer roger oke ok okee okay oce okelah sip siip sipp mantap mantab mantul jos joss josss gandos keren top good bagus luar biasa "
        "iya iyaa ya yaa yes y yo yoi nggih inggih enggih enggi sendika injih baik baiklah noted laksanakan laksana segera dilaksanakan diterima dimengerti dicek ditindaklanjuti "
        "monitor dimonitor copy lanjutkan lanjutken gas gasss betul bener benar setuju leres sepakat acc izin ijin merapat otw meluncur jempol hormat "
        "amin aamiin amiin aminn ameen alhamdulillah subhanallah masyaallah masya allah insyaallah insya allah bismillah gpp tidak apa2 papa"
    ),
    "candaan": "wkwk wkwkwk wkwkw haha hahaha hehe hehehe hihi hihihi xixi xixixi awok kwkwk lol ngakak lucu gokil kocak canda becanda bercanda lah loh lho kok dong nih deh sih yah ah eh oh waduh wah duh hadeh hadeuh ckck ckckck",
    "tanggapan": (
        "tenan tenanan temen temenan beneran serius seriusan masa masak mosok masok onggu ongghu saestu mbok piye pripun kepriye dekremma gimana bagaimana bgmn kenapa knp ngapa lapo opo apa napa posapa "
        "kapan bile bila dimana mana nang ndi endi neng kammah siapa sapa sopo sinten berapa piro brp koq kok iso bisa gitu gini begitu ngono ngunu ta tah tha iku itu iki ini areya jareya sih lek yuk "
        "astaghfirullah astagfirullah astaga astaghfirullahaladzim ampun gusti duh aduh walah oalah owalah ya allah yaallah naudzubillah masyaallah kasihan kasian sakno mesakne mesake ngeri serem seram medeni sedih prihatin miris "
        "percaya gak ga nggak ora enggak tidak kabarnya kelanjutannya terus trus lanjutannya njut updatenya update perkembangan perkembangannya fotonya foto"
    ),
    "ucapan": (
        "turut berduka cita berbelasungkawa belasungkawa innalillahi inna lillahi wainnailaihi wa ilaihi rojiun rojiuun raji'un husnul khotimah "
        "semoga moga lekas cepat segera sembuh sehat diberi diberikan kesehatan kesabaran ketabahan keluarga ditinggalkan panjang umur sukses bahagia dilancarkan rezekinya rejekinya "
        "selamat ulang tahun hari milad hbd happy birthday barakallahu fii umrik jumat jumat berkah mubarak menunaikan ibadah puasa idul fitri minal aidin wal faizin "
        "mohon maaf lahir batin natal tahun baru dirgahayu wafat husnul"
    ),
}
# Words that may stand in any of them.
FILLER = set(
    "pak bpk bapak bu ibu mas mbak mbk mba bang abang kang cak gus ning ustadz ust kyai ndan dan komandan pimpinan bos boss bro gan lur dulur sedulur rek rekan kawan "
    "teman lek lik paklik bulik yuk ning lurr gaes guys gan min mimin semua semuanya para warga grup group rt rw lurah camat babinsa bhabin bhabinkamtibmas pakde bude om tante saudara saudaraku bapak2 ibu2 kita kami saya aku juga yang di "
    "dan untuk utk buat dr dari ke atas ini itu nya selalu lagi dulu jangan lupa dan all kabeh sedoyo panjenengan sampeyan bapak/ibu tolong mohon yg jg sdh sudah nggih sangat sekali banget".split()
)
# A name may follow these.
ADDRESS = set(
    "pak bpk bapak bu ibu mas mbak mbk mba bang abang kang cak gus ning ustadz ust kyai ndan komandan bang om lurah camat".split()
)
WISHES = r"(?:selamat (?:ulang|hari|jalan|menempuh|menunaikan|tahun|natal|idul|dan sukses|atas)|happy birthday|hbd\b|barakallah|dirgahayu|turut berduka|semoga (?:lekas|cepat|segera) sembuh|minal aidin|mohon maaf lahir)"
LAUGHTER = r"\b(?:a?wo?k(?:wo?k?)+|ha(?:ha)+h?|he(?:he)+h?|hi(?:hi)+|xi(?:xi)+|lol|ngakak|becanda|bercanda|guyon)\b|[\U0001F602\U0001F923\U0001F606\U0001F605]"
ADVERTS = (
    r"\b(?:promo|diskon|discount|cashback|gratis ongkir|free ongkir|open (?:order|po|reseller)|pre ?order|ready stok|ready stock|stok terbatas|terlaris|"
    r"jual|dijual|menjual|jualan|beli \d gratis|minat hub\w*|(?:yang |yg )?minat|japri|inbox|harga (?:mulai|cuma|hanya|nego|promo|spesial)|nego|cod|reseller|dropship|"
    r"order|pesan sekarang|pemesanan|wa\.me|slot|gacor|deposit|pinjaman|tanpa jaminan|cicilan|kredit|dp (?:ringan|mulai|\d)|bunga ringan|cair|kavling|shm|"
    r"bergaransi|garansi|original|bpom|testimoni|member baru|katalog|\d+ ?(?:rb|ribu|k|jt)\s?(?:/|per|aja|saja|an)?|rp\.? ?\d[\d.]*)\b"
)
# Nothing that speaks of these falls away for its form.
TROUBLE = (
    r"\b(?:tawuran|bentrok\w*|ribut|keributan|geger\w*|rusuh|kerusuhan|demo|unjuk rasa|maling|curi\w*|pencuri\w*|kemaling\w*|begal\w*|jambret\w*|rampok\w*|bacok\w*|dibacok|sajam|celurit|clurit|carok|"
    r"tewas|meninggal|korban|luka\w*|mayat|banjir|kebakaran|terbakar|kobong\w*|obong\w*|longsor|roboh|gempa|tabrak\w*|kecelakaan|laka|lapor|melaporkan|laporan|hoax|hoaks|isu|penipu\w*|tipu\w*|ketipu|narkoba|sabu|miras|"
    r"petasan|bom|teror\w*|sesat|sweeping|razia|geng|gengster|gangster|balap liar|balapan liar|knalpot|culik\w*|penculik\w*|diculik|rebutan|sengketa|penolakan|menolak|dibakar|dirusak|rusak|hilang|keracunan|wabah|dbd|"
    r"provokasi|ancam\w*|diancam|pukul\w*|dipukul|dikeroyok|keroyok\w*|tukaran|padu|acarok|ngamok|ngamuk|mengamuk|ricuh|cekcok|mati lampu|pungli|serobot\w*|segel\w*|disegel|waspada|hati-hati|hati2|ngungsi|mengungsi)\b"
)
