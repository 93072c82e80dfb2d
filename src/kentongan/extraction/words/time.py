# ruff: noqa: E501, SIM905
"""Words of time: months, weekdays, parts of the day, relative days. Data only."""

MONTHS = {
    **dict.fromkeys(("januari", "jan", "january"), 1),
    **dict.fromkeys(("februari", "pebruari", "feb", "peb", "february"), 2),
    **dict.fromkeys(("maret", "mar", "march"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    **dict.fromkeys(("mei", "may"), 5),
    **dict.fromkeys(("juni", "jun", "june"), 6),
    **dict.fromkeys(("juli", "jul", "july"), 7),
    **dict.fromkeys(("agustus", "agust", "agu", "agt", "ags", "august"), 8),
    **dict.fromkeys(("september", "sept", "sep"), 9),
    **dict.fromkeys(("oktober", "okt", "october"), 10),
    **dict.fromkeys(("november", "nopember", "nov", "nop"), 11),
    **dict.fromkeys(("desember", "des", "december"), 12),
}
WEEKDAYS = {
    **dict.fromkeys(("senin", "senen", "sanen", "sennen"), 0),
    **dict.fromkeys(("selasa", "slasa", "salasa", "seloso"), 1),
    **dict.fromkeys(("rabu", "rebo", "rebbu"), 2),
    **dict.fromkeys(("kamis", "kemis", "kemmes"), 3),
    **dict.fromkeys(("jumat", "jum'at", "jumaat", "jemuah", "jumuah"), 4),
    **dict.fromkeys(("sabtu", "saptu", "sabtoh", "setu"), 5),
    **dict.fromkeys(("minggu", "ahad", "ngahad", "mingghu"), 6),
}
ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ANY_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
WEEKDAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
DAY_PARTS = (
    "dalu|mlm|dini hari|pagi hari|siang hari|sore hari|malam hari|pagi|siang|sore|petang|malam|subuh|tengah malam"
)

# The evening before a day bears that day's name: "malam Minggu" is Saturday's.
EVE = "malam|malem|mlm|mlem|dalu"
AHEAD = "depan|mendatang|besok|besuk|bsk|nanti|lusa|ngajeng|ngarep|sesuk|se bakal dateng|yang akan datang|(?:pekan|minggu) depan"
PAST = "kemarin|kemaren|kmrn|kmren|lalu|tadi|wingi|kepungkur|bari'?|pekan lalu|minggu lalu|yang lalu|silam"

# Days from the day of publication. Longer phrases stand first; the pattern is built in this order.
RELATIVE = (
    (r"kemarin\s+lusa|kemaren\s+lusa|wingi\s+nane", -2),
    (r"(?:sepekan|seminggu|satu\s+(?:minggu|pekan))\s+(?:yang\s+)?(?:lalu|silam)", -7),
    (r"dini\s*hari\s+(?:tadi|ini)|tadi\s+dini\s*hari|(?:subuh|shubuh|fajar)\s+tadi|tadi\s+(?:subuh|shubuh)", 0),
    (
        r"(?:tadi|tdi|td)\s+(?:malam|malem|mlm)|(?:malam|malem|mlm)\s+(?:tadi|td|kemarin|kmrn)|semalam|smlm|semalem",
        -1,
    ),
    (r"wingi\s+bengi|wau\s+dalu|dalu\s+wau|mau\s+bengi|mambengi|gella'?\s+mal[ea]m|bari'?\s+mal[ea]m", -1),
    (
        r"(?:kemarin|kmrn|kemaren|kmren)(?:\s+(?:dini\s*hari|subuh|pagi|siang|sore|petang|malam|mlm))?|wingi(?:\s+(?:isuk|awan|sore))?|bari'?(?:\s+sore)?",
        -1,
    ),
    (
        r"(?:pagi|siang|sore|petang)\s+(?:tadi|ini|td|ni|iki|niki)|(?:tadi|td|tdi)\s+(?:pagi|siang|sore|petang)",
        0,
    ),
    (r"(?:sonten|enjing|injing|siyang)\s+(?:wau|niki|punika)|(?:wau|mau)\s+(?:sonten|enjing|injing|siyang|esuk)", 0),
    (r"ghu-?\s?lagghu'?(?:\s+gh?ella)?|ghallaggu|sateya\s+(?:sore|malem|aban)", 0),
    (
        r"hari\s+ini|hr\s+ini|(?:malam|malem|mlm)\s+(?:ini|niki|iki|paneka|areya|reya)|sedalu\s+niki|(?:nanti|nti|ntar|ntr)\s+(?:sore|malam|mlm)|(?:malam|mlm)\s+nanti|(?:td|tadi|tdi)\s+(?:ba'?da\s+|habis\s+|abis\s+)?(?:subuh|dhuhur|dzuhur|ashar|asar|magh?rib|isya'?|jam|pkl|pukul)|barusan|baru\s+saja|baru\s+aja|saat\s+ini\s+juga|dino\s+iki|dinten\s+(?:niki|punika)|mau\s+(?:isuk|awan|sore)|(?:engko|mengko)\s+(?:awan|sore|bengi)|are\s+(?:sateya|paneka|reya)",
        0,
    ),
    (r"besok\s+lusa|lusa", 2),
    (
        r"(?:besok|bsk|sesuk|laggu'?|benjing)(?:\s+(?:pagi|siang|sore|malam|mlm|isuk|awan|bengi))?|esok\s+hari",
        1,
    ),
)
# The words with which these phrases begin; nowhere else are they looked for.
RELATIVE_STARTS = set(
    "kemarin kmrn kemaren kmren wingi sepekan seminggu satu dini dinihari tadi td tdi subuh shubuh fajar malam malem mlm semalam enjing injing siyang ghu ghallaggu ghulagghu sateya "
    "semalem smlm mambengi wau dalu gella bari mau pagi siang sore petang sonten sedalu hari hr nanti nti ntar ntr barusan "
    "baru saat dino dinten engko mengko are besok bsk sesuk laggu benjing esok lusa".split()
)
NUMBER_WORDS = {
    word: number
    for number, word in enumerate("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())
}

# Words that date themselves: when no year is told, they narrow the guess.
ERAS = (
    (("covid", "corona", "ppkm", "psbb"), (2020, 2021)),
    (("makan bergizi gratis", "mbg", "sppg"), (2025, 2026)),
    (("koperasi merah putih", "kopdes merah putih", "sekolah rakyat"), (2025, 2026)),
)

# A date after these words is a deadline, a law, a birthday or an anniversary, not the event.
NOT_THE_EVENT = (
    "lahir kelahiran tahun nomor no undang uu perda perpres permendagri perwali pasal memperingati peringatan hut "
    "jadi tertanggal bertanggal paling lambat hingga sampai berlaku periode kelahir per sebelum s/d pendaftaran "
    "menjelang jelang pemungutan coblosan mendatang sebelumnya max maks maksimal selambatnya"
).split()
HAPPENED = (
    "terjadi",
    "kejadian",
    "peristiwa",
    "bermula",
    "berawal",
    "insiden",
    "digelar",
    "menggelar",
    "dilaksanakan",
    "berlangsung",
    "diselenggarakan",
    "menyelenggarakan",
    "bertempat",
    "diadakan",
)
# A day after these is a deadline.
LIMITS = (
    "paling lambat|paling lama|selambat2?nya|selambat-lambatnya|maks|maksimal|max|sebelum|sabellun|sabellunna|sadurunge|sakdurunge|"
    "batas waktu|batas akhir|tenggat|deadline"
)
# An appeal was made on the day that stands beside one of these.
MADE = (
    "disampaikan|diserukan|dilontarkan|dikeluarkan|diterbitkan|dibacakan|kata|ujar|tutur|ungkap|tegas|jelas|imbau|imbaunya|"
    "meminta|mengimbau|menghimbau|mengingatkan|menyampaikan|menyerukan|berpesan"
)
PLANNED = "akan|bakal|rencananya|direncanakan|dijadwalkan|hendak"
FUTURE = ("mendatang", "depan", "besok", "nanti", "esok")

# How people call a holiday, and what stands in its full name; the calendar that names it comes from outside.
FEASTS = (
    (r"natal|nataru", "natal"),
    (r"lebaran|idul ?fitri", "idul ?fitri"),
    (r"idul ?adha|kurban", "idul ?adha"),
    (r"tahun baru(?! imlek| islam| hijriah)", "masehi"),
    (r"imlek", "imlek"),
    (r"nyepi", "nyepi"),
    (r"waisak", "waisak"),
    (r"hut ri|17 agustus|agustusan|kemerdekaan", "kemerdekaan"),
    (r"maulid", "maulid"),
)
