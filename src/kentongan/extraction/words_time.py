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
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jumaat": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
WEEKDAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
DAY_PARTS = "dini hari|pagi hari|siang hari|sore hari|malam hari|pagi|siang|sore|petang|malam|subuh|tengah malam"

# Days from the day of publication. Longer phrases stand first; the pattern is built in this order.
RELATIVE = (
    (r"kemarin\s+lusa|dua\s+hari\s+(?:yang\s+)?lalu|2\s+(?:hari|hr)\s+(?:yang\s+)?(?:lalu|yll)", -2),
    (r"tiga\s+hari\s+(?:yang\s+)?lalu|3\s+(?:hari|hr)\s+(?:yang\s+)?(?:lalu|yll)", -3),
    (r"empat\s+hari\s+(?:yang\s+)?lalu|4\s+(?:hari|hr)\s+(?:yang\s+)?lalu", -4),
    (r"lima\s+hari\s+(?:yang\s+)?lalu|5\s+(?:hari|hr)\s+(?:yang\s+)?lalu", -5),
    (r"(?:sepekan|seminggu|satu\s+minggu)\s+(?:yang\s+)?lalu", -7),
    (r"dini\s*hari\s+(?:tadi|ini)|tadi\s+dini\s*hari|subuh\s+tadi|tadi\s+subuh", 0),
    (
        r"tadi\s+malam|malam\s+tadi|semalam|smlm|tdi\s+malam|tdi\s+mlm|tadi\s+mlm|td\s+malam|td\s+mlm|mlm\s+tadi|mlm\s+td",
        -1,
    ),
    (r"wingi\s+bengi|wau\s+dalu|mau\s+bengi|mambengi", -1),
    (r"(?:kemarin|kmrn|kemaren|kmren)(?:\s+(?:pagi|siang|sore|malam|mlm))?|wingi|sehari\s+sebelumnya", -1),
    (r"(?:pagi|siang|sore|petang)\s+(?:tadi|ini|td)|tadi\s+(?:pagi|siang|sore|petang)|td\s+(?:pagi|siang|sore)", 0),
    (
        r"hari\s+ini|hr\s+ini|malam\s+ini|mlm\s+ini|(?:nanti|nti|ntar|ntr)\s+(?:sore|malam|mlm)|(?:malam|mlm)\s+nanti|(?:td|tadi|tdi)\s+(?:ba'?da\s+|habis\s+|abis\s+)?(?:subuh|dhuhur|dzuhur|ashar|asar|magh?rib|isya'?|jam|pkl|pukul)|barusan|baru\s+saja|saat\s+ini\s+juga|dino\s+iki|mau\s+(?:isuk|awan|sore)",
        0,
    ),
    (r"besok\s+lusa|lusa", 2),
    (r"besok(?:\s+(?:pagi|siang|sore|malam))?|bsk|esok\s+hari", 1),
)

# The words with which these phrases begin; nowhere else are they looked for.
RELATIVE_STARTS = set(
    "kemarin kmrn kemaren kmren wingi sehari dua tiga empat lima satu 2 3 4 5 sepekan seminggu dini dinihari tadi td tdi subuh "
    "malam mlm semalam smlm mambengi wau mau pagi siang sore petang hari hr nanti nti ntar ntr barusan baru saat dino besok bsk "
    "esok lusa".split()
)

# Words that date themselves: when no year is told, they narrow the guess.
ERAS = (
    (("covid", "corona", "ppkm", "psbb"), (2020, 2021)),
    (("makan bergizi gratis", "mbg", "sppg"), (2025, 2026)),
    (("koperasi merah putih", "kopdes merah putih", "sekolah rakyat"), (2025, 2026)),
)

# A date after these words is a deadline, a law, a birthday or an anniversary, not the event.
NOT_THE_EVENT = (
    "lahir kelahiran sejak tahun nomor no undang uu perda perpres permendagri perwali pasal memperingati peringatan hut "
    "jadi tertanggal bertanggal paling lambat hingga sampai berlaku periode kelahir per batas sebelum s/d pendaftaran "
    "menjelang jelang pemungutan coblosan mendatang sebelumnya"
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
FUTURE = ("mendatang", "depan", "besok", "nanti", "esok")
