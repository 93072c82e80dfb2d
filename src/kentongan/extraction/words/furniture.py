# ruff: noqa: E501
"""What pages put around a text, as patterns of whole lines. Data only."""

WRITERS = "editor|penulis|reporter|pewarta|jurnalis|wartawan|fotografer|kontributor|redaktur|penyunting|uploader|publisher|author"

ANYWHERE = (
    r"header ads|footer ads|advertisement|iklan|test|bagikan\b.{0,60}|share|sebarkan|komentar(?: ?\(?\d*\)?)?|no comments?|related posts?|"
    r"artikel terkait|scroll (?:to|untuk) .{0,40}|(?:baca|lihat|simak) (?:juga|selengkapnya)\b.{1,200}|"
    r"simak video.{0,120}|\[gambas:.{0,60}|tags?\s?:.{0,200}|(?:copyright|©) .{0,100}|.{0,60}all rights reserved.{0,20}|"
    r"facebook|twitter|whatsapp|telegram|instagram|print|email|"
    rf"\W?(?:{WRITERS})\s?:.{{0,100}}|laporan\s?:.{{0,60}}(?:editor|penulis)\s?:.{{0,60}}|laporan (?:wartawan|reporter|kontributor)\b.{{0,80}}|"
    r"\W?(?:foto|gambar|ilustrasi|dok|caption|keterangan (?:foto|gambar)|ket\.? ?(?:foto|gambar)|teks foto)\s?[:.].{0,240}|"
    r"post a comment|tinggalkan (?:balasan|komentar).{0,60}|leave a (?:reply|comment).{0,60}|your email address.{0,120}|"
    r"required fields.{0,60}|subscribe\b.{0,80}|follow us.{0,60}|"
    r"(?:ikuti|follow|cek|dapatkan|baca) .{0,80}google news.{0,60}|ikuti (?:saluran|channel|kanal|akun|kami)\b.{0,100}|"
    r"dapatkan (?:update|berita|informasi) (?:berita|terbaru|terkini|pilihan|menarik).{0,120}|"
    r"(?:dilihat|dibaca)\s?:?\s?[\d.]+.{0,20}|views?\s?:?\s?\d+|\d+ views?|"
    r"(?:home|beranda|depan)\s?[>/»›|].{0,120}|(?:www\.)?[\w-]+(?:\.[\w-]+){0,2}\.(?:id|com|net|org)|post views?\s?:.{0,20}"
)

# Above the text only: the menu and the drawer in which the page keeps it.
AT_THE_TOP = (
    r"menu|news|berita|home|beranda|daerah|nasional|regional|peristiwa|headlines?|breaking news|berita (?:utama|terkini|daerah|terbaru)|"
    r"hukum|kriminal|hukum (?:&|dan) kriminal|hukrim|politik|pemerintahan|sosial|umum|lokal|kabar daerah|info (?:kota|daerah)|"
    r"kategori\s?:.{0,60}|skip to content|(?:super ?)?admin(?:istrator)?(?: [\w.]+){0,3}"
)

# The first lines only: "FloresKita | Ende | Kesehatan". Further down it is the head of a table.
TRAIL = r"(?!(?:[Nn][Oo]|[Nn]omor|NOMOR|[Hh]ari|[Tt]anggal|[Ww]aktu|[Nn]ama|[Uu]raian|[Kk]egiatan)\b)(?:[\w&.]+(?: [\w&.]+){0,2}\s[|>›•]\s){2,}[\w&.]+(?: [\w&.]+){0,2}"

# Before a name, above the text.
BY = r"[Oo]leh|OLEH|[Bb]y|BY|[Pp]osted [Bb]y|[Dd]iterbitkan oleh|[Dd]itulis oleh|[Rr]edaksi|[Aa]dmin|[Pp]enulis|[Rr]eporter|[Pp]ewarta"

# A heading under which the page names other stories, a title a line.
OTHER_STORIES = (
    r"(?:berita|artikel|kabar) (?:terkait|terpopuler|populer|terbaru|terkini|lainnya|lain|pilihan|rekomendasi)|terpopuler|"
    r"trending(?: topi[ck]s?)?|baca juga|simak juga|lihat juga|pilihan editor|related (?:posts?|news|articles?)|latest (?:news|posts?)|"
    r"most popular|recent posts?|you may (?:also )?like|rekomendasi untuk anda|topik terkait|(?:previous|next) (?:post|article)|(?:berita|artikel|pos) (?:sebelum|selanjut|berikut)nya|video (?:terkait|pilihan|populer)"
)
