"""For tests: a small city and a cast with parts. Who may see what is asked of these people on every page.

Kota Probolinggo with two kecamatan and three kelurahan; one member for each role, a stranger from another city, and a
second field reporter and operator whose area is another kecamatan.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kentongan.city import services
from kentongan.city.models import Agency, Classification, Member, Region, Role

CITY, WONOASIH, SUMBER_TAMAN, MAYANGAN, MANGUNHARJO = "35.74", "35.74.02", "35.74.02.1006", "35.74.03", "35.74.03.1002"
PASURUAN = "35.75"
PASSWORD = "kata sandi untuk uji"

REGIONS: list[dict[str, Any]] = [
    {"code": "35", "name": "Jawa Timur"},
    {"code": CITY, "name": "Kota Probolinggo", "lat": -7.776, "lng": 113.204, "population": 243746},
    {"code": WONOASIH, "name": "Wonoasih", "lat": -7.799, "lng": 113.223},
    {"code": "35.74.02.1001", "name": "Jrebeng Kidul", "lat": -7.793, "lng": 113.218},
    {"code": SUMBER_TAMAN, "name": "Sumber Taman", "lat": -7.785, "lng": 113.229},
    {"code": MAYANGAN, "name": "Mayangan", "lat": -7.744, "lng": 113.217},
    {"code": MANGUNHARJO, "name": "Mangunharjo", "lat": -7.742, "lng": 113.217},
    {"code": PASURUAN, "name": "Kota Pasuruan", "lat": -7.645, "lng": 112.907},
    {"code": "35.75.01", "name": "Gadingrejo", "lat": -7.651, "lng": 112.888},
]
AGENCIES = [
    ("bakesbangpol", "Badan Kesatuan Bangsa dan Politik", "Bakesbangpol", "opd", CITY),
    ("polres", "Kepolisian Resor Probolinggo Kota", "Polres Probolinggo Kota", "vertikal", CITY),
    ("pupr", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas PUPR", "opd", CITY),
    ("setda", "Sekretariat Daerah", "Setda", "opd", CITY),
    ("kepala-daerah", "Wali Kota Probolinggo", "Wali Kota", "forkopimda", CITY),
    ("kec-wonoasih", "Kecamatan Wonoasih", "Kec. Wonoasih", "kecamatan", WONOASIH),
    ("kel-sumber-taman", "Kelurahan Sumber Taman", "Kel. Sumber Taman", "kelurahan", SUMBER_TAMAN),
    ("kel-mangunharjo", "Kelurahan Mangunharjo", "Kel. Mangunharjo", "kelurahan", MANGUNHARJO),
    ("pasuruan", "Bakesbangpol Kota Pasuruan", "Bakesbangpol Pasuruan", "opd", PASURUAN),
]
# part: role, agency, scope, clearance
PARTS = {
    "lurah": (Role.FIELD, "kel-sumber-taman", SUMBER_TAMAN, Classification.OPEN),
    "other_lurah": (Role.FIELD, "kel-mangunharjo", MANGUNHARJO, Classification.OPEN),
    "operator": (Role.OPERATOR, "bakesbangpol", CITY, Classification.LIMITED),
    "local_operator": (Role.OPERATOR, "kel-mangunharjo", MAYANGAN, Classification.OPEN),
    "verifier": (Role.VERIFIER, "bakesbangpol", CITY, Classification.SECRET),
    "liaison": (Role.LIAISON, "polres", CITY, Classification.LIMITED),
    "works": (Role.LIAISON, "pupr", CITY, Classification.OPEN),
    "secretary": (Role.SECRETARY, "bakesbangpol", CITY, Classification.LIMITED),
    "head": (Role.HEAD, "bakesbangpol", CITY, Classification.SECRET),
    "camat": (Role.LIAISON, "kec-wonoasih", WONOASIH, Classification.LIMITED),
    "sekda": (Role.HEAD, "setda", CITY, Classification.SECRET),
    "mayor": (Role.HEAD, "kepala-daerah", CITY, Classification.SECRET),
    "auditor": (Role.AUDITOR, "bakesbangpol", CITY, Classification.OPEN),
    "administrator": (Role.ADMINISTRATOR, "bakesbangpol", CITY, Classification.OPEN),
    "stranger": (Role.OPERATOR, "pasuruan", PASURUAN, Classification.SECRET),
}


@dataclass
class Cast:
    """The members by part, as `cast.lurah`; and a look-up of everything else by its code."""

    members: dict[str, Member]

    def __getattr__(self, part: str) -> Member:
        try:
            return self.members[part]
        except KeyError:
            raise AttributeError(part) from None

    @staticmethod
    def region(code: str) -> Region:
        return Region.objects.get(code=code)

    @staticmethod
    def agency(code: str) -> Agency:
        return Agency.objects.get(code=code)


def assemble(at: datetime) -> Cast:
    """Set up the city and its people."""
    services.load_regions(REGIONS, at=at)
    services.load_terms(at=at)
    keys = ("code", "name", "short", "kind", "region")
    services.load_places(
        aliases=[(SUMBER_TAMAN, "Sumbertaman")],
        spots=[],
        agencies=[dict(zip(keys, row, strict=True)) for row in AGENCIES],
    )
    services.load_ladders(at=at)
    members = {}
    for part, (role, agency, scope, clearance) in PARTS.items():
        members[part] = services.enrol_member(
            username=part,
            name=f"Anggota {part}",
            role=role,
            agency=Agency.objects.get(code=agency),
            region=Region.objects.get(code=scope),
            clearance=clearance,
            password=PASSWORD,
            by=None,
            at=at,
        )
    return Cast(members)
