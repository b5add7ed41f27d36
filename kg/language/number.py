"""Grammatical number told by the words around a noun, where the tagger's own word cannot be right."""

from __future__ import annotations

from kg.language.names import NameData
from kg.language.noun_phrase import Tree

_DETERMINERS = {"det", "case", "det:poss", "nummod", "amod"}
_FINITE = {"VERB", "AUX"}
_LONG_INFLECTION = 3  # letters that an ending adds at most


def number_of(tree: Tree, head: int, gender: str, names: NameData) -> str:
    """``Sing`` or ``Plur`` of the noun at ``head``: by counting words, article and gender, else as the tagger has it.

    German: "die Täter" is no masculine singular, "der Bilder" no neuter one, "den Tätern" a dative plural.
    """
    token = tree.tokens[head]
    before = [tree.tokens[c] for c in tree.children[head] if c < head and tree.tokens[c].dep in _DETERMINERS]
    forms = [t.text.lower() for t in before]
    if any(f in names.several or t.dep == "nummod" and _is_several(f) for t, f in zip(before, forms, strict=True)):
        return "Plur"
    tagged = token.feature("Number")
    if not names.articles or token.pos != "NOUN":
        return tagged
    if token.text.endswith(names.feminine_plurals):
        return "Plur"
    if any(f in names.singular for f in forms):
        return "Sing"
    article = next((f for f in forms if f in names.articles), "")
    inflection = _inflection(token.text, token.lemma)
    if article and gender not in names.articles[article]:
        return "Plur" if gender else tagged
    if article and gender == "Fem" and inflection or article and inflection == "n" and token.lemma.endswith(names.strong_ends):
        return "Plur"  # no feminine noun has an ending in the singular; "den Bürgern"
    if article in names.genitive_plural and gender == "Masc" and token.dep == "nmod" and "case" not in {t.dep for t in before}:
        return "Plur"  # "die Aussagen der Politiker": a masculine genitive in the singular has "des"
    return tagged


def number_of_verb(tree: Tree, governor: int, names: NameData) -> str:
    """The number of the finite verb that a token brings along, its auxiliary or copula first: by its ending, else as tagged.

    Of several auxiliaries one is finite: "werden konnte" is singular, for an infinitive looks like a plural and never like a singular.
    """
    auxiliaries = [tree.tokens[c] for c in tree.children[governor] if tree.tokens[c].pos == "AUX"]
    finite = [t for t in auxiliaries or [tree.tokens[governor]] if t.pos in _FINITE]
    if names.plural_verbs and finite:
        words = [t.text.lower() for t in finite]
        if all(w.endswith(names.plural_verbs) and not w.endswith(names.singular_verbs) for w in words):
            return "Plur"
    return next((n for t in finite if (n := t.feature("Number"))), "")


def _is_several(form: str) -> bool:
    digits = form.replace(".", "").replace(",", "")
    return digits.isdecimal() and digits not in ("1", "01")


def _inflection(text: str, lemma: str) -> str:
    """What the form adds to the dictionary form, ``""`` when it is no simple ending."""
    ending = text[len(lemma) :] if text.startswith(lemma) else ""
    return ending if len(ending) <= _LONG_INFLECTION else ""
