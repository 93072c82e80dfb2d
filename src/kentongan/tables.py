"""Whether the tables that are there were made by this program or by another version of it."""

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def made_elsewhere() -> str:
    """Tell why these tables may not be touched; empty when nothing speaks against it.

    A version that is later, or that was never released, left steps in the database that this program does not know.
    To go on from there would end halfway, in words that nobody outside this project understands.
    """
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("kentongan.")}
    loader = MigrationLoader(connection)
    strange = sorted(
        step for step in loader.applied_migrations if step[0] in ours and step not in loader.disk_migrations
    )
    if not strange:
        return ""
    return (
        f"basis data ini dibuat oleh versi Kentongan lain (langkah {'.'.join(strange[0])} tidak dikenal di sini) dan "
        "tidak diubah. Jalankan versi itu, atau mulai dengan basis data baru; untuk kota contoh: hapus foldernya."
    )
