"""Reads of the ground: regions, words, offices. Small, and asked for on nearly every page."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet

from kentongan.city.models import Agency, Alias, Level, Member, Region, Role, Rung, Spot, Term

USUAL_DIMENSION = "sosial"  # of a category whose word names none


def home() -> Region:
    """Return the region this installation serves."""
    return Region.objects.get(code=settings.HOME_CODE)


@lru_cache(maxsize=1)
def home_name() -> str:
    """Return the city's name for the frame of every page; it does not change while a server runs.

    Raises:
        Region.DoesNotExist: on a fresh database; that answer is not remembered.
    """
    return str(Region.objects.values_list("name", flat=True).get(code=settings.HOME_CODE))


def regions_of(member: Member, level: str | None = None) -> QuerySet[Region]:
    """Return the regions in the member's area, the area itself first."""
    regions = Region.objects.filter(code__startswith=member.region_id)
    return regions.filter(level=level) if level else regions


def villages(prefix: str) -> QuerySet[Region]:
    """Return the kelurahan under a code."""
    return Region.objects.filter(level=Level.VILLAGE, code__startswith=prefix)


def points(prefix: str) -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of the kelurahan and kecamatan under a code, as far as they have a label point."""
    known = Region.objects.filter(code__startswith=prefix, level__in=[Level.DISTRICT, Level.VILLAGE])
    rows = known.filter(lat__isnull=False, lng__isnull=False).order_by("code").values_list("code", "lng", "lat")
    return {code: (lng, lat) for code, lng, lat in rows if lng is not None and lat is not None}


def names_for_reading() -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
    """Return (code, name) of all regions, (code, name) of their aliases, and (name, code) of the named spots."""
    regions = list(Region.objects.values_list("code", "name"))
    aliases = list(Alias.objects.values_list("region_id", "name"))
    return regions, aliases, list(Spot.objects.values_list("name", "region_id"))


def terms(kind: str, on: date) -> QuerySet[Term]:
    """Return the words of one list that are valid on a day."""
    return Term.objects.filter(kind=kind, valid_from__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))


def all_terms(kind: str) -> QuerySet[Term]:
    """Return every word of one list with its details, ended ones too; the newest of a code comes last."""
    return Term.objects.filter(kind=kind).order_by("valid_from", "order", "code")


def labels(kind: str) -> dict[str, str]:
    """Return code → label for a list, ended words too, since old rows still bear them; the newest label wins."""
    return labels_of((kind,))[kind]


def labels_of(kinds: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return code → label for several lists, ended words too; one query."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    rows = Term.objects.filter(kind__in=kinds).order_by("valid_from")
    for kind, code, label in rows.values_list("kind", "code", "label"):
        found[kind][code] = label
    return found


def choices(kind: str, on: date) -> list[tuple[str, str]]:
    """Return the list as the choices of a form field."""
    return [(term.code, term.label) for term in terms(kind, on)]


def choices_of(kinds: tuple[str, ...], on: date) -> dict[str, list[tuple[str, str]]]:
    """Return several lists as the choices of form fields; one query."""
    rows = Term.objects.filter(kind__in=kinds, valid_from__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}
    for term in rows:
        found[term.kind].append((term.code, term.label))
    return found


def default_dimension(category: str) -> str:
    """Return the dimension a category falls under unless somebody says otherwise."""
    return default_dimensions()[category]


def default_dimensions() -> Mapping[str, str]:
    """Return category → the dimension it usually falls under, for all at once; an unknown one falls under the usual."""
    found: dict[str, str] = defaultdict(lambda: USUAL_DIMENSION)
    rows = Term.objects.filter(kind="issue_category").order_by("valid_from").values_list("code", "extra")
    found.update((code, str(extra.get("dimension", USUAL_DIMENSION))) for code, extra in rows)
    return found


def usual_impact(category: str) -> int:
    """Return how bad a matter of a category usually is, 1 to 4; 2 unless the word says otherwise."""
    term = Term.objects.filter(kind="issue_category", code=category).order_by("-valid_from").first()
    return int(term.extra.get("impact", 2)) if term else 2


def agencies(prefix: str = "") -> QuerySet[Agency]:
    """Return the offices of an area."""
    return Agency.objects.filter(region__code__startswith=prefix)


def members(member: Member, *, search: str = "") -> QuerySet[Member]:
    """Return who may log in within the area of whoever asks; the inactive last."""
    things = Member.objects.filter(region__code__startswith=member.region_id).select_related("agency", "region")
    if search:
        things = things.filter(Q(name__icontains=search) | Q(username__icontains=search))
    return things.order_by("-is_active", "name")


def rungs(ladder: str) -> list[Rung]:
    """Return the rungs of a ladder from the bottom up."""
    return list(Rung.objects.filter(ladder=ladder).select_related("agency").order_by("order"))


def rungs_with_people(ladder: str, prefix: str) -> list[tuple[Rung, int]]:
    """Return the rungs of a ladder, each with how many active members of an area stand on it somewhere."""
    people = list(
        Member.objects.filter(is_active=True, region__code__startswith=prefix).values_list(
            "agency_id", "agency__kind", "role"
        )
    )

    def stands(rung: Rung, office: str, kind: str, role: str) -> bool:
        here = office == rung.agency_id if rung.agency_id else kind == rung.agency_kind
        return here and rung.role in {"", role}

    return [(rung, sum(stands(rung, *one) for one in people)) for rung in rungs(ladder)]


def covering(region: str) -> QuerySet[Member]:
    """Return the active members whose area covers a region; what they may see there is asked elsewhere."""
    parts = region.split(".")
    above = [".".join(parts[:size]) for size in range(1, len(parts) + 1)]
    return Member.objects.filter(is_active=True, region__in=above)


def on_the_ground(region: str) -> QuerySet[Member]:
    """Return the active reporters of a region: those whose area covers it, and those who stand within it."""
    above = Q(pk__in=covering(region).values("pk"))
    return Member.objects.filter(above | Q(region__code__startswith=region), is_active=True, role=Role.FIELD)


def standing_on(rung: Rung, region: str) -> QuerySet[Member]:
    """Return the active members on a rung whose area covers a region; what they may see is asked elsewhere."""
    things = covering(region)
    things = things.filter(agency=rung.agency_id) if rung.agency_id else things.filter(agency__kind=rung.agency_kind)
    return things.filter(role=rung.role) if rung.role else things
