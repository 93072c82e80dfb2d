"""Makes copies of a text: lightly edited, syndicated, and written anew, from a seeded generator."""

from __future__ import annotations

import random
import re

_OPENINGS = (
    "Mohon izin meneruskan informasi dari grup sebelah. ",
    "Laporan terkini dari lapangan, harap menjadi perhatian bersama. ",
    "Redaksi menerima kabar berikut dari kontributor di daerah. ",
)
_ENDINGS = (
    " Demikian untuk menjadikan periksa, dokumentasi menyusul.",
    " Simak terus perkembangan selanjutnya hanya di kanal kami, dan sampaikan saran Anda.",
    " Berita ini telah terbit pada edisi cetak; dilarang mengutip tanpa izin redaksi.",
)


def light(text: str, chance: random.Random) -> str:
    """Other capitals, stops and blanks, one word in fifty left out."""
    words = [word for word in text.split() if chance.random() > 0.02]
    return re.sub(r"[,;]", "", " ".join(words)).lower() + " 🙏"


def syndicated(text: str, chance: random.Random) -> str:
    """A quarter cut from the end, one word in twenty changed, an opening and an ending added."""
    words = text.split()
    kept = words[: max(3, len(words) * 3 // 4)]
    return chance.choice(_OPENINGS) + " ".join(_changed(kept, 0.05, words, chance)) + chance.choice(_ENDINGS)


def rewritten(text: str, chance: random.Random) -> str:
    """Half of the sentences' words in another order of clauses, three in twenty changed."""
    clauses = [clause.split() for clause in re.split(r"[.,;\n]", text) if clause.strip()]
    chance.shuffle(clauses)
    words = [word for clause in clauses[: max(1, (len(clauses) + 1) // 2)] for word in clause]
    return " ".join(_changed(words, 0.15, text.split(), chance))


def _changed(words: list[str], share: float, pool: list[str], chance: random.Random) -> list[str]:
    return [chance.choice(pool) if chance.random() < share else word for word in words]
