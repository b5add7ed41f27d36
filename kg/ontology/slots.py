"""The slots of a phrase: which there are, and whether a phrase has those it needs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

# Slots of a relation, and of an event class; {other} is somebody whom the phrase needs but the statement does not keep.
RELATION_SLOTS = ("subject", "object")
EVENT_SLOTS = ("participant", "affects", "cause", "place", "time")
SLOTS = (*RELATION_SLOTS, *EVENT_SLOTS, "position", "speaker", "other")

_BRACES = re.compile(r"\{([^{}]*)\}")


def slots_of(text: str) -> tuple[str, ...]:
    """The names of a phrase's slots in the order of the text.

    >>> slots_of("{subject} übernimmt {object}")
    ('subject', 'object')
    """
    return tuple(_BRACES.findall(text))


def fault_of(text: str, *, is_class: bool) -> str:
    """What is wrong with a phrase, with a remedy, as the end of a sentence; empty when it can be read."""
    found = slots_of(text)
    for name in found:
        if name not in SLOTS:
            near = difflib.get_close_matches(name, SLOTS, n=1, cutoff=0.5)
            hint = f"did you mean {{{near[0]}}}?" if near else f"known are {_listed(SLOTS)}"
            return f"has an unknown slot {{{name}}}; {hint}"
    if len(set(found)) < len(found):
        return "uses a slot twice; write each slot once"
    if is_class and not set(found) & set(EVENT_SLOTS):
        return f"teaches a class but has no slot of one; put {_listed(EVENT_SLOTS)} where a name would stand"
    missing = [s for s in RELATION_SLOTS if s not in found]
    if not is_class and missing:
        return f'lacks {_listed(missing)}; write it like "{{subject}} übernimmt {{object}}"@de'
    return ""


def _listed(names: Sequence[str]) -> str:
    braced = [f"{{{name}}}" for name in names]
    return " or ".join(filter(None, (", ".join(braced[:-1]), braced[-1])))
