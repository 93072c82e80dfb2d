"""Who is usually told such a thing? For "OPD terkait": offices that got a similar order before, or a task of a set.

Compared by the stems that two texts share, each weighing the more the fewer texts hold it. Only a suggestion.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kentongan.city.models import Agency

WORD = re.compile(r"[a-z]{3,}")
PREFIX = re.compile(r"^(?:meng|mem|men|me|peng|pem|pen|pe|di|ber|ter|se)(?=[a-z]{4})")
SUFFIX = re.compile(r"(?<=[a-z]{4})(?:kan|an|i|nya)$")
EMPTY = frozenset(
    [
        "dan",
        "atau",
        "yang",
        "untuk",
        "agar",
        "dari",
        "dengan",
        "pada",
        "oleh",
        "serta",
        "bagi",
        "para",
        "seluruh",
        "semua",
        "setiap",
        "tiap",
        "hari",
        "kota",
        "kel",
        "kec",
        "kelurahan",
        "kecamatan",
        "segera",
        "laporan",
        "lapor",
        "warga",
        "titik",
        "masing",
        "sampai",
        "sebelum",
        "secara",
        "lebih",
        "dalam",
        "lingkungan",
        "wilayah",
    ]
)
NEAR = 0.34  # of the weight of the known words of the line that a text must share
FEWEST, MOST = 2, 3
ALONE = 0.75  # what a single shared word must weigh


@dataclass(frozen=True)
class Known:
    """A text that was ordered before, to whom, and where it comes from, in words for the secretary."""

    text: str
    offices: Sequence[Agency]
    source: str


def stems(text: str) -> set[str]:
    """Return what is left of the words of a text without their endings.

    >>> sorted(stems("Normalisasi saluran, membersihkan"))
    ['bersih', 'normalisas', 'salur']
    """
    words = (word for word in WORD.findall(text.lower()) if word not in EMPTY)
    return {SUFFIX.sub("", PREFIX.sub("", word)) for word in words}


class Memory:
    """What was ordered before, to be asked for several texts."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.rows = [(one, stems(one.text)) for one in known if one.offices]
        self.seen = Counter(stem for _one, told in self.rows for stem in told)

    def related(self, text: str) -> tuple[list[Agency], str]:
        """Return the offices of the text that is most like this one, and whence it is; nothing if none is near."""
        wanted = {stem for stem in stems(text) if stem in self.seen}
        weight = {stem: math.log(1 + len(self.rows) / self.seen[stem]) for stem in wanted}
        whole = sum(weight.values())
        best, share = None, 0.0
        for one, told in self.rows:
            common = wanted & told
            shared = sum(weight[stem] for stem in common) / whole if whole else 0.0
            if len(common) < FEWEST and shared < ALONE:
                continue
            if shared > share:
                best, share = one, shared
        if best is None or share < NEAR:
            return [], ""
        return list(dict.fromkeys(best.offices))[:MOST], best.source


def related(text: str, known: Iterable[Known]) -> tuple[list[Agency], str]:
    """Return what `Memory.related` says of one text."""
    return Memory(known).related(text)
