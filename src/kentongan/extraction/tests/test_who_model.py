"""Grammar and model together: who is kept, who is not, and how far a name goes."""

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import prepare
from kentongan.extraction.tagger import Name
from kentongan.extraction.who import PersonMention, Role
from kentongan.extraction.who_model import joined

TOLD = prepare("Camat Wonoasih Deus Nawandi Putra datang.")
CAMAT = Role(0, 14, "Camat Wonoasih")


def mention(start: int, end: int, confidence: float, by: str = "grammar:role") -> PersonMention:
    return PersonMention(start, end, TOLD.text[start:end], CAMAT, confidence, by)


def test_a_body_a_place_or_a_doubtful_name_of_the_model_makes_no_person():
    body = Body(15, 27, "x", "x", 0.9, "lexicon")
    assert joined(TOLD, [], [Name(15, 27, "PER", 0.9)], [body]) == []
    assert joined(TOLD, [], [Name(15, 27, "LOC", 0.9)], []) == []
    assert joined(TOLD, [], [Name(15, 27, "PER", 0.4)], []) == []
    assert joined(TOLD, [], [Name(0, 5, "PER", 0.99)], []) == []  # "Camat" is never a person


def test_weak_evidence_of_the_grammar_needs_the_model():
    weak = mention(15, 27, 0.6, "grammar:again")
    assert joined(TOLD, [weak], [], []) == []
    assert [one.name for one in joined(TOLD, [weak], [Name(15, 27, "PER", 0.7)], [])] == ["Deus Nawandi"]


def test_what_the_model_takes_for_a_place_is_no_person_of_the_grammar():
    assert joined(TOLD, [mention(15, 27, 0.8)], [Name(15, 27, "LOC", 0.8)], []) == []
    assert len(joined(TOLD, [mention(15, 27, 0.95)], [Name(15, 27, "LOC", 0.8)], [])) == 1


def test_a_sure_model_says_how_far_the_name_goes_and_the_office_stays():
    short = mention(15, 27, 0.7)
    (found,) = joined(TOLD, [short], [Name(15, 33, "PER", 0.95)], [])
    assert (found.name, found.role, found.confidence) == ("Deus Nawandi Putra", CAMAT, 0.98)
    (found,) = joined(TOLD, [short], [Name(15, 33, "PER", 0.4)], [])
    assert found.name == "Deus Nawandi"
