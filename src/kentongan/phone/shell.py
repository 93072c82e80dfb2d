"""What the phone page carries: lists of the city that are the same for everybody, nothing about anybody."""

import hashlib
import json
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language

from kentongan import __version__
from kentongan.city import queries as city
from kentongan.city.models import Spot
from kentongan.intake import fields
from kentongan.intake.models import Field
from kentongan.phone.words import WORDS

# Scripts name each other by their plain addresses, so all are asked for by these. The page wants these at once.
SCRIPTS = (
    "main", "words", "pieces", "seal", "outbox", "report", "photos", "exif", "voice", "place", "tasks", "posts",
    "questions", "sharing", "install", "draft",
)  # fmt: skip
LATER = ("pin",)
SHARED_SCRIPTS = ("store", "sender")
COMMON = ("js/photo.js", "js/words.js")  # other pages have these too
STYLES = ("css/variables.css", "css/base.css", "css/phone.css")
PICTURES = ("img/icons.svg", "img/kentongan.svg")
# A picture for each kind of matter that ships with one; what a city adds gets the last.
SYMBOLS = {
    "politics_election": "election", "crime": "theft", "communal_identity_religion": "faith", "land_resource": "land",
    "economic_labour": "work", "disaster_weather": "flood", "health_disease": "health", "public_order": "crowd",
    "rumour_hoax": "rumour", "governance_service": "service", "drugs": "drugs", "separatism_terror": "shield",
    "traffic": "traffic", "other": "other",
}  # fmt: skip


def lists() -> dict[str, Any]:
    """Return what can be chosen: matters with their pictures, kelurahan with their points, named places."""
    today = timezone.localdate()
    categories = [(code, label, SYMBOLS.get(code, "flag")) for code, label in city.choices("issue_category", today)]
    villages = list(city.villages(settings.HOME_CODE).values_list("code", "name", "lat", "lng"))
    spots = Spot.objects.filter(region__code__startswith=settings.HOME_CODE).order_by("name", "region")
    return {
        "categories": categories,
        "villages": villages,
        "questions": [_question(field) for field in fields.active(today)],
        "spots": list(spots.values_list("name", flat=True).distinct()),
    }


def _question(field: Field) -> dict[str, Any]:
    names = ("code", "label", "help", "kind", "choices", "is_required")
    return {name: getattr(field, name) for name in names}


def files() -> list[str]:
    """Return the addresses of everything that the page needs to work without a network."""
    later = [settings.STATIC_URL + f"js/phone/{name}.js" for name in LATER]
    return [*(static(name) for name in (*STYLES, *PICTURES)), *scripts(), *later]


def scripts() -> list[str]:
    """Return the addresses of the scripts that the page starts with, the one that starts the others first."""
    names = [*(f"js/phone/{name}.js" for name in (*SCRIPTS, *SHARED_SCRIPTS)), *COMMON]
    return [settings.STATIC_URL + name for name in names]


def version() -> str:
    """Return a word that changes whenever a phone needs the page anew: other code, other lists, another language."""
    told = [__version__, get_language(), _code(), files(), lists(), WORDS]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()[:16]


@cache
def _code() -> str:
    """Return the sum of all scripts and styles; they do not change while a server runs."""
    names = [*STYLES, *PICTURES, *COMMON, "js/push_worker.js", "js/phone/worker.js"]
    names += [f"js/phone/{name}.js" for name in (*SCRIPTS, *LATER, *SHARED_SCRIPTS)]
    total = hashlib.sha256()
    for name in names:
        path = finders.find(name)
        if path:
            with open(path, "rb") as file:
                total.update(file.read())
    return total.hexdigest()
