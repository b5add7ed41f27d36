"""German answers: cases from articles, agreement, Konjunktiv, separable verbs, participles, hyphen compounds."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.grammar import Forms, Grammar
from kg.language.participles import infinitive_of, strong_infinitive_of
from kg.language.view import View

_ENDINGS = ("em", "en", "es", "er", "e")
_PRESENT = re.compile(r"(\w+[enlr]n|tun|\w+eln|\w+ern)d(e[rsnm]?)?")
_PLURAL_VERB = re.compile(r"\w*(?:(?<!i)en|ien[e]n|ern|eln)|sind|tun")
_PLAIN = str.maketrans("äöü", "aou")
_FIRST_SECOND = frozenset({"ich", "du"})


_EITHER_NUMBER = frozenset({"sie", "die", "alle", "wer", "was", "das", "es"})
# genders in the singular, and Plur, that a relative pronoun's form allows, whatever its case
_RELATIVE_FORMS = {
    "der": frozenset({"Masc", "Fem"}), "die": frozenset({"Fem", "Plur"}), "das": frozenset({"Neut"}), "den": frozenset({"Masc"}),
    "dem": frozenset({"Masc", "Neut"}), "denen": frozenset({"Plur"}), "dessen": frozenset({"Masc", "Neut"}),
    "deren": frozenset({"Fem", "Plur"}),
}


class German:
    """Stateless; see ``Adapter``."""

    marks_case = True

    def cases(self, view: View, head: int, *, narrowed: bool = False) -> frozenset[str]:
        forms = view.grammar.forms
        if view.pos[head] in ("PRON", "DET"):
            known = forms.pronoun_case.get(view.low[head])
            if known is not None:
                return frozenset(known.split())
        readings = self._readings(view, head, narrowed=narrowed)
        return frozenset(case for case, _, _ in readings if case)

    def _readings(self, view: View, head: int, *, narrowed: bool) -> tuple[tuple[str, str, str], ...]:
        """(case, gender, number) that the article allows."""
        determiners = view.kids(head, "determiner", "possessive")
        own = [head] if view.pos[head] in ("PRON", "DET") else []
        for token in [*determiners, *own]:
            readings = _determiner_readings(view.grammar, view.low[token])
            if readings:
                return _narrowed(readings, view.morph[head]) if narrowed else readings
        return ()

    def is_plural(self, view: View, head: int) -> bool | None:
        head = view.antecedents.get(head, head)
        if view.low[head] in _EITHER_NUMBER and view.pos[head] == "PRON":
            return None
        if view.has(head, "conjunct") and any(view.has(c, "coordinator") for c in view.kids(head, "conjunct")):
            return True if view.is_nominal(head) else None
        readings = self._readings(view, head, narrowed=False)
        numbers = {number for case, _, number in readings if case in ("Nom", "Acc")} or {number for _, _, number in readings}
        tagged = view.morph[head].get("Number", "")
        if len(numbers) == 1:
            tagged = next(iter(numbers))
        elif view.pos[head] == "NOUN" and (view.lemmas[head].lower() != view.low[head]) is not (tagged == "Plur"):
            return None  # "die Menschen" tagged as singular: form and tagger do not agree
        return {"Plur": True, "Sing": False}.get(tagged)

    def finite_is_plural(self, view: View, finite: int) -> bool | None:
        return bool(_PLURAL_VERB.fullmatch(view.low[finite]))

    def mood(self, view: View, finite: int, subject: int | None) -> str:
        word, lemma = view.low[finite], view.lemmas[finite].lower()
        known = view.grammar.forms.subjunctive.get(word)
        first_person = subject is not None and view.low[subject] in _FIRST_SECOND
        if known == "conditional" or (known and not first_person):
            return known
        features = view.morph[finite]
        is_present = word == lemma[:-1] or (features.get("Mood") == "Sub" and features.get("Tense") == "Pres")
        if is_present and not first_person and subject is not None and word.endswith("e") and not word.endswith("te") and known is None:
            return "reported"
        if features.get("Mood") == "Sub" and features.get("Tense") == "Past" and not word.endswith(("te", "ten")):
            return "conditional"
        return "imperative" if features.get("Mood") == "Imp" and subject is None else "indicative"

    def moves(self, view: View, predicate: str) -> bool:
        known = view.grammar.verbs.no_passive
        if predicate in known:
            return True
        prefixes = view.grammar.forms.participle_prefixes
        return any(predicate.startswith(p) and predicate[len(p) :] in known for p in prefixes)

    def tense(self, view: View, finite: int) -> str:
        """The form decides where it is clear: ``gründet``, ``stößt`` are present, ``gründete`` is past; else the tagger."""
        word, lemma = view.low[finite], view.lemmas[finite].lower()
        stem = lemma.removesuffix("n").removesuffix("e").translate(_PLAIN)
        plain = word.translate(_PLAIN)
        if word == lemma or plain in (stem + "t", stem + "et", stem + "e"):
            return "present"
        if plain.startswith(stem) and plain[len(stem) :] in ("te", "ten", "ete", "eten"):
            return "past"
        return "past" if view.morph[finite].get("Tense") == "Past" else "present"

    def verb_lemma(self, view: View, verb: int, particle: str) -> str:
        lemma, word, forms = view.lemmas[verb], view.low[verb], view.grammar.forms
        finite = view.morph[verb].get("VerbForm") == "Fin" and not view.has(verb, "auxiliary", "passive_auxiliary", "copula")
        if not lemma.endswith("n") or view.pos[verb] not in ("VERB", "AUX"):
            past = _from_past(word) if view.pos[verb] == "ADJ" else ""
            lemma = infinitive_of(word, forms) or past or lemma
        elif finite:
            pass  # "gewinnt", "gehört": a finite form has no participle's ge-
        elif strong := strong_infinitive_of(word, forms):
            lemma = strong
        elif lemma.lower() == word + "en" or (lemma.lower() == word.removesuffix("t") + "en" and "ge" in word):
            lemma = infinitive_of(word, forms) or lemma  # "isolierten" for "isoliert", "gestören" for "gestört", "angekündigen"
        lemma = _without_zu(lemma.lower(), view.grammar.forms)
        return lemma if not particle or lemma.startswith(particle) else particle + lemma

    def participle(self, view: View, token: int) -> str:
        word = view.low[token]
        if _PRESENT.fullmatch(word) and view.pos[token] in ("ADJ", "VERB"):
            return "present"
        form = view.morph[token].get("VerbForm")
        bare = not view.has(token, "auxiliary", "passive_auxiliary", "copula")
        infinitive = form == "Inf" and word.endswith("n") and not _no_infinitive(word, view.grammar.forms)
        if infinitive or (form == "Fin" and bare):
            return ""  # "geklärt" is no infinitive, and no finite verb beside an auxiliary
        if any(view.low[c] in view.grammar.terms.infinitive for c in view.kids(token, "marker")):
            return ""
        if view.pos[token] not in ("VERB", "ADJ", "AUX"):
            return ""
        return "past" if infinitive_of(word, view.grammar.forms) else ""

    def agrees(self, view: View, pronoun: int, noun: int) -> bool:
        forms = _RELATIVE_FORMS.get(view.low[pronoun])
        if view.low[pronoun] == "der":
            forms = frozenset({"Masc"}) if view.relations[pronoun] in ("subject", "passive_subject") else frozenset({"Fem"})
        features = view.morph[noun]
        gender, number = features.get("Gender"), features.get("Number")
        if forms and view.pos[noun] == "PROPN" and view.tokens[noun].entity == "LOC" and not view.has(noun, "determiner", "flat", "conjunct"):
            return bool(forms & {"Neut", "Plur"})  # a place without an article is neuter: "der Fall in Wales, der"
        if view.has(noun, "conjunct") and number == "Sing":
            number = None
        if forms is None or not number or (number == "Sing" and not gender) or view.pos[noun] == "PROPN":
            return True
        return "Plur" in forms if number == "Plur" else gender in forms

    def compound(self, view: View, token: int) -> tuple[str, str]:
        text, lemma = view.tokens[token].text, view.lemmas[token]
        first, hyphen, last = text.rpartition("-")
        single = view.tokens[token].entity and view.pos[token] == "PROPN"
        if not hyphen or not first or not last[:1].isupper() or not last[1:2].islower() or single:
            return "", lemma
        head = lemma.rpartition("-")[2]
        return first, head[:1].upper() + head[1:] if head else last

    def is_genitive(self, view: View, token: int) -> bool:
        if view.pos[token] in ("NUM", "ADV", "ADJ", "SYM") or view.has(token, "case"):
            return False
        determiners = view.kids(token, "determiner", "possessive")
        if determiners:
            return any("Gen" == case for d in determiners for case, _, _ in _determiner_readings(view.grammar, view.low[d]))
        word = view.low[token]
        if view.pos[token] == "PROPN" or token < view.heads[token]:
            last = max([token, *view.kids(token, "flat")])
            return view.low[last].endswith(("s", "x", "z", "ß", "’", "'")) and not word.isdigit()
        adjectives = view.kids(token, "adjective", "number")
        return any(view.low[a].endswith(("er", "en")) for a in adjectives) or view.morph[token].get("Case") == "Gen"


@lru_cache(maxsize=4096)
def _split(readings: str) -> tuple[tuple[str, str, str], ...]:
    parts = (entry.split("|") for entry in readings.split())
    return tuple((p[0], p[1], p[2]) for p in parts if len(p) == 3)


def _determiner_readings(grammar: Grammar, word: str) -> tuple[tuple[str, str, str], ...]:
    forms = grammar.forms
    known = forms.determiner_case.get(word)
    if known is not None:
        return _split(known)
    for ending in _ENDINGS:
        if word.endswith(ending) and word[: -len(ending)] in forms.determiner_stems:
            return _split(forms.ending_case[ending])
    return _split(forms.determiner_case["ein"]) if word in forms.determiner_stems else ()


def _narrowed(readings: tuple[tuple[str, str, str], ...], features: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The readings that agree with the noun's gender and number, or all of them when none does."""
    for place, name in ((2, "Number"), (1, "Gender")):
        value = features.get(name)
        if value and not (name == "Gender" and features.get("Number") == "Plur"):
            agreeing = tuple(r for r in readings if r[place] in ("", value))
            readings = agreeing or readings
    return readings


def _from_past(word: str) -> str:
    """``veranstalteten`` -> ``veranstalten``: weak past forms, for words that the tagger took for adjectives."""
    for ending in ("eten", "ete", "ten", "te"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)] + ("ten" if ending == "ten" and word[-4] == "t" else "en")
    return ""


def _no_infinitive(word: str, forms: Forms) -> bool:
    """Whether a word can only be a participle: "verschmolzen"; "geraten" and "erhalten" can be infinitives."""
    return not word.startswith("ge") and strong_infinitive_of(word, forms) not in ("", word)


def _without_zu(lemma: str, forms: Forms) -> str:
    """``aufzunehmen`` -> ``aufnehmen``."""
    place = lemma.find("zu", 2)
    if place > 0 and lemma[:place] in forms.participle_prefixes and len(lemma) > place + 5:
        return lemma[:place] + lemma[place + 2 :]
    return lemma
