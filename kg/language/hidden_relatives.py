"""Relative pronouns that the parser took for the article of the name behind them: ``Tesla, den Musk leitet, ...``.

A clause whose finite verb stands last is subordinate, and nothing but the pronoun can make it so. Persons bear no article
in written German; before other names the auxiliary behind its participle tells the same.
"""

from __future__ import annotations

from kg.language.view import View, reorder

_ENDS = frozenset({"PUNCT"})
_VERBS = frozenset({"VERB", "AUX"})
_INSIDE_NAME = frozenset({"flat", "apposition", "determiner", "adjective", "description", "compound"})


def find_hidden_relatives(view: View) -> bool:
    """Mend the tree in place; returns whether anything moved."""
    moved = False
    for pronoun in range(2, len(view.tokens) - 2):
        if view.pos[pronoun] != "DET" or view.low[pronoun] not in view.grammar.terms.relative or view.low[pronoun - 1] != ",":
            continue
        verb = _final_verb(view, pronoun)
        noun = _noun_before(view, pronoun - 2)
        if verb is None or noun is None:
            continue
        _rehang(view, pronoun, verb, noun)
        reorder(view)
        moved = True
    return moved


def _final_verb(view: View, pronoun: int) -> int | None:
    """The full verb that ends the clause opened by ``pronoun``, where only a name and its verb stand in it."""
    end = next((i for i in range(pronoun + 1, len(view.tokens)) if view.pos[i] in _ENDS), len(view.tokens))
    last, name = end - 1, view.heads[pronoun]
    if not pronoun < name < last or view.pos[name] != "PROPN":
        return None
    finite = [i for i in range(pronoun, end) if view.pos[i] in _VERBS and view.morph[i].get("VerbForm") == "Fin"]
    if finite != [last]:
        return None
    if view.pos[last] == "VERB":
        return last if view.tokens[name].entity == "PER" else None
    full = last - 1
    return full if view.pos[full] == "VERB" and view.heads[last] == full and full > name else None


def _noun_before(view: View, last: int) -> int | None:
    """The head of the phrase that ends right before the comma."""
    if not view.is_nominal(last):
        return None
    token = last
    for _ in range(5):
        head = view.heads[token]
        if head == token or head > last or view.relations[token] not in _INSIDE_NAME:
            break
        token = head
    return token if view.is_nominal(token) else None


def _rehang(view: View, pronoun: int, verb: int, noun: int) -> None:
    name = view.heads[pronoun]
    end = next((i for i in range(verb, len(view.tokens)) if view.pos[i] in _ENDS), len(view.tokens))
    outside = [c for c in view.children[verb] if not pronoun <= c < end and view.relations[c] != "punctuation"]
    above = view.heads[verb]
    if above == verb:  # the parser took it for the main verb: the next one is
        main = next((c for c in outside if c > end and view.pos[c] in _VERBS), None)
        if main is None:
            return
        view.heads[main], view.relations[main] = main, "root"
        above = main
        outside.remove(main)
    for child in outside:
        view.heads[child] = above if child != above else view.heads[child]
    view.heads[pronoun], view.pos[pronoun] = verb, "PRON"
    view.relations[pronoun] = "object"
    view.heads[name], view.relations[name] = verb, "subject"
    view.heads[verb], view.relations[verb] = noun, "relative"
