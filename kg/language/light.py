"""Light verbs: ``Kritik üben an`` says ``kritisieren``. The entries are data."""

from __future__ import annotations

from dataclasses import replace

from kg.language.adapter import Adapter
from kg.language.draft import Draft
from kg.language.grammar import LightVerb
from kg.language.phrases import argument_of, preposition_of
from kg.language.view import View
from kg.model import clause as c
from kg.model.clause import Argument

_WORD_ROLES = (c.OBJECT, c.COMPLEMENT, c.OBLIQUE)


def lighten(view: View, adapter: Adapter, draft: Draft, arguments: list[Argument]) -> tuple[str, list[Argument], tuple[int, ...]]:
    """The predicate, the arguments and further tokens of the predicate, after a look at the light verbs."""
    for argument in arguments:
        entry = _entry(view, draft, argument)
        if entry is not None:
            rest = [a for a in arguments if a is not argument]
            tokens = (argument.head, *view.kids(argument.head, "case"))
            return entry.predicate, _with_object(view, adapter, entry, argument, rest), tokens
    return draft.predicate, arguments, ()


def _entry(view: View, draft: Draft, argument: Argument) -> LightVerb | None:
    if argument.role not in _WORD_ROLES or argument.members or view.has(argument.head, "relative"):
        return None
    entries = view.grammar.light_index.get((draft.predicate, view.lemmas[argument.head]), ())
    return next((e for e in entries if e.preposition == argument.preposition), None)


def _with_object(view: View, adapter: Adapter, entry: LightVerb, word: Argument, arguments: list[Argument]) -> list[Argument]:
    """Turn the phrase that the entry names into the object, be it the verb's or the noun's."""
    if not entry.object:
        return arguments
    for argument in arguments:
        wanted = argument.role == c.INDIRECT if entry.object == "dative" else argument.preposition == entry.object
        if wanted and argument.role in (c.OBLIQUE, c.INDIRECT):
            changed = replace(argument, role=c.OBJECT, preposition="")
            return [changed if a is argument else a for a in arguments]
    for child in view.kids(word.head, "nominal"):
        if preposition_of(view, child) == entry.object:
            return [*arguments, argument_of(view, adapter, c.OBJECT, child, preposition="")]
    return arguments
