"""Is this installation healthy and safe? One finding for each question, with what to do about it."""

import base64
import binascii
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kentongan import tables
from kentongan.intake import identity
from kentongan.jobs.models import Job, JobState, Schedule
from kentongan.journal import append_only
from kentongan.journal import services as journal
from kentongan.journal.models import Entry, Seal
from kentongan.meetings import record
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.notices.models import Delivery, DeliveryState, Route

SECRET_LENGTH = 50
FREE_BYTES = 1_000_000_000
MINUTES = 100  # of signed rakor
LATE = timedelta(minutes=5)
LOCAL = {"localhost", "127.0.0.1", "[::1]", ".localhost"}


@dataclass(frozen=True)
class Finding:
    """The answer to one question: is it well, what was seen, and what to do if it is not."""

    name: str
    well: bool
    seen: str
    advice: str = ""


def look(*, at: datetime) -> Iterator[Finding]:
    """Yield every finding; what needs the database is left out while it cannot be reached."""
    for question in ABOUT_SETTINGS:
        yield question()
    reachable = database_answers()
    yield reachable
    if not reachable.well:
        return
    up_to_date = tables_are_current()
    yield up_to_date
    if up_to_date.well:
        for asked in ABOUT_DATABASE:
            yield asked(at)


def secret_is_long() -> Finding:
    length = len(settings.SECRET_KEY)
    advice = f"Isi KENTONGAN_SECRET_KEY dengan {SECRET_LENGTH} huruf acak atau lebih."
    return Finding("kunci rahasia", length >= SECRET_LENGTH, f"{length} huruf", advice)


def identities_can_be_sealed() -> Finding:
    advice = "Isi KENTONGAN_IDENTITY_KEYS dengan kunci 32 bita dalam base64 (openssl rand -base64 32)."
    name = "kunci identitas"
    if not settings.IDENTITY_KEYS:
        return Finding(name, False, "belum ada", advice)
    for number, key in enumerate(settings.IDENTITY_KEYS, 1):
        try:
            fits = len(base64.b64decode(key, validate=True)) == 32
        except binascii.Error:
            fits = False
        if not fits:
            return Finding(name, False, f"kunci ke-{number} bukan 32 bita base64", advice)
    sealed = identity.seal("uji", bound_to="check")
    works = identity.unseal(sealed, bound_to="check") == "uji"
    return Finding(name, works, f"{len(settings.IDENTITY_KEYS)} kunci", advice)


def debug_is_off() -> Finding:
    seen = "menyala" if settings.DEBUG else "mati"
    return Finding(
        "mode pengembang", not settings.DEBUG, seen, "Hapus KENTONGAN_DEBUG: halaman galatnya membuka isi data."
    )


def the_way_is_encrypted() -> Finding:
    local = set(settings.ALLOWED_HOSTS) <= LOCAL
    seen = "HTTPS" if settings.HTTPS else "hanya mesin ini" if local else "terbuka tanpa HTTPS"
    return Finding("jalur", settings.HTTPS or local, seen, "Pasang HTTPS lalu isi KENTONGAN_HTTPS=1.")


def known_passwords_stay_home() -> Finding:
    local = set(settings.ALLOWED_HOSTS) <= LOCAL
    seen = "contoh" if settings.IS_DEMO else "sungguhan"
    advice = "Kata sandi kota contoh diketahui umum: jangan buka ke jaringan (KENTONGAN_HOSTS)."
    return Finding("jenis pemasangan", local or not settings.IS_DEMO, seen, advice)


def photos_can_be_kept() -> Finding:
    name, advice = "tempat foto", f"Beri pengguna server hak tulis di {settings.MEDIA_ROOT}."
    try:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.MEDIA_ROOT):
            return Finding(name, True, "dapat ditulisi")
    except OSError:
        return Finding(name, False, "tidak dapat ditulisi", advice)


def disk_has_room() -> Finding:
    free = shutil.disk_usage(settings.DATA).free
    return Finding("ruang disk", free >= FREE_BYTES, f"{free / 1e9:.1f} GB bebas", "Sediakan paling sedikit 1 GB.")


def database_answers() -> Finding:
    advice = "Periksa KENTONGAN_DATABASE_URL dan apakah server basis datanya berjalan."
    try:
        connection.ensure_connection()
    except DatabaseError:
        return Finding("basis data", False, "tidak menjawab", advice)
    return Finding("basis data", True, connection.vendor)


def tables_are_current() -> Finding:
    strange = tables.made_elsewhere()
    if strange:
        return Finding("tabel", False, "dari versi lain", strange)
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    seen = f"{waiting} perubahan belum dijalankan" if waiting else "mutakhir"
    return Finding("tabel", not waiting, seen, "Jalankan: kentongan migrate")


