"""Indonesian words for papers: numbers and days written out, months in Roman numerals."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
LIMIT = 10_000


def number(value: int) -> str:
    """Return a whole number in words.

    Args:
        value: 0 … 9,999; enough for days and years.

    Raises:
        ValueError: outside that range.

    >>> number(28), number(11), number(2026), number(1945)
    ('dua puluh delapan', 'sebelas', 'dua ribu dua puluh enam', 'seribu sembilan ratus empat puluh lima')
    """
    if not 0 <= value < LIMIT:
        raise ValueError(f"{value}: hanya 0 sampai {LIMIT - 1}")
    return _words(value) or "nol"


def _words(value: int) -> str:
    if value < len(ONES):
        return ONES[value]
    if value < 20:
        return f"{ONES[value - 10]} belas"
    for size, word, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh")):
        if value >= size:
            many, rest = divmod(value, size)
            head = one if many == 1 else f"{_words(many)} {word}"
            return f"{head} {_words(rest)}".strip()
    return ""


def day(on: date) -> str:
    """Return a date as papers write it.

    >>> day(date(2026, 1, 28))
    '28 Januari 2026'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def day_spelled(on: date) -> str:
    """Return a date in the solemn form of minutes.

    >>> day_spelled(date(2026, 1, 28))
    'Rabu, tanggal dua puluh delapan bulan Januari tahun dua ribu dua puluh enam'
    """
    return f"{DAYS[on.weekday()]}, tanggal {number(on.day)} bulan {MONTHS[on.month - 1]} tahun {number(on.year)}"


def amount(value: Decimal | None) -> str:
    """Return a number as Indonesian papers write it, with at most two decimals; a dash where there is none.

    >>> amount(Decimal("1234.50")), amount(Decimal("100.00")), amount(None)
    ('1.234,5', '100', '–')
    """
    if value is None:
        return "–"
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):,}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def paper_number(count: int, *, kind: str, office: str, on: date) -> str:
    """Return the number of a paper: running number of the year, kind, office, month, year.

    >>> paper_number(7, kind="NOTULEN", office="BAKESBANGPOL", on=date(2026, 1, 28))
    '007/NOTULEN/BAKESBANGPOL/I/2026'
    """
    return f"{count:03d}/{kind}/{office}/{ROMAN[on.month - 1]}/{on.year}"
