# ruff: noqa: E501, SIM905
"""The word lists that the names model looks words up in. They are kept in the model's file."""

from __future__ import annotations

import re

from kentongan.city.nation import region_rows
from kentongan.extraction.features import LISTS
from kentongan.extraction.words import bodies, names, people, place

_KIND = re.compile(
    r"^(?:provinsi|kabupaten administrasi|kabupaten|kab\.|kota administrasi|kota adm\.?|kota|kecamatan)\s+",
    re.IGNORECASE,
)
_MORE_OFFICES = (
    "capres cawapres wapres caleg menkeu menlu mendagri menhan mensos menkes mendikbud menag menhub menkumham menko seskab mensesneg kapuspen "
    "jubir jurubicara pm perdana ketum sekjen bendum wasekjen waketum wakapolri jaksa hakim legislator politikus politisi "
    "pakar peneliti ekonom sosiolog sejarawan pengamat penulis penyanyi aktor aktris pemain pelatih kiper striker gelandang "
    "raja ratu pangeran sultan kaisar paus uskup kardinal pendiri ceo presdir presenter sutradara"
).split()
_MORE_BODIES = (
    "pt cv ud pd partai kementerian departemen universitas institut fakultas bank komisi fraksi mahkamah dewan badan dirjen "
    "direktorat himpunan ikatan persatuan perhimpunan asosiasi yayasan lembaga federasi serikat konfederasi majelis klub "
    "maskapai perusahaan grup group kesebelasan timnas stasiun harian majalah koran dpp dpd dpw dpc pengurus bpk kpk mk ma "
    "polda polres polsek kodim koramil kejati kejari sman smpn sdn smkn man mts mi sma smp smk sd tk ponpes pesantren koperasi"
).split()
_MORE_SPOTS = (
    "provinsi propinsi pulau kepulauan gunung bukit sungai laut selat samudra samudera teluk tanjung danau pantai pelabuhan "
    "bandara terminal stadion gedung hotel jalan jl jln gang gg tol jembatan taman alun lapangan masjid gereja pura makam "
    "kampung dusun dukuh distrik ibukota ibu negara republik kerajaan benua wilayah kawasan daerah perumahan simpang perempatan pertigaan pasar"
).split()
_COUNTRIES = (
    "indonesia malaysia singapura thailand vietnam filipina pilipina myanmar kamboja laos brunei timor leste papua nugini australia zealand "
    "jepang korea tiongkok china cina taiwan hongkong mongolia india pakistan bangladesh nepal bhutan srilanka maladewa afghanistan iran irak "
    "suriah lebanon israel palestina yordania arab saudi yaman oman qatar bahrain kuwait emirat turki rusia ukraina belarus georgia armenia "
    "azerbaijan kazakhstan uzbekistan mesir libya tunisia aljazair maroko sudan etiopia ethiopia eritrea somalia kenya uganda rwanda kongo nigeria "
    "ghana senegal mali niger chad kamerun angola zambia zimbabwe mozambik namibia botswana afrika madagaskar inggris britania skotlandia wales "
    "irlandia perancis prancis spanyol portugal italia jerman belanda belgia luksemburg swiss austria denmark swedia norwegia finlandia islandia "
    "polandia ceko slowakia hungaria rumania bulgaria serbia kroasia bosnia slovenia makedonia albania yunani siprus malta estonia latvia lituania "
    "amerika kanada meksiko guatemala honduras nikaragua panama kuba haiti jamaika kolombia venezuela ekuador peru bolivia brasil brazil chili "
    "argentina uruguay paraguay eropa asia london paris washington tokyo beijing moskow baghdad teheran kairo damaskus yerusalem gaza sydney "
    "melbourne canberra berlin roma madrid amsterdam bangkok manila hanoi kuala lumpur delhi mumbai mekah madinah riyadh kabul texas california york"
).split()


def word_lists(common: frozenset[str], *, for_use: bool = False) -> dict[str, tuple[str, ...]]:
    """Word -> the lists in which it stands, the most telling first.

    Args:
        common: words that marked texts write small; they name no region.
        for_use: with the longer list of names. The models learn with the shorter one: were nearly all names of the
            training listed, they would learn that what stands in no list is no name.
    """
    more = names.MORE_NAMES if for_use else frozenset[str]()
    heads = {spelling.split()[0] for _, _, spellings in bodies.bodies() for spelling in spellings}
    words: dict[str, set[str]] = {
        "title": _letters(people.TITLES) | {"h", "hj", "dr", "drg", "ny", "bung", "gus", "almarhum"},
        "rank": _letters(people.RANKS),
        "degree": _letters(people.DEGREES),
        "speech": set(people.SPEECH.split("|")),
        "office": {phrase.split()[0] for phrase in people.OFFICES.split(";") if phrase.strip()} | set(_MORE_OFFICES),
        "body": {re.split(r"\W", head)[0] for head in heads} | _letters(bodies.HEADS.lower()) | set(_MORE_BODIES),
        "spot": {word for cue in place.CUES for word in cue} | set(_MORE_SPOTS),
        "near": {"di", "ke", "dari"},
        "never": set(people.NEVER),
        "name": people.NAMES | more,
        **_regions(common),
    }
    found: dict[str, list[str]] = {}
    for name in LISTS:
        for word in words[name]:
            if word:
                found.setdefault(word.lower(), []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def _letters(pattern: str) -> set[str]:
    """The words of a regular expression."""
    return {word.lower() for word in re.findall(r"[A-Za-z]{2,}", re.sub(r"\\[A-Za-z]|\[[^]]*\]", " ", pattern))}


def _regions(common: frozenset[str]) -> dict[str, set[str]]:
    regions, districts = set(_COUNTRIES), set[str]()
    for code, name in region_rows():
        depth = code.count(".")
        if depth < 3:
            words = {word for word in re.findall(r"[a-z']{3,}", _KIND.sub("", name).lower()) if word not in common}
            (regions if depth < 2 else districts).update(words)
    return {"region": regions, "district": districts - regions}
