"""Valency: a preposition that the verb asks for goes to the verb, not to the object before it.

``charged [the president] [with fraud]``, ``machte [Kiew] [für den Angriff] verantwortlich``.
"""

from __future__ import annotations

from kg.language.phrases import preposition_of
from kg.language.view import View, reorder


def apply_valency(view: View) -> None:
    """Lift such phrases from the objects of the verbs that the grammar lists."""
    moved = False
    valency = view.grammar.verbs.valency
    for verb in view.order:
        if view.pos[verb] != "VERB":
            continue
        wanted = set(valency.get(_predicate(view, verb), "").split())
        taken = {preposition_of(view, c) for c in view.kids(verb, "oblique", "agent")}
        for phrase in view.kids(verb, "object", "subject", "passive_subject"):
            if phrase > verb and view.has(verb, "passive_auxiliary"):
                wanted |= view.grammar.terms.agent  # "Geliefert wurde die Ware von SAP"
            if wanted - taken:
                moved |= _lift(view, verb, phrase, wanted - taken)
    if moved:
        reorder(view)


def _lift(view: View, verb: int, phrase: int, wanted: set[str]) -> bool:
    """Only what stands last in its phrase moves, so that no phrase is torn apart."""
    nominals = view.kids(phrase, "nominal")
    if not nominals or nominals[-1] != max(view.children[phrase]) or preposition_of(view, nominals[-1]) not in wanted:
        return False
    view.heads[nominals[-1]] = verb
    view.relations[nominals[-1]] = "oblique"
    return True


def _predicate(view: View, verb: int) -> str:
    """The lemma with its particle, or with the adjective that completes it: ``verantwortlich machen``."""
    lemma = view.lemmas[verb].lower()
    for child in view.children[verb]:
        if view.relations[child] == "particle" and view.grammar.terms.particles:
            return lemma if lemma.startswith(view.low[child]) else view.low[child] + lemma
        if view.relations[child] == "open_complement" and view.pos[child] == "ADJ":
            return f"{view.low[child]} {lemma}"
    return lemma
