"""Nouns with arguments, copulas, light verbs, content clauses."""

from __future__ import annotations

import pytest
from parsed_sentence import nouns, told, tree_of


def test_close_apposition_names_the_kind_noun() -> None:
    text = """
    Autobauer Autobauer NOUN 3 nsubj
    Tesla Tesla PROPN 1 appos _ ORG
    wächst wachsen VERB 0 root VerbForm=Fin
    """
    assert nouns("de", text) == ["Autobauer(name=Tesla)"]


def test_loose_apposition_describes_the_name() -> None:
    text = """
    Klaus Klaus PROPN 0 root _ PER
    Euler Euler PROPN 1 flat _ PER
    , , PUNCT 4 punct
    Vorstandschef Vorstandschef NOUN 1 appos
    der der DET 6 det Case=Gen
    Ethikbank Ethikbank PROPN 4 nmod Gender=Fem|Number=Sing ORG
    """
    assert nouns("de", text) == ["Vorstandschef(apposition=Klaus, genitive=Ethikbank)"]


def test_hyphen_compound_gives_its_first_part() -> None:
    text = """
    Facebook-Chef Facebook-Chef NOUN 3 nsubj
    Zuckerberg Zuckerberg PROPN 1 appos _ PER
    sprach sprechen VERB 0 root VerbForm=Fin
    """
    assert nouns("de", text) == ["Chef(compound=Facebook, name=Zuckerberg)"]


@pytest.mark.parametrize("relation", ["compound", "nmod:desc"])
def test_english_title_names_its_bearer(relation: str) -> None:
    text = f"""
    Facebook Facebook PROPN 2 compound _ ORG
    founder founder NOUN 3 {relation}
    Mark Mark PROPN 5 nsubj _ PER
    Zuckerberg Zuckerberg PROPN 3 flat _ PER
    spoke speak VERB 0 root VerbForm=Fin
    """
    assert nouns("en", text) == ["founder(compound=Facebook, name=Mark)"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "de",
            """
            Musks Musk PROPN 2 nmod Case=Gen PER
            Auftritt Auftritt NOUN 0 root
            in in ADP 4 case
            Wien Wien PROPN 2 nmod _ LOC
            """,
            "Auftritt(genitive=Musk, in=Wien)",
            id="de-name",
        ),
        pytest.param(
            "en",
            """
            Musk Musk PROPN 3 nmod:poss _ PER
            's 's PART 1 case
            visit visit NOUN 0 root
            to to ADP 5 case
            Vienna Vienna PROPN 3 nmod _ LOC
            """,
            "visit(genitive=Musk, to=Vienna)",
            id="en-name",
        ),
        pytest.param(
            "de",
            """
            sein sein DET 2 det:poss
            Auftritt Auftritt NOUN 0 root
            """,
            "Auftritt(possessor=sein)",
            id="de-pronoun",
        ),
        pytest.param(
            "de",
            """
            die der DET 2 det
            Übernahme Übernahme NOUN 0 root
            von von ADP 4 case
            E-Plus E-Plus PROPN 2 nmod _ ORG
            durch durch ADP 6 case
            Telefónica Telefónica PROPN 2 nmod _ ORG
            """,
            "Übernahme(von=E-Plus, durch=Telefónica)",
            id="de-prepositions",
        ),
        pytest.param(
            "en",
            """
            the the DET 2 det
            takeover takeover NOUN 0 root
            of of ADP 4 case
            E-Plus E-Plus PROPN 2 nmod _ ORG
            """,
            "takeover(of=E-Plus)",
            id="en-of",
        ),
    ],
)
def test_nouns_carry_arguments(language: str, text: str, expected: str) -> None:
    assert nouns(language, text) == [expected]


def test_contraction_gives_the_plain_preposition() -> None:
    text = """
    Er er PRON 2 nsubj
    wohnt wohnen VERB 0 root VerbForm=Fin
    im in ADP 4 case
    Osten Osten NOUN 2 obl
    """
    assert told("de", text) == ["wohnen(subject=er, in=Osten)"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "de",
            """
            Sie sie PRON 3 nsubj
            wurde werden AUX 3 cop VerbForm=Fin
            Präsidentin Präsidentin NOUN 0 root
            """,
            "werden(subject=sie, complement=Präsidentin)",
            id="de-become",
        ),
        pytest.param(
            "en",
            """
            She she PRON 2 nsubj
            became become VERB 0 root VerbForm=Fin
            president president NOUN 2 xcomp
            """,
            "become(subject=she, complement=president)",
            id="en-become",
        ),
        pytest.param(
            "de",
            """
            Er er PRON 2 nsubj
            gilt gelten VERB 0 root VerbForm=Fin
            als als ADP 4 case
            Favorit Favorit NOUN 2 obl
            """,
            "gelten(subject=er, als=Favorit)",
            id="de-gilt-als",
        ),
        pytest.param(
            "en",
            """
            He he PRON 5 nsubj
            is be AUX 5 cop VerbForm=Fin
            in in ADP 5 case
            the the DET 5 det
            city city NOUN 0 root
            """,
            "be(subject=he, in=city)",
            id="en-place",
        ),
    ],
)
def test_copulas(language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]
    assert tree_of(language, text)[1].clauses[0].kind == "copula"


