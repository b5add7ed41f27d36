"""English answers: pronoun forms, agreement, particle verbs."""

from __future__ import annotations

from kg.language.view import View

_PLURAL_FORMS = frozenset({"are", "were", "have", "do"})
_SINGULAR_FORMS = frozenset({"is", "was", "has", "does"})


class English:
    """Stateless; see ``Adapter``."""

    marks_case = False

    def cases(self, view: View, head: int, *, narrowed: bool = False) -> frozenset[str]:
        if view.pos[head] != "PRON":
            return frozenset()
        return frozenset(view.grammar.forms.pronoun_case.get(view.low[head], "").split())

    def is_plural(self, view: View, head: int) -> bool | None:
        if any(view.has(c, "coordinator") for c in view.kids(head, "conjunct")):
            return True
        return {"Plur": True, "Sing": False}.get(view.morph[head].get("Number", ""))

    def finite_is_plural(self, view: View, finite: int) -> bool | None:
        word = view.low[finite]
        if word in _PLURAL_FORMS or word in _SINGULAR_FORMS:
            return word in _PLURAL_FORMS
        return None

    def mood(self, view: View, finite: int, subject: int | None) -> str:
        known = view.grammar.forms.subjunctive.get(view.low[finite])
        if known:
            return known
        return "imperative" if view.morph[finite].get("Mood") == "Imp" and subject is None else "indicative"

    def moves(self, view: View, predicate: str) -> bool:
        return predicate in view.grammar.verbs.no_passive

    def tense(self, view: View, finite: int) -> str:
        return "past" if view.morph[finite].get("Tense") == "Past" else "present"

    def verb_lemma(self, view: View, verb: int, particle: str) -> str:
        lemma = view.lemmas[verb].lower()
        return f"{lemma} {particle}" if particle else lemma

    def participle(self, view: View, token: int) -> str:
        features, word = view.morph[token], view.low[token]
        if view.pos[token] not in ("VERB", "AUX"):
            return ""
        if word.endswith("ing"):
            # "the managing director": a form in -ing that takes nothing with it describes its noun like an adjective
            return "" if view.relations[token] == "adjective" and not view.children[token] else "present"
        if features.get("VerbForm") == "Part" or (not features and word.endswith(("ed", "en"))):
            return "past"
        return ""

    def agrees(self, view: View, pronoun: int, noun: int) -> bool:
        verb = view.heads[pronoun]
        if view.relations[pronoun] not in ("subject", "passive_subject"):
            return True
        plural = self.is_plural(view, noun)
        forms = [self.finite_is_plural(view, v) for v in (verb, *view.kids(verb, "auxiliary", "passive_auxiliary", "copula"))]
        return plural is None or plural in forms or (not plural) not in forms

    def compound(self, view: View, token: int) -> tuple[str, str]:
        return "", view.lemmas[token]

    def is_genitive(self, view: View, token: int) -> bool:
        marks = view.grammar.terms.possessive_mark
        return any(view.low[c] in marks for c in view.kids(token, "case"))
