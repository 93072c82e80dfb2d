"""Training: the model that is taken out of CRFsuite answers as CRFsuite does; sets are read as they are marked."""

import gzip

import numpy as np
import pytest

from corpus import documents
from kentongan.extraction.features import EDGE
from kentongan.extraction.tagger import Models, tag
from kentongan.extraction.weights import Forms, unpack
from training import names
from training.crf import Features, folded, train
from training.sets import Sentence, of_documents, of_public_set


def test_it_labels_as_crfsuite_does(tmp_path):
    told = [
        ("Kapolres Budi Santoso datang ke Jati .", "O B-PER I-PER O O B-LOC O"),
        ("Warga Jati menemui Pak Budi , Ketua KPU .", "O B-LOC O O B-PER O O B-ORG O"),
        ("Menurut Sri , hujan turun di Sumber Wetan", "O B-PER O O O O B-LOC I-LOC"),
        ("KPU dan Bawaslu Kota Malang rapat", "B-ORG O B-ORG I-ORG I-ORG O"),
    ]
    sentences = [Sentence(tuple(words.split()), tuple(labels.split())) for words, labels in told]
    lists = {"kapolres": ("office",), "pak": ("title",), "budi": ("name",), "jati": ("region",)}
    features = Features(lists)
    trained = train({"own": sentences, "news": sentences[:2]}, features, tmp_path / "model", max_iterations=30)
    forms = Forms(unpack(folded(trained, [{"own": 1.0}], lists)))
    vocabulary = sorted(
        {word for sentence in sentences for word in sentence.words} | {"Xavier", "2024", "RT", "'", "|"}
    )
    dice = np.random.default_rng(1)
    for _ in range(200):
        words = dice.choice(vocabulary, dice.integers(1, 12)).tolist()
        wanted = trained.tag(features.of(words, "own"))
        found = ["O"] * len(words)
        for name in tag([EDGE, EDGE, *words, EDGE, EDGE], forms):
            found[name.first - 2] = f"B-{name.kind}"
            found[name.first - 1 : name.behind - 2] = [f"I-{name.kind}"] * (name.behind - name.first - 1)
        # A stray I- begins a name; told as B- by both.
        assert found == _begun(wanted)


def _begun(labels: list[str]) -> list[str]:
    told, before = [], "O"
    for label in labels:
        told.append("B" + label[1:] if label[0] == "I" and before[1:] != label[1:] else label)
        before = label
    return told


def test_a_public_set_is_read_with_its_names_cut_as_the_model_cuts_words(tmp_path):
    path = tmp_path / "some.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("Jokowi-JK\tI-PERSON\nmakan\tO\nrendang\tB-FNB\n\nDi\tO\nJati\tB-PLACE\n\n")
    first, second = of_public_set(path, frozenset({"FNB"}))
    assert first.words == ("Jokowi", "-", "JK", "makan", "rendang")
    assert first.labels == ("B-PER", "I-PER", "I-PER", "O", "O")
    assert second.labels == ("O", "B-LOC")


def test_a_marked_text_becomes_sentences_with_its_persons_bodies_and_places():
    told = (
        '<document id="a" genre="news" kind="incident" severity="2" language="id" published="none" event_date="none" '
        'home="35.74">\nKapolsek <person>Budi Santoso</person> datang ke <place level="village">Jati</place>.\n'
        "<org>KPU</org> diam.\n</document>"
    )
    first, second = of_documents([documents.from_xml(documents.ElementTree.fromstring(told))])
    assert first.labels == ("O", "B-PER", "I-PER", "O", "O", "B-LOC", "O")
    assert (second.words, second.labels) == (("KPU", "diam", "."), ("B-ORG", "O", "O"))


def test_it_says_what_is_missing(tmp_path):
    with pytest.raises(SystemExit, match="idner_news_2k_train"):
        names.public_sets(tmp_path, "train")


@pytest.mark.skipif(not names.DATA.exists(), reason=f"the public sets are not at {names.DATA}")
def test_trained_on_a_tenth_it_finds_most_names():
    few = names.tenth(names.public_sets(names.DATA, "train"))
    trained = names.models(few, [])
    dev = names.public_sets(names.DATA, "dev")["news"]
    assert names.on_sentences(trained["names"], dev).f1 > 55
    assert names.on_sentences(trained["names"], dev).f1 > names.on_sentences(trained["names"], _small(dev)).f1
    assert len(Models.of(trained["names"], trained["names_lower"]).cased.weights.rows) > 1000


def _small(sentences: list[Sentence]) -> list[Sentence]:
    return [sentence.lower() for sentence in sentences]