def test_light_verb_becomes_the_plain_verb_with_its_object() -> None:
    text = """
    Sie sie PRON 2 nsubj
    übt üben VERB 0 root VerbForm=Fin
    Kritik Kritik NOUN 2 obj
    an an ADP 6 case
    der der DET 6 det
    Regierung Regierung NOUN 3 nmod
    """
    assert told("de", text) == ["kritisieren(subject=sie, object=Regierung)"]


def test_light_adjective_keeps_object_and_cause() -> None:
    text = """
    Musk Musk PROPN 2 nsubj _ PER
    macht machen VERB 0 root VerbForm=Fin
    Kiew Kiew PROPN 6 nsubj _ LOC
    für für ADP 5 case
    Angriffe Angriff NOUN 6 obl
    verantwortlich verantwortlich ADJ 2 xcomp
    """
    assert told("de", text) == ["verantwortlich machen(subject=Musk, object=Kiew, für=Angriff)"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "de",
            """
            Er er PRON 2 nsubj
            sagt sagen VERB 0 root VerbForm=Fin
            dass dass SCONJ 5 mark
            sie sie PRON 5 nsubj
            gehe gehen VERB 2 ccomp VerbForm=Fin
            """,
            ["sagen(subject=er, content=#1)", "gehen(subject=sie)"],
            id="de-dass",
        ),
        pytest.param(
            "en",
            """
            Prices price NOUN 2 nsubj
            fell fall VERB 0 root VerbForm=Fin
            , , PUNCT 2 punct
            he he PRON 5 nsubj
            said say VERB 2 parataxis VerbForm=Fin
            """,
            ["fall(subject=price)", "say(subject=he, content=#0)"],
            id="en-said-behind",
        ),
        pytest.param(
            "de",
            """
            Er er PRON 2 nsubj
            erklärte erklären VERB 0 root VerbForm=Fin
            , , PUNCT 5 punct
            sie sie PRON 5 nsubj
            gehe gehen VERB 2 parataxis VerbForm=Fin
            """,
            ["erklären(subject=er, content=#1)", "gehen(subject=sie)"],
            id="de-konjunktiv-without-dass",
        ),
    ],
)
def test_what_is_said_is_content(language: str, text: str, expected: list[str]) -> None:
    assert told(language, text) == expected


def test_es_gibt_has_no_subject() -> None:
    text = """
    Es es PRON 2 nsubj
    gab geben VERB 0 root VerbForm=Fin
    Verletzte Verletzte NOUN 2 obj
    """
    assert told("de", text) == ["geben(object=Verletzte)"]


def test_there_is_has_what_there_is_as_its_object() -> None:
    text = """
    There there PRON 2 expl
    was be VERB 0 root VerbForm=Fin
    a a DET 4 det
    fire fire NOUN 2 nsubj
    """
    assert told("en", text) == ["be(object=fire)"]


def test_members_of_a_coordination_stand_together() -> None:
    text = """
    SAP SAP PROPN 4 nsubj _ ORG
    und und CCONJ 3 cc
    Bosch Bosch PROPN 1 conj _ ORG
    kooperieren kooperieren VERB 0 root VerbForm=Fin
    """
    assert told("de", text) == ["kooperieren(subject=SAP+Bosch)"]


def test_argument_leaves_out_preposition_relative_clause_and_loose_apposition() -> None:
    text = """
    bei bei ADP 3 case
    dem der DET 3 det
    Dienst Dienst NOUN 0 root Gender=Masc|Number=Sing
    X X PROPN 3 appos _ ORG
    , , PUNCT 6 punct
    Twitter Twitter PROPN 3 appos _ ORG
    , , PUNCT 9 punct
    der der PRON 9 nsubj
    wächst wachsen VERB 3 acl:relcl VerbForm=Fin
    """
    sentence, tree = tree_of("de", text)
    subject = tree.clauses[-1].subject
    assert subject is not None
    assert [sentence.tokens[t].text for t in subject.tokens] == ["dem", "Dienst", "X"]


def test_clause_as_predicate_is_the_content_of_the_copula() -> None:
    text = """
    The the DET 2 det
    problem problem NOUN 6 nsubj
    is be AUX 6 cop VerbForm=Fin
    that that SCONJ 6 mark
    Musk Musk PROPN 6 nsubj _ PER
    left leave VERB 0 root VerbForm=Fin
    """
    assert told("en", text) == ["be(subject=problem, content=#1)", "leave(subject=Musk)"]


def test_preposition_before_a_title_belongs_to_the_name() -> None:
    text = """
    He he PRON 2 nsubj
    met meet VERB 0 root VerbForm=Fin
    with with ADP 4 case
    President president NOUN 5 nmod:desc
    Macron Macron PROPN 2 obl _ PER
    """
    assert told("en", text) == ["meet(subject=he, with=Macron)"]
