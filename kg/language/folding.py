"""Verbs that only modify another verb are folded under it: ``scheint zu sinken``, ``is expected to buy``.

The infinitive takes the place of the verb above it, which becomes an auxiliary of it.
"""

from __future__ import annotations

from kg.language.view import View, reorder

_AUXILIARIES = ("auxiliary", "passive_auxiliary", "copula")


def fold(view: View) -> dict[int, str]:
    """Rearrange the tree; returns the folded tokens with what they do: ``raising``, ``hearsay``, ``negative``."""
    verbs = view.grammar.verbs
    folded: dict[int, str] = {}
    for token in list(view.order):
        kind = _kind(view, token)
        if not kind:
            continue
        relations = ("open_complement", "content") if kind == "auxiliary" else ("open_complement",)
        below = [c for c in view.kids(token, *relations) if _is_verbal(view, c)]
        if len(below) != 1 or _has_own_object(view, token, verbs.raising_passive | verbs.hearsay_passive):
            continue
        _swap(view, token, below[0])
        folded[token] = kind
    if folded:
        reorder(view)
    return folded


def _kind(view: View, token: int) -> str:
    verbs, lemma = view.grammar.verbs, view.lemmas[token].lower()
    if view.relations[token] in _AUXILIARIES or not view.has(token, "open_complement", "content"):
        return ""
    if lemma in verbs.have | verbs.passive and _has_bare_participle(view, token):
        return "auxiliary"
    if not view.has(token, "open_complement"):
        return ""
    passive = view.has(token, "passive_auxiliary", "copula", "passive_subject")
    if passive and lemma in verbs.hearsay_passive:
        return "hearsay"
    if passive and lemma in verbs.raising_passive:
        return "raising"
    if lemma in verbs.negative and not passive:
        return "negative"
    if lemma in verbs.raising or lemma in verbs.modal:
        return "raising"
    return ""


def _has_bare_participle(view: View, token: int) -> bool:
    """``hat`` over ``übernommen`` is an auxiliary that the parser took for the main verb."""
    below = view.kids(token, "open_complement", "content")
    if len(below) != 1 or view.has(token, "object") or view.has(below[0], "subject", "passive_subject", "marker"):
        return False
    wanted = ("Part", "Inf") if view.lemmas[token].lower() in view.grammar.verbs.future else ("Part",)
    return view.pos[below[0]] in ("VERB", "AUX") and view.morph[below[0]].get("VerbForm") in wanted


def _is_verbal(view: View, token: int) -> bool:
    return view.pos[token] in ("VERB", "AUX") or view.has(token, "copula")


def _has_own_object(view: View, token: int, passive: frozenset[str]) -> bool:
    return view.lemmas[token].lower() not in passive and view.has(token, "object")


def _swap(view: View, above: int, below: int) -> None:
    """Put ``below`` in the place of ``above``; children that change hands keep their order."""
    heads, relations, children = view.heads, view.relations, view.children
    relations[below] = relations[above]
    heads[below] = below if heads[above] == above else heads[above]
    if heads[below] != below:
        siblings = children[heads[below]]
        siblings[siblings.index(above)] = below
    for child in children[above]:
        if child == below:
            continue
        if relations[child] == "marker" and view.low[child] in view.grammar.terms.infinitive:
            relations[child] = "other"
        if relations[child] in ("passive_auxiliary", "copula"):
            relations[child] = "auxiliary"
        if relations[child] == "passive_subject":
            relations[child] = "subject"
        heads[child] = below
        children[below].append(child)
    children[above] = []
    children[below].append(above)
    children[below].sort()
    heads[above] = below
    relations[above] = "auxiliary"
