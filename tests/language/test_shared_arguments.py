"""Participants said once and meant twice: coordination, infinitives, participles, relative clauses."""

from __future__ import annotations

import pytest
from parsed_sentence import nouns, told


def test_coordinated_verbs_share_subject_and_auxiliary() -> None:
    text = """
    Musk Musk PROPN 4 nsubj _ PER
    hatte haben AUX 4 aux Tense=Past|VerbForm=Fin
    X X PROPN 4 obj _ ORG
    übernommen übernehmen VERB 0 root VerbForm=Part
    und und CCONJ 7 cc
    Leute Leute NOUN 7 obj
    entlassen entlassen VERB 4 conj VerbForm=Part
    """
    assert told("de", text) == ["übernehmen(subject=Musk, object=X)", "entlassen(subject=Musk, object=Leute)"]


def test_shared_passive_auxiliary_keeps_the_subject_an_object() -> None:
    text = """
    Er er PRON 3 nsubj:pass
    wurde werden AUX 3 aux:pass Tense=Past|VerbForm=Fin
    gewählt wählen VERB 0 root VerbForm=Part
    und und CCONJ 5 cc
    vereidigt vereidigen VERB 3 conj VerbForm=Part
    """
    assert told("de", text) == ["wählen(object=er)", "vereidigen(object=er)"]


def test_passive_then_active_turns_the_shared_subject_into_an_actor() -> None:
    text = """
    He he PRON 3 nsubj:pass
    was be AUX 3 aux:pass Tense=Past|VerbForm=Fin
    elected elect VERB 0 root Tense=Past|VerbForm=Part
    and and CCONJ 5 cc
    thanked thank VERB 3 conj Tense=Past|VerbForm=Fin
    voters voter NOUN 5 obj
    """
    assert told("en", text) == ["elect(object=he)", "thank(subject=he, object=voter)"]


def test_object_after_two_verbs_belongs_to_both() -> None:
    text = """
    Sie sie PRON 2 nsubj
    kauft kaufen VERB 0 root VerbForm=Fin
    und und CCONJ 4 cc
    verkauft verkaufen VERB 2 conj VerbForm=Fin
    Aktien Aktie NOUN 2 obj
    """
    assert told("de", text) == ["kaufen(subject=sie, object=Aktie)", "verkaufen(subject=sie, object=Aktie)"]


@pytest.mark.parametrize(
    ("verb", "lemma", "expected"),
    [("zwang", "zwingen", "Minister"), ("bat", "bitten", "Minister"), ("hinterließ", "hinterlassen", "Rat")],
)
def test_control_verbs_decide_who_acts_in_the_infinitive(verb: str, lemma: str, expected: str) -> None:
    text = f"""
    Der der DET 2 det
    Rat Rat NOUN 3 nsubj
    {verb} {lemma} VERB 0 root VerbForm=Fin
    den der DET 5 det
    Minister Minister NOUN 3 obj
    zu zu PART 7 mark
    gehen gehen VERB 3 xcomp VerbForm=Inf
    """
    assert f"gehen(subject={expected})" in told("de", text)


