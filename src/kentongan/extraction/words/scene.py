"""What the words before a place say of it: held there, struck, only brought there, only from there. Data only."""

# Whom an appeal speaks to: it is made where they live.
ADDRESSED = (
    "kepada|yth|warga|wargi|wargane|kalowarga|oreng|reng majeng|reng majang|"
    "dulur\\w*|taretan|bapak2?|ibu2?|pemuda|remaja|"
    "jamaah|seluruh|sedaya|sadhaja|kagem|dhumateng|undangan|pemdes"
)
ALARMED = "meresahkan|keresahan|menimpa|dialami"
# Of these one tells where they are from.
OWNED = "milik|nelayan|pemuda|mahasiswa|peserta dari|perahu|rombongan"
# These work in one place, and speak of another.
AT_WORK = "pemilik|tenaga|karyawan|pegawai|juragan|penjaga|guru"
BORN = "asal|ber-?ktp|kelahiran|penduduk"
NAMED = r"sdri?|nama|nyama\w*|inisial|yaitu|itu"
# What may come, and where it may go to.
MAY_COME = (
    "peristiwa serupa|kejadian serupa|kasus serupa|meluas|bergeser|merembet|merencanakan|rencana|pindah|bergerak|"
    "berlanjut|pembalasan|kabur|melarikan diri|menuju"
)
FORECAST = "prediksi|perkiraan|kemungkinan|mungkin terjadi|potensi|rawan|antisipasi"
# A list of the places that were struck: "Sisanya tersebar di Desa Tropodo dan Kepuhkiriman".
STRUCK = (
    "terparah|terbanyak|tersebar|sisanya|meliputi|terendam|merendam|terdampak|berdampak|tergenang|menggenangi|terisolasi|rusak|"
    "kerusakan|roboh|menerjang|melanda"
)
# Above or beside these a meeting is held, not in them.
NATURE = ("sungai", "kali", "selat", "teluk", "gunung", "danau", "laut", "pantai")
