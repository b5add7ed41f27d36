"""A pipeline with TIGER labels: prepositions, conjunctions and auxiliaries are heads; the clauses are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed_sentence import parsed, short

from kg.language import grammar
from kg.language.clauses import clauses_of

TIGER = Path(grammar.__file__).parent / "de" / "tiger.toml"


def told(text: str) -> list[str]:
    sentence = parsed(text)
    tree = clauses_of(sentence, grammar.with_labels(grammar.grammar_of("de"), TIGER))
    return [short(sentence, clause) for clause in tree.clauses if clause.kind != "noun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """
            SAP SAP PROPN 2 sb
            kauft kaufen VERB 0 ROOT VerbForm=Fin
            die der DET 4 nk
            Firma Firma NOUN 2 oa
            in in ADP 2 mo
            Berlin Berlin PROPN 5 nk
            """,
            ["kaufen(subject=SAP, object=Firma, in=Berlin)"],
            id="preposition-as-head",
        ),
        pytest.param(
            """
            SAP SAP PROPN 2 sb
            hat haben AUX 0 ROOT VerbForm=Fin
            Signavio Signavio PROPN 4 oa
            gekauft kaufen VERB 2 oc VerbForm=Part
            """,
            ["kaufen(subject=SAP, object=Signavio)"],
            id="auxiliary-as-head",
        ),
        pytest.param(
            """
            Signavio Signavio PROPN 2 sb
            wurde werden AUX 0 ROOT VerbForm=Fin
            von von ADP 5 sbp
            SAP SAP PROPN 3 nk
            gekauft kaufen VERB 2 oc VerbForm=Part
            """,
            ["kaufen(subject=SAP, object=Signavio)"],
            id="passive",
        ),
        pytest.param(
            """
            SAP SAP PROPN 4 sb
            und und CCONJ 1 cd
            Bosch Bosch PROPN 2 cj
            lehnen lehnen VERB 0 ROOT VerbForm=Fin
            Pläne Plan NOUN 4 oa
            ab ab ADP 4 svp
            """,
            ["ablehnen(subject=SAP+Bosch, object=Plan)"],
            id="conjunction-as-head-and-particle",
        ),
        pytest.param(
            """
            Er er PRON 2 sb
            ist sein AUX 0 ROOT VerbForm=Fin
            nicht nicht PART 2 ng
            Chef Chef NOUN 2 pd
            """,
            ["not sein(subject=er, complement=Chef)"],
            id="copula-and-negation",
        ),
    ],
)
def test_tiger_trees_give_the_usual_clauses(text: str, expected: list[str]) -> None:
    assert told(text) == expected