def test_infinitive_without_object_above_has_the_subject() -> None:
    text = """
    SAP SAP PROPN 2 nsubj
    plans plan VERB 0 root VerbForm=Fin
    to to PART 4 mark
    buy buy VERB 2 xcomp VerbForm=Inf
    Qualtrics Qualtrics PROPN 4 obj
    """
    assert told("en", text) == ["plan(subject=SAP, content=#1)", "buy(subject=SAP, object=Qualtrics)"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "de",
            """
            die der DET 5 det
            von von ADP 3 case
            Anna Anna PROPN 4 obl:agent _ PER
            gegründete gegründet ADJ 5 amod
            Firma Firma NOUN 6 nsubj
            wächst wachsen VERB 0 root VerbForm=Fin
            """,
            "gründen(subject=Anna, object=Firma)",
            id="de-attributive",
        ),
        pytest.param(
            "en",
            """
            the the DET 2 det
            firm firm NOUN 6 nsubj
            founded found VERB 2 acl Tense=Past|VerbForm=Part
            by by ADP 5 case
            Anna Anna PROPN 3 obl:agent _ PER
            grows grow VERB 0 root VerbForm=Fin
            """,
            "found(subject=Anna, object=firm)",
            id="en-reduced",
        ),
        pytest.param(
            "en",
            """
            a a DET 2 det
            man man NOUN 6 nsubj
            living live VERB 2 acl VerbForm=Ger
            in in ADP 5 case
            Bonn Bonn PROPN 3 obl
            won win VERB 0 root VerbForm=Fin
            """,
            "live(subject=man, in=Bonn)",
            id="en-present",
        ),
    ],
)
def test_participles_take_the_noun_they_describe(language: str, text: str, expected: str) -> None:
    assert expected in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "de",
            """
            ein ein DET 2 det
            Land Land NOUN 0 root Gender=Neut|Number=Sing
            , , PUNCT 7 punct
            das der PRON 7 nsubj:pass
            von von ADP 6 case
            Trump Trump PROPN 7 obl:agent _ PER
            gewonnen gewinnen VERB 2 acl:relcl VerbForm=Part
            wurde werden AUX 7 aux:pass VerbForm=Fin
            """,
            "gewinnen(subject=Trump, object=Land)",
            id="de-passive",
        ),
        pytest.param(
            "de",
            """
            der der DET 2 det
            Auftritt Auftritt NOUN 0 root Gender=Masc|Number=Sing
            , , PUNCT 7 punct
            bei bei ADP 5 case
            dem der PRON 7 obl
            er er PRON 7 nsubj
            sprach sprechen VERB 2 acl:relcl VerbForm=Fin
            """,
            "sprechen(subject=er, bei=Auftritt)",
            id="de-preposition",
        ),
        pytest.param(
            "en",
            """
            the the DET 2 det
            town town NOUN 0 root
            where where ADV 5 advmod
            he he PRON 5 nsubj
            lives live VERB 2 acl:relcl VerbForm=Fin
            """,
            "live(subject=he, in=town)",
            id="en-where",
        ),
        pytest.param(
            "en",
            """
            the the DET 2 det
            firm firm NOUN 0 root
            Musk Musk PROPN 4 nsubj
            bought buy VERB 2 acl:relcl VerbForm=Fin
            """,
            "buy(subject=Musk, object=firm)",
            id="en-no-pronoun",
        ),
    ],
)
def test_relative_clauses_speak_of_their_antecedent(language: str, text: str, expected: str) -> None:
    assert told(language, text) == [expected]


def test_whose_gives_the_noun_its_possessor() -> None:
    text = """
    the the DET 2 det
    firm firm NOUN 0 root
    whose whose PRON 4 nmod:poss
    boss boss NOUN 5 nsubj
    left leave VERB 2 acl:relcl VerbForm=Fin
    """
    assert nouns("en", text) == ["boss(genitive=firm)"]


def test_agreement_finds_the_antecedent_that_the_parser_missed() -> None:
    text = """
    der der DET 2 det
    Chef Chef NOUN 0 root Gender=Masc|Number=Sing
    der der DET 4 det
    Firma Firma NOUN 2 nmod Gender=Fem|Number=Sing
    , , PUNCT 8 punct
    den der PRON 8 obj
    alle alle PRON 8 nsubj
    kennen kennen VERB 4 acl:relcl VerbForm=Fin
    """
    assert told("de", text) == ["kennen(subject=alle, object=Chef)"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """
            Den der DET 2 det
            Vertrag Vertrag NOUN 3 nsubj Gender=Masc|Number=Sing
            unterschrieb unterschreiben VERB 0 root VerbForm=Fin
            die der DET 5 det
            Ministerin Ministerin NOUN 3 obj Gender=Fem|Number=Sing
            """,
            id="case",
        ),
        pytest.param(
            """
            Die der DET 2 det
            Verträge Vertrag NOUN 3 nsubj Number=Plur
            unterschrieb unterschreiben VERB 0 root VerbForm=Fin
            die der DET 5 det
            Ministerin Ministerin NOUN 3 obj Gender=Fem|Number=Sing
            """,
            id="agreement",
        ),
    ],
)
def test_case_and_agreement_overrule_the_parser(text: str) -> None:
    assert told("de", text) == ["unterschreiben(subject=Ministerin, object=Vertrag)"]


def test_purpose_clause_has_the_subject_of_its_verb() -> None:
    text = """
    Er er PRON 2 nsubj
    kam kommen VERB 0 root VerbForm=Fin
    um um SCONJ 5 mark
    zu zu PART 5 mark
    helfen helfen VERB 2 advcl VerbForm=Inf
    """
    assert told("de", text) == ["kommen(subject=er)", "helfen(subject=er)"]


def test_without_doing_negates() -> None:
    text = """
    Er er PRON 2 nsubj
    ging gehen VERB 0 root VerbForm=Fin
    ohne ohne SCONJ 5 mark
    zu zu PART 5 mark
    zahlen zahlen VERB 2 advcl VerbForm=Inf
    """
    assert told("de", text) == ["gehen(subject=er)", "not zahlen(subject=er)"]