def commits_survive(at: datetime) -> Finding:
    """What was acknowledged must outlive a power cut."""
    query, good = "SHOW synchronous_commit", {"on", "remote_write", "remote_apply", "local"}
    if connection.vendor == "sqlite":
        query, good = (
            "SELECT journal_mode || ' ' || synchronous FROM pragma_journal_mode, pragma_synchronous",
            {"wal 2"},
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        mode = str(cursor.fetchone()[0])
    return Finding("penyimpanan aman", mode in good, mode, "Kembalikan pengaturan basis data ke bawaan Kentongan.")


def journal_is_guarded(at: datetime) -> Finding:
    gone = sorted(append_only.missing(connection))
    advice = "Ada yang melepas penjaga jurnal. Cari tahu siapa, lalu pulihkan dari cadangan yang tepercaya."
    return Finding("penjaga jurnal", not gone, f"hilang: {', '.join(gone)}" if gone else "terpasang", advice)


def chain_holds(at: datetime) -> Finding:
    faults = journal.verify()
    last = Seal.objects.order_by("-number").first()
    # The last digest, noted outside the system, proves later that the end of the chain was not cut off.
    seen = f"{last.number} segel, terakhir {last.digest[:12]}" if last else "belum ada segel"
    advice = "Isi jurnal telah diubah. Simpan basis data ini sebagai bukti dan pulihkan dari cadangan."
    return Finding("rantai jurnal", not faults, "; ".join(faults[:3]) if faults else seen, advice)


def no_job_is_dead(at: datetime) -> Finding:
    dead = Job.objects.filter(state=JobState.DEAD)
    kinds = ", ".join(sorted(set(dead.values_list("kind", flat=True))))
    seen = f"{dead.count()} gagal: {kinds}" if kinds else "tidak ada yang gagal"
    return Finding("pekerjaan latar", not kinds, seen, "Baca log pekerja, perbaiki sebabnya, lalu ulangi pekerjaannya.")


def worker_is_alive(at: datetime) -> Finding:
    advice = "Jalankan: kentongan worker"
    oldest = Schedule.objects.filter(enabled=True).order_by("next_at").values_list("next_at", flat=True).first()
    if oldest is None:
        return Finding("pekerja", False, "belum pernah berjalan", advice)
    late = at - oldest
    seen = f"jadwal terlambat {int(late.total_seconds() // 60)} menit" if late > LATE else "berjalan"
    return Finding("pekerja", late <= LATE, seen, advice)


def notices_leave(at: datetime) -> Finding:
    """Does what is to be told get out? A way that is not set up is no fault."""
    name, advice = "pemberitahuan", "Buka halaman Jalur pesan sebagai administrator, perbaiki jalurnya, lalu coba lagi."
    dead = [str(route) for route in Route.objects.exclude(dead_since=None)]
    stuck = Entry.objects.filter(noticed_at=None, at__lt=at - LATE).count()
    late = Delivery.objects.filter(state=DeliveryState.WAITING, due_at__lt=at - LATE).count()
    faults = [f"jalur {way} mati" for way in dead]
    faults += [f"{stuck} baris jurnal belum disebarkan"] if stuck else []
    faults += [f"{late} pesan terlambat"] if late else []
    return Finding(name, not faults, "; ".join(faults) or "lancar", advice)


ABOUT_SETTINGS: tuple[Callable[[], Finding], ...] = (
    secret_is_long,
    identities_can_be_sealed,
    debug_is_off,
    the_way_is_encrypted,
    known_passwords_stay_home,
    photos_can_be_kept,
    disk_has_room,
)


def signed_minutes_hold(at: datetime) -> Finding:
    """Are the minutes still what was signed? Those signed last are reckoned anew."""
    signed = Meeting.objects.filter(state=MeetingState.CLOSED).exclude(digest="").order_by("-closed_at")[:MINUTES]
    broken = [str(meeting.pk) for meeting in signed if record.faults(meeting)]
    seen = f"rakor nomor {', '.join(broken[:5])} tidak cocok" if broken else f"{len(signed)} diperiksa"
    return Finding("sidik notulen", not broken, seen, "Bandingkan dengan cadangan: isinya berubah setelah disahkan.")


ABOUT_DATABASE: tuple[Callable[[datetime], Finding], ...] = (
    commits_survive,
    journal_is_guarded,
    chain_holds,
    no_job_is_dead,
    worker_is_alive,
    notices_leave,
    signed_minutes_hold,
)
