"""Words by which a grave sign is no alarm; see `signs`."""

# What was only guarded against, feared or read out as a rule.
GUARDED = (
    "mencegah|cegah|pencegahan|antisipasi|mengantisipasi|potensi|rawan|waspadai|mewaspadai|larangan|dilarang|jangan|"
    "imbauan|himbauan|sosialisasi|penyuluhan|bahaya|hindari|menghindari|tolak|menolak|anti|stop|bebas|seandainya|"
    "andaikata|andai|misalnya|kalau sampai|jika ada|bila ada|apabila ada|apakah ada|apabila terjadi|jika terjadi|"
    "bila terjadi|tahun lalu|masih ingat|mengenang|menggagalkan|gagalkan|digagalkan|ajakan|terpancing|rencana"
)
# Nobody is in danger in these.
PLAYED = (
    "film|sinetron|drama|teater|pentas|wayang|karnaval|lomba|kejuaraan|turnamen|pertandingan|latihan|simulasi|gladi|"
    "geladi|game|gim|main perang|mainan|replika|properti|kostum|konser|lagu|novel|cerita fiksi|resep|promo|diskon|"
    "diobral|dijual|jual|pujian|semangat membara|vaksin|hewan kurban|kurban|sembelih\\w*|hajatan|pengantin|"
    "sejarah|museum"
)
# The sentence itself says that it is over or untrue.
DISMISSED = (
    "hoaks|hoax|tidak benar|tdk benar|gak bener|ora bener|kabar bohong|tidak terbukti|terbukti bohong|dibantah|"
    "membantah|wkwk\\w*|haha\\w*|bercanda|guyon|becanda|prank|vonis|divonis|sidang|terdakwa|dituntut|putusan hakim"
)
# The whole text is of a court or of old days.
CLOSED = (
    "jaksa penuntut|jaksa menuntut|penuntut umum|majelis hakim|terdakwa|divonis|asal nama|asal-usul|zaman penjajahan"
)
