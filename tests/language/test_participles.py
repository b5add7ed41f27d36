"""German participles back to infinitives, and lemmas that a tagger got wrong."""

from __future__ import annotations

import pytest
from parsed_sentence import told

from kg.language.grammar import grammar_of
from kg.language.participles import infinitive_of


@pytest.mark.parametrize(
    ("participle", "infinitive"),
    [
        ("gegründete", "gründen"), ("übernommen", "übernehmen"), ("abgelehnt", "ablehnen"), ("verkauften", "verkaufen"),
        ("kritisiert", "kritisieren"), ("ausgestattet", "ausstatten"), ("erlangt", "erlangen"), ("losgeschickt", "losschicken"),
        ("geforderter", "fordern"), ("gewonnen", "gewinnen"), ("aufgegeben", "aufgeben"), ("führende", "führen"), ("eröffnet", "eröffnen"),
    ],
)
def test_infinitive_of_a_participle(participle: str, infinitive: str) -> None:
    assert infinitive_of(participle, grammar_of("de").forms) == infinitive


@pytest.mark.parametrize("word", ["bekannt", "bereit", "gut", "schnell", "erneut"])
def test_adjectives_are_no_participles(word: str) -> None:
    assert infinitive_of(word, grammar_of("de").forms) == ""


@pytest.mark.parametrize(
    ("word", "lemma", "predicate"),
    [("angekündigt", "angekündigen", "ankündigen"), ("isoliert", "isolierten", "isolieren"), ("übernommen", "übernommen", "übernehmen")],
)
def test_wrong_lemmas_of_participles_are_mended(word: str, lemma: str, predicate: str) -> None:
    text = f"""
    Er er PRON 3 nsubj
    hat haben AUX 3 aux VerbForm=Fin
    {word} {lemma} VERB 0 root VerbForm=Part
    """
    assert told("de", text) == [f"{predicate}(subject=er)"]


@pytest.mark.parametrize(("word", "lemma"), [("gewinnt", "gewinnen"), ("gehört", "gehören"), ("gerät", "geraten")])
def test_finite_verbs_keep_their_ge(word: str, lemma: str) -> None:
    text = f"""
    Er er PRON 2 nsubj
    {word} {lemma} VERB 0 root VerbForm=Fin
    """
    assert told("de", text) == [f"{lemma}(subject=er)"]


def test_three_participles_share_the_auxiliary_at_the_end() -> None:
    text = """
    Frau Frau NOUN 0 root Gender=Fem|Number=Sing
    , , PUNCT 4 punct
    die der PRON 4 nsubj
    entführt entführen VERB 1 acl:relcl VerbForm=Part
    und und CCONJ 6 cc
    verletzt verletzen VERB 4 conj VerbForm=Part
    und und CCONJ 8 cc
    beraubt berauben VERB 6 conj VerbForm=Part
    wurde werden AUX 8 aux:pass VerbForm=Fin
    """
    assert told("de", text) == ["entführen(object=Frau)", "verletzen(object=Frau)", "berauben(object=Frau)"]


def test_name_between_comma_and_verb_is_the_subject() -> None:
    text = """
    Bonn Bonn PROPN 2 nsubj
    verlor verlieren VERB 0 root VerbForm=Fin
    in in ADP 4 case
    Ulm Ulm PROPN 2 obl
    , , PUNCT 6 punct
    Jena Jena PROPN 4 conj
    verlor verlieren VERB 2 parataxis VerbForm=Fin
    in in ADP 9 case
    Rom Rom PROPN 7 obl
    """
    assert told("de", text) == ["verlieren(subject=Bonn, in=Ulm)", "verlieren(subject=Jena, in=Rom)"]


def test_agent_behind_a_fronted_participle() -> None:
    text = """
    Geliefert liefern VERB 0 root VerbForm=Part
    wurde werden AUX 1 aux:pass VerbForm=Fin
    die der DET 4 det
    Ware Ware NOUN 1 nsubj:pass Gender=Fem|Number=Sing
    von von ADP 6 case
    SAP SAP PROPN 4 nmod _ ORG
    """
    assert told("de", text) == ["liefern(subject=SAP, object=Ware)"]
