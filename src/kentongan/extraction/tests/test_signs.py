"""Grave signs on the marked texts: how many of those that matter are found, and how many of those found matter."""

import pytest

from corpus.documents import load
from kentongan.city.vocabulary import load_terms
from kentongan.extraction import Gazetteer, grave_signs, read

WORDS = {term.code: str(term.extra["words"]) for term in load_terms() if term.kind == "grave_sign"}
NAMES = Gazetteer.from_rows([("35.74", "Kota Probolinggo")])
# Texts of training and tuning that tell of weapons, a hostile crowd, a threat to worship, election logistics, bombs, a
# killing, arson or a blockade as having happened: judged by hand, text by text. A quarter of them is told in words that
# the city's list does not have (regional speech, "dibacok" as "nganggo gir"): the floors say what is reached.
GRAVE = {
    "train": (
        "d001 d002 c030 c032 c040 c042 c053 c016 c020 c022 c023 b001 b002 b003 b004 b005 b011 b012 b040 b042 b044 "
        "b046 b050 b020 b021 b022 b029 b030 b031 b034 d046 d048 "
        "e001 e005 e006 e011 e020 e032 e038 e045 e046 e047 e048 e049 e054 e056 e059 e076 e078 e113 e117 e132 e133 e134 "
        "e135 e136 e137 e138 e139 e140 e142 e153 e158 e159 e166 e167 e170 e176 e177 e179 e185 e217 j135 j140 j141 j156 "
        "o003 q043 q048 q049 q050 q051 q052 q079 q135 q140 q142 q215"
    ),
    "tune": (
        "b059 b060 b061 b062 b063 b064 b066 c061 c065 c068 c069 c071 "
        "f004 f005 f012 f013 f015 f020 f022 f046 f047 f048 f053 f061 f063 f071 f075 f077"
    ),
}


@pytest.mark.parametrize(("split", "precision", "recall"), [("train", 0.88, 0.75), ("tune", 0.8, 0.7)])
def test_most_of_what_matters_is_found_and_most_of_what_is_found_matters(split, precision, recall):
    grave, found = set(GRAVE[split].split()), set()
    for text in load(split):
        if grave_signs(text.text, WORDS):
            reading = read(text.text, gazetteer=NAMES, published=text.published, home=text.home)
            if reading.kind == "incident":
                found.add(text.id)
    assert len(found & grave) / len(found) >= precision
    assert len(found & grave) / len(grave) >= recall


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ada massa membawa celurit di depan gereja, mengancam jemaat.", {"weapon", "worship"}),
        ("Kotak suara di TPS 4 dibawa kabur orang tak dikenal.", {"election"}),
        ("Paket diduga bom ditemukan di terminal.", {"bomb"}),
        ("Warga blokir jalan depan pabrik sejak pagi.", {"blockade"}),
        ("Situasi aman, senjata tajam nihil, tawuran nihil.", set()),
        ("Tdk ada sajam, tdk ada tawuran.", set()),
        ("Lomba pedang-pedangan, peserta membawa pedang mainan.", set()),
        ("Kabar ada bom itu hoaks.", set()),
        ("Sosialisasi bahaya tawuran di SMP.", set()),
        ("", set()),
    ],
)
def test_signs_are_told_only_where_they_are_meant(text, codes):
    assert set(grave_signs(text, WORDS)) == codes
