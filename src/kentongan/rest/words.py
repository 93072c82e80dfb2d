"""/terms and /regions: the words and places that everything else names by code."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from kentongan.city import queries as city
from kentongan.city.models import Region, Term
from kentongan.rest.bearer import READS, machine
from kentongan.rest.inputs import Code
from kentongan.rest.outputs import RegionOut, TermOut

router = Router(tags=["Istilah dan wilayah"])


@router.get("/terms", auth=READS, response=list[TermOut], summary="Istilah yang berlaku hari ini")
def terms(request: HttpRequest, kind: Code = "issue_category") -> QuerySet[Term]:
    """Perkara, tahap, bidang, dan daftar lain; masing-masing dengan dasar hukumnya."""
    return city.terms(kind, timezone.localdate())


@router.get("/regions", auth=READS, response=list[RegionOut], summary="Wilayah yang dilihat kunci ini")
def regions(request: HttpRequest) -> list[dict[str, object]]:
    """Kode Kemendagri; titik adalah titik sebutan, bukan batas."""
    things = city.regions_of(machine(request)[1])
    names = ("code", "name", "level", "lat", "lng", "population")
    return [{name: getattr(one, name) for name in names} | {"parent": _above(one)} for one in things]


def _above(region: Region) -> str | None:
    return region.parent_id
