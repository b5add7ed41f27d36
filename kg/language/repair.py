"""Case and agreement overrule a doubtful parse: a nominative subject agrees with its verb."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.draft import Draft
from kg.language.view import View


def repair(view: View, adapter: Adapter, draft: Draft) -> None:
    """Move participants whose forms rule out the role the parser gave them."""
    if draft.finite is None and not draft.subjects:
        return
    _wrong_subjects(view, adapter, draft)
    _wrong_objects(view, adapter, draft)
    _disagreement(view, adapter, draft)
    _double_subject(view, adapter, draft)


def _cases(view: View, adapter: Adapter, head: int) -> frozenset[str]:
    return frozenset() if view.has(head, "conjunct") else adapter.cases(view, head)


def _wrong_subjects(view: View, adapter: Adapter, draft: Draft) -> None:
    """``den Vertrag`` and ``ihm`` are no subjects."""
    for subject in list(draft.subjects):
        cases = _cases(view, adapter, subject)
        if not cases or "Nom" in cases:
            continue
        draft.subjects.remove(subject)
        free = [o for o in draft.objects if _may_be(view, adapter, o, "Nom")]
        if not draft.subjects and free:
            draft.objects.remove(free[0])
            draft.subjects.append(free[0])
        (draft.objects if "Acc" in cases and not draft.passive else draft.indirects).append(subject)


def _wrong_objects(view: View, adapter: Adapter, draft: Draft) -> None:
    """A dative is an indirect object; ``er`` beside an accusative is the subject."""
    for found in list(draft.objects):
        cases = _cases(view, adapter, found)
        if not cases or "Acc" in cases:
            continue
        if "Nom" in cases and "Dat" not in cases:
            _swap_with_subject(view, adapter, draft, found)
        elif cases == {"Dat"}:
            draft.objects.remove(found)
            draft.indirects.append(found)


def _swap_with_subject(view: View, adapter: Adapter, draft: Draft, nominative: int) -> None:
    if not draft.subjects:
        draft.objects.remove(nominative)
        draft.subjects.append(nominative)
    elif len(draft.subjects) == 1 and _may_be(view, adapter, draft.subjects[0], "Acc"):
        draft.objects[draft.objects.index(nominative)] = draft.subjects[0]
        draft.subjects[0] = nominative


def _disagreement(view: View, adapter: Adapter, draft: Draft) -> None:
    if draft.finite is None or len(draft.subjects) != 1 or len(draft.objects) != 1 or draft.passive:
        return
    subject, found = draft.subjects[0], draft.objects[0]
    plural = adapter.finite_is_plural(view, draft.finite)
    if plural is None or adapter.is_plural(view, subject) is not (not plural) or adapter.is_plural(view, found) is not plural:
        return
    if subject < found and not adapter.cases(view, subject) and view.pos[subject] in ("PROPN", "NUM"):
        return  # a name in front may well be a plural: "Die Grünen", "Microsoft und Co."
    if _may_be(view, adapter, found, "Nom") and _may_be(view, adapter, subject, "Acc"):
        draft.subjects[0], draft.objects[0] = found, subject


def _double_subject(view: View, adapter: Adapter, draft: Draft) -> None:
    """Of two subjects the one that can only be nominative stays; the other becomes the object."""
    if len(draft.subjects) < 2 or draft.kind != "verb" or draft.objects or draft.passive:
        return
    sure = [s for s in draft.subjects if adapter.cases(view, s) == {"Nom"}]
    keep = sure[0] if sure else draft.subjects[0]
    rest = [s for s in draft.subjects if s != keep and _may_be(view, adapter, s, "Acc")]
    if rest:
        draft.subjects = [keep]
        draft.objects.extend(rest)


def _may_be(view: View, adapter: Adapter, head: int, case: str) -> bool:
    cases = _cases(view, adapter, head)
    return not cases or case in cases
