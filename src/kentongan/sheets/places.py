"""A region as an office writes it: by its Kemendagri code or by its name, and said when that is not enough."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from kentongan.city import queries as city
from kentongan.city.models import Level, Region

PREFIX = re.compile(r"^(?:(kelurahan|kel|desa|ds)|(kecamatan|kec)|(?:kota|kabupaten|kab))\b[.\s]*", re.IGNORECASE)
SHORT = {Level.VILLAGE: "Kel.", Level.DISTRICT: "Kec."}


class Unknown(ValueError):
    """No region of the city, or more than one; the message says what to write instead."""


class Places:
    """The city's regions, ready to be found by what people write. Made once for a file."""

    def __init__(self, regions: Iterable[Region], aliases: Iterable[tuple[str, str]]) -> None:
        self.by_code = {region.code.replace(".", ""): region for region in regions}
        self.by_name: dict[str, list[Region]] = defaultdict(list)
        for region in self.by_code.values():
            self.by_name[_folded(PREFIX.sub("", region.name))].append(region)
        for code, name in aliases:
            region_of = self.by_code.get(code.replace(".", ""))
            if region_of and region_of not in self.by_name[_folded(name)]:
                self.by_name[_folded(name)].append(region_of)

    @classmethod
    def of_home(cls) -> "Places":
        """Return the places of the city this installation serves."""
        regions = Region.objects.filter(code__startswith=settings.HOME_CODE)
        return cls(regions, city.names_for_reading()[1])

    def find(self, written: str, *, head: str = "") -> Region:
        """Return the region that is meant.

        Args:
            written: what stands in the cell.
            head: the head of its column; "Kelurahan" or "Kecamatan" settles which of two namesakes is meant.

        Raises:
            Unknown: see there.
        """
        code = re.sub(r"[.\s]", "", written)
        if code.isdigit():
            if code in self.by_code:
                return self.by_code[code]
            raise Unknown(_("kode wilayah “%s” tidak ada di kota ini") % written[:40])
        known = self.by_name.get(_folded(PREFIX.sub("", written)), [])
        level = _level(written) or _level(head)
        fitting = [region for region in known if region.level == level] if level else known
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            raise Unknown(_("wilayah “%s” tidak dikenal; tulis nama resmi atau kode Kemendagri") % written[:40])
        names = [f"{SHORT.get(Level(region.level), '')} {region.name} ({region.code})".strip() for region in fitting]
        raise Unknown(_("“%(name)s” dapat berarti %(all)s; tulis kodenya") % {
            "name": written[:40], "all": " / ".join(names)})  # fmt: skip


def _folded(name: str) -> str:
    return re.sub(r"[\s.'’-]+", "", name).casefold()


def _level(words: str) -> Level | None:
    match = PREFIX.match(words.strip())
    if not match:
        return None
    return Level.VILLAGE if match[1] else Level.DISTRICT if match[2] else None
