"""Importing this makes Django ready, or stops with one sentence that says what is not set.

Without any setting, and where the demo city has been made, that is the installation.
Commands import it before anything that touches a table; it also is the one clock they read.
"""

import os
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from kentongan import demo_folder

if demo_folder.adopt():
    print(f"kentongan: memakai kota contoh di {demo_folder.FOLDER}.", file=sys.stderr)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings")
try:
    django.setup()
except ImproperlyConfigured as problem:
    sys.exit(f"kentongan: {problem}")


def now() -> datetime:
    """Return this moment, aware."""
    return timezone.now()


def zone() -> ZoneInfo:
    """Return the zone by which the city lives."""
    return ZoneInfo(settings.TIME_ZONE)
