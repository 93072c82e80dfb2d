"""Many reports at once for the tests of the desk, without reading each text."""

from datetime import timedelta
from uuid import uuid4

from kentongan.city import services as numbers
from kentongan.city.models import Counter
from kentongan.intake import reading
from kentongan.intake.models import Door, Report

FAMILIES = [
    "Sebarkan ke semua grup, besok listrik seluruh kota padam tiga hari penuh kata orang dalam",
    "Selamat pagi bapak ibu semua semoga sehat selalu dan dimudahkan segala urusannya hari ini",
    "Pinjaman cepat cair tanpa jaminan bunga ringan langsung hubungi nomor di bawah ini ya kak",
    "Hasil hitung cepat sudah keluar, calon kita unggul jauh, ayo kawal terus sampai menang total",
    "Jual aneka kue kering lebaran harga teman bisa kirim ke rumah pesan sekarang juga stok terbatas",
    "Awas penculik anak berkeliaran memakai mobil putih kirim pesan ini kepada semua orang tua murid",
    "Ikuti undian berhadiah sepeda motor gratis cukup klik tautan dan isi data diri anda sekarang",
    "Tolong doanya untuk kesembuhan tetangga kami yang sedang dirawat sejak kemarin di rumah sakit",
]


def put(cast, now, *texts, region="35.74.02.1006", sender=None, **fields):
    """Store reports as they lie in the inbox after a night; return them in their order."""
    rows, read = [], reading.suggest("Ada kabar.", published=None)
    first = numbers.next_number("report")
    Counter.objects.filter(pk="report").update(value=first + len(texts) - 1)
    for place, text in enumerate(texts):
        number = first + place
        at = now - timedelta(hours=1) + timedelta(milliseconds=number * 10)
        known = {"door": Door.PUBLIC, "reading": read, "received_at": at, "region_id": region, "sender": sender}
        rows.append(Report(id=uuid4(), number=number, text=text, digest=f"{number}:{place}", **(known | fields)))
    return Report.objects.bulk_create(rows)


def numbered(rows):
    """Return the reports as they stand in the database now, by their place."""
    known = Report.objects.in_bulk([row.pk for row in rows])
    return [known[row.pk] for row in rows]
