"""German and English sentences that mean the same give clauses of the same shape."""

from __future__ import annotations

import pytest
from parsed_sentence import tree_of

from kg.model.clause import Argument, Clause

PASSIVE_WITH_RELATIVE = (
    """
    Die der DET 2 det
    Firma Firma NOUN 10 nsubj:pass Gender=Fem|Number=Sing
    , , PUNCT 6 punct
    die der PRON 6 nsubj
    Autos Auto NOUN 6 obj
    baut bauen VERB 2 acl:relcl Tense=Pres|VerbForm=Fin
    , , PUNCT 6 punct
    wurde werden AUX 10 aux:pass Tense=Past|VerbForm=Fin
    nicht nicht PART 10 advmod
    verkauft verkaufen VERB 0 root VerbForm=Part
    """,
    """
    The the DET 2 det
    firm firm NOUN 9 nsubj:pass
    that that PRON 4 nsubj
    builds build VERB 2 acl:relcl Tense=Pres|VerbForm=Fin
    cars car NOUN 4 obj
    , , PUNCT 9 punct
    was be AUX 9 aux:pass Tense=Past|VerbForm=Fin
    not not PART 9 advmod
    sold sell VERB 0 root Tense=Past|VerbForm=Part
    """,
)
REPORTED_PLAN = (
    """
    Er er PRON 2 nsubj
    sagte sagen VERB 0 root Tense=Past|VerbForm=Fin
    , , PUNCT 9 punct
    dass dass SCONJ 9 mark
    SAP SAP PROPN 9 nsubj _ ORG
    Signavio Signavio PROPN 9 obj _ ORG
    in in ADP 8 case
    Berlin Berlin PROPN 9 obl _ LOC
    kaufen kaufen VERB 2 ccomp VerbForm=Inf
    wolle wollen AUX 9 aux VerbForm=Fin
    """,
    """
    He he PRON 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 6 mark
    SAP SAP PROPN 6 nsubj _ ORG
    should should AUX 6 aux VerbForm=Fin
    buy buy VERB 2 ccomp VerbForm=Inf
    Signavio Signavio PROPN 6 obj _ ORG
    in in ADP 9 case
    Berlin Berlin PROPN 6 obl _ LOC
    """,
)
TITLE_AND_INFINITIVE = (
    """
    Apple-Chef Apple-Chef NOUN 3 nsubj
    Cook Cook PROPN 1 appos _ PER
    versucht versuchen VERB 0 root Tense=Pres|VerbForm=Fin
    , , PUNCT 7 punct
    Beats Beats PROPN 7 obj _ ORG
    zu zu PART 7 mark
    kaufen kaufen VERB 3 xcomp VerbForm=Inf
    """,
    """
    Apple Apple PROPN 2 compound _ ORG
    boss boss NOUN 3 nmod:desc
    Cook Cook PROPN 4 nsubj _ PER
    tries try VERB 0 root Tense=Pres|VerbForm=Fin
    to to PART 6 mark
    buy buy VERB 4 xcomp VerbForm=Inf
    Beats Beats PROPN 6 obj _ ORG
    """,
)


def shape(language: str, text: str) -> list[object]:
    """What the clauses say, without words: kinds, roles, voice, polarity, links; sorted, for word order differs."""
    _, tree = tree_of(language, text)
    return sorted((_clause(clause) for clause in tree.clauses), key=repr)


def _clause(clause: Clause) -> object:
    roles = sorted(_role(a) for a in clause.arguments)
    mood = "modal" if clause.modal else clause.mood
    return (clause.kind, roles, clause.passive, clause.negated, clause.tense if not clause.modal else "", mood, clause.link)


def _role(argument: Argument) -> str:
    return argument.role + ("*" if argument.clause is not None else "")


@pytest.mark.parametrize(
    ("german", "english"),
    [
        pytest.param(*PASSIVE_WITH_RELATIVE, id="passive-with-relative-clause"),
        pytest.param(*REPORTED_PLAN, id="reported-plan"),
        pytest.param(*TITLE_AND_INFINITIVE, id="title-and-infinitive"),
    ],
)
def test_twin_sentences_give_twin_clauses(german: str, english: str) -> None:
    assert shape("de", german) == shape("en", english)
