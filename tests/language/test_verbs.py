"""Voice, particles, negation, modality: what a verb's clause tells."""

from __future__ import annotations

import pytest
from parsed_sentence import told, tree_of

ACTIVE_DE = """
SAP SAP PROPN 2 nsubj _ ORG
kaufte kaufen VERB 0 root Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin
die der DET 4 det
Firma Firma NOUN 2 obj Gender=Fem|Number=Sing
"""
PASSIVE_DE = """
Die der DET 2 det
Firma Firma NOUN 6 nsubj:pass Gender=Fem|Number=Sing
wurde werden AUX 6 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin
von von ADP 5 case
SAP SAP PROPN 6 obl:agent _ ORG
gekauft kaufen VERB 0 root VerbForm=Part
"""
ACTIVE_EN = """
SAP SAP PROPN 2 nsubj _ ORG
bought buy VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
the the DET 4 det
firm firm NOUN 2 obj
"""
PASSIVE_EN = """
The the DET 2 det
firm firm NOUN 4 nsubj:pass
was be AUX 4 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin
bought buy VERB 0 root Tense=Past|VerbForm=Part
by by ADP 6 case
SAP SAP PROPN 4 obl:agent _ ORG
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("de", ACTIVE_DE, "kaufen(subject=SAP, object=Firma)", id="de-active"),
        pytest.param("de", PASSIVE_DE, "kaufen(subject=SAP, object=Firma)", id="de-passive"),
        pytest.param("en", ACTIVE_EN, "buy(subject=SAP, object=firm)", id="en-active"),
        pytest.param("en", PASSIVE_EN, "buy(subject=SAP, object=firm)", id="en-passive"),
    ],
)
def test_voice_keeps_direction(language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]


def test_passive_without_agent_has_no_subject() -> None:
    text = """
    Die der DET 2 det
    Firma Firma NOUN 4 nsubj:pass
    wurde werden AUX 4 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin
    gekauft kaufen VERB 0 root VerbForm=Part
    """
    assert told("de", text) == ["kaufen(object=Firma)"]


def test_separable_particle_is_rejoined() -> None:
    text = """
    Der der DET 2 det
    Rat Rat NOUN 3 nsubj
    lehnte lehnen VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    den der DET 5 det
    Plan Plan NOUN 3 obj
    ab ab ADP 3 compound:prt
    . . PUNCT 3 punct
    """
    assert told("de", text) == ["ablehnen(subject=Rat, object=Plan)"]


def test_particle_that_the_parser_missed_is_rejoined() -> None:
    text = """
    Der der DET 2 det
    Rat Rat NOUN 3 nsubj
    lehnte lehnen VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    den der DET 5 det
    Plan Plan NOUN 3 obj
    ab ab ADP 5 case
    . . PUNCT 3 punct
    """
    assert told("de", text) == ["ablehnen(subject=Rat, object=Plan)"]


def test_english_particle_stays_with_its_verb() -> None:
    text = """
    Telia Telia PROPN 2 nsubj
    took take VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    over over ADP 2 compound:prt
    the the DET 5 det
    firm firm NOUN 2 obj
    """
    assert told("en", text) == ["take over(subject=Telia, object=firm)"]


@pytest.mark.parametrize(
    ("form", "mood"),
    [("laufe", "reported"), ("läuft", "indicative")],
)
def test_konjunktiv_is_told_by_its_form(form: str, mood: str) -> None:
    text = f"""
    Das der DET 2 det
    Geschäft Geschäft NOUN 3 nsubj
    {form} laufen VERB 0 root VerbForm=Fin
    gut gut ADV 3 advmod
    """
    assert tree_of("de", text)[1].clauses[0].mood == mood


def test_would_is_conditional() -> None:
    text = """
    It it PRON 3 nsubj
    would would AUX 3 aux VerbForm=Fin
    help help VERB 0 root VerbForm=Inf
    """
    assert tree_of("en", text)[1].clauses[0].mood == "conditional"


@pytest.mark.parametrize(
    ("word", "pos", "relation", "negated"),
    [("nicht", "ADV", "advmod", True), ("nie", "ADV", "advmod", True), ("gestern", "ADV", "advmod", False)],
)
def test_negating_adverbs(word: str, pos: str, relation: str, negated: bool) -> None:
    text = f"""
    Er er PRON 2 nsubj
    kam kommen VERB 0 root VerbForm=Fin
    {word} {word} {pos} 2 {relation}
    """
    assert tree_of("de", text)[1].clauses[0].negated is negated


def test_not_only_does_not_negate() -> None:
    text = """
    Er er PRON 2 nsubj
    kam kommen VERB 0 root VerbForm=Fin
    nicht nicht PART 2 advmod
    nur nur ADV 2 advmod
    """
    assert told("de", text) == ["kommen(subject=er)"]


def test_kein_before_the_object_negates_the_clause() -> None:
    text = """
    Sie sie PRON 2 nsubj
    fanden finden VERB 0 root VerbForm=Fin
    keine kein DET 4 det
    Beweise Beweis NOUN 2 obj
    """
    assert told("de", text) == ["not finden(subject=sie, object=Beweis)"]


def test_neither_nor_negates_both_verbs() -> None:
    text = """
    She she PRON 3 nsubj
    neither neither CCONJ 3 cc:preconj
    called call VERB 0 root VerbForm=Fin
    nor nor CCONJ 5 cc
    wrote write VERB 3 conj VerbForm=Fin
    """
    assert told("en", text) == ["not call(subject=she)", "not write(subject=she)"]


def test_fail_to_negates_the_infinitive() -> None:
    text = """
    The the DET 2 det
    firm firm NOUN 3 nsubj
    failed fail VERB 0 root Tense=Past|VerbForm=Fin
    to to PART 5 mark
    pay pay VERB 3 xcomp VerbForm=Inf
    taxes tax NOUN 5 obj
    """
    assert told("en", text) == ["not pay(subject=firm, object=tax)"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "de",
            """
            Der der DET 2 det
            Kurs Kurs NOUN 3 nsubj
            scheint scheinen VERB 0 root VerbForm=Fin
            zu zu PART 5 mark
            sinken sinken VERB 3 xcomp VerbForm=Inf
            """,
            "scheinen sinken(subject=Kurs)",
            id="de",
        ),
        pytest.param(
            "en",
            """
            The the DET 2 det
            price price NOUN 3 nsubj
            seems seem VERB 0 root VerbForm=Fin
            to to PART 5 mark
            fall fall VERB 3 xcomp VerbForm=Inf
            """,
            "seem fall(subject=price)",
            id="en",
        ),
        pytest.param(
            "en",
            """
            Cook Cook PROPN 3 nsubj:pass
            is be AUX 3 aux:pass VerbForm=Fin
            expected expect VERB 0 root VerbForm=Part
            to to PART 5 mark
            resign resign VERB 3 xcomp VerbForm=Inf
            """,
            "expect resign(subject=Cook)",
            id="en-expected",
        ),
        pytest.param(
            "de",
            """
            Er er PRON 4 nsubj
            soll sollen AUX 4 aux VerbForm=Fin
            Geld Geld NOUN 4 obj
            nehmen nehmen VERB 0 root VerbForm=Inf
            """,
            "sollen nehmen(subject=er, object=Geld)",
            id="de-soll",
        ),
    ],
)
def test_modality_is_folded_into_the_main_verb(language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]


def test_is_said_to_is_reported() -> None:
    text = """
    Cook Cook PROPN 3 nsubj:pass
    is be AUX 3 aux:pass VerbForm=Fin
    said say VERB 0 root VerbForm=Part
    to to PART 5 mark
    resign resign VERB 3 xcomp VerbForm=Inf
    """
    assert tree_of("en", text)[1].clauses[0].mood == "reported"


@pytest.mark.parametrize(
    ("auxiliary", "lemma", "form", "tense"),
    [("hat", "haben", "gekauft", "past"), ("wird", "werden", "kaufen", "future")],
)
def test_tense_comes_from_the_auxiliary(auxiliary: str, lemma: str, form: str, tense: str) -> None:
    text = f"""
    SAP SAP PROPN 4 nsubj
    {auxiliary} {lemma} AUX 4 aux Tense=Pres|VerbForm=Fin
    sie sie PRON 4 obj
    {form} kaufen VERB 0 root VerbForm={"Part" if form == "gekauft" else "Inf"}
    """
    clause = tree_of("de", text)[1].clauses[0]
    assert (clause.tense, clause.passive) == (tense, False)


def test_reflexive_verbs_are_marked() -> None:
    text = """
    Sie sie PRON 2 nsubj
    treffen treffen VERB 0 root VerbForm=Fin
    sich sich PRON 2 obj
    in in ADP 5 case
    Wien Wien PROPN 2 obl
    """
    assert told("de", text) == ["sich treffen(subject=sie, in=Wien)"]
