"""The door of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

# A page over two years makes tens of thousands of small things; after every 700 of them is far too often to look.
NEW_THINGS = 20_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings")
application = get_wsgi_application()
_pages = get_resolver().url_patterns  # read now, so that the first visitor does not wait for it
gc.collect()
gc.freeze()  # what was loaded stays for good: nobody need look through it again
gc.set_threshold(NEW_THINGS, 20, 20)
