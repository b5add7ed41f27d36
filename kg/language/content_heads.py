"""Trees whose heads are function words get content words as heads, as Universal Dependencies have them.

``mit <- Hammer`` becomes ``mit -> Hammer``, ``und <- Frau`` below ``Mann`` becomes ``Mann <- Frau -> und``.
Auxiliaries that are heads are dealt with by ``folding``.
"""

from __future__ import annotations

from kg.language.view import View, reorder


def raise_content(view: View) -> None:
    """Rearrange in place; does nothing where the label table names no such labels."""
    labels = view.grammar.labels
    if not labels.preposition_object and not labels.coordinated:
        return
    for token in view.order:
        if view.relations[token] == "preposition_object":
            _exchange(view, token, view.heads[token], below="case")
    reorder(view)
    for token in view.order:
        conjunction = view.heads[token]
        if view.relations[token] == "coordinated" and view.heads[conjunction] != conjunction:
            view.heads[token] = view.heads[conjunction]
            view.relations[token] = "conjunct"
            view.heads[conjunction] = token
            view.relations[conjunction] = "coordinator"
    reorder(view)


def _exchange(view: View, token: int, head: int, *, below: str) -> None:
    """The token takes its head's place; the head hangs from it."""
    view.heads[token] = token if view.heads[head] == head else view.heads[head]
    view.relations[token] = view.relations[head]
    for child in view.children[head]:
        if child != token:
            view.heads[child] = token
    view.heads[head] = token
    view.relations[head] = below
