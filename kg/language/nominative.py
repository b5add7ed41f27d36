"""Names and noun phrases in the form that a dictionary would give them: nominative, without ending, article and quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.language.inflection import grammatical_gender, nominative_plural
from kg.language.name_pairs import NameSpan
from kg.language.names import NameData, given_names
from kg.language.noun_phrase import Tree, lemma_of
from kg.language.places import country_of_people
from kg.model.sentence import Token

_LONGEST_SHORT = 4  # letters of a word that is cut short with a full stop
_UNSURE_END = ("s", "x", "z", "ß")


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """What the document and the gazetteers know about the forms of names.

    ``nominative`` are words that ended a name where no genitive can stand; ``is_known`` tells that a whole
    name is one that is known from outside (a place).
    """

    nominative: frozenset[str] = frozenset()
    is_known: Callable[[str], bool] = field(default=lambda _: False)


def name_of(span: NameSpan, tree: Tree, evidence: NameEvidence, names: NameData) -> str:
    """The bare name in a span."""
    tokens = tree.tokens[span.first : span.last + 1]
    words = [t.text for t in tokens]
    if len(words) > 1 or tokens[0].pos != "ADJ":
        words[-1] = _without_genitive(tokens[-1], words, span, tree, evidence, names)
    noun = next((i for i, t in enumerate(tokens) if t.pos in {"NOUN", "PROPN"}), len(tokens) - 1)
    if noun < len(tokens) - 1 and tokens[noun].pos == "NOUN" and _is_marked_genitive(span, tree, names):
        # "des Landgerichts Köln", "des Buchpreises 2009"
        words[noun] = _without_ending(tokens[noun], names)
    gender = "Plur" if _is_plural(tokens[noun], names) else grammatical_gender(words[noun], names.language) or tokens[noun].feature("Gender")
    declined = [i for i, t in enumerate(tokens[:-1]) if i < noun and names.nominative and t.pos == "ADJ" and _declines(i, tokens)]
    for kind in dict.fromkeys((gender, *names.nominative)) if declined else ():
        # the gender that gives a name known from outside, else the noun's own: "Vereinigten Staaten" -> "Vereinigte Staaten"
        variant = [nominative_adjective(w, kind, names) if i in declined else w for i, w in enumerate(words)]
        for last in (variant[-1], variant[-1].removesuffix("n")):  # "den Vereinigten Arabischen Emiraten"
            if evidence.is_known(known := joined(tokens, [*variant[:-1], last])):
                return known
    words = [nominative_adjective(w, gender, names) if i in declined else w for i, w in enumerate(words)]
    return joined(tokens, words)


def _is_plural(noun: Token, names: NameData) -> bool:
    # no feminine noun ends in -en in the singular when its lemma does not: "Nationen"
    if noun.text.endswith(names.feminine_plurals):
        return True
    is_feminine_plural = noun.text in (f"{noun.lemma}en", f"{noun.lemma}n") and grammatical_gender(noun.lemma, names.language) == "Fem"
    return noun.feature("Number") == "Plur" or is_feminine_plural


def _is_marked_genitive(span: NameSpan, tree: Tree, names: NameData) -> bool:
    """Whether an article says that the name stands in the genitive ("des")."""
    return bool(_determiners(_head(span, tree), tree) & names.genitive_words)


def _head(span: NameSpan, tree: Tree) -> int:
    return next((i for i in range(span.first, span.last + 1) if tree.tokens[i].head not in span), span.first)


def _determiners(head: int, tree: Tree) -> set[str]:
    return {tree.tokens[c].text.lower() for c in tree.children[head] if c < head and tree.tokens[c].pos == "DET"}


def _without_ending(token: Token, names: NameData) -> str:
    """A noun in the genitive singular without its ending: by lemma, else the letter or letters that the ending has."""
    word = token.text
    if token.lemma != word and word in (f"{token.lemma}s", f"{token.lemma}es"):
        return token.lemma
    if word.endswith(names.doubled_genitives):
        return word[:-3]
    if word.endswith(names.long_genitives):
        return word[:-2]
    ending = next((e for e in names.genitive_endings if word.endswith(e) and not word.endswith("ss")), "")
    return word.removesuffix(ending)


def joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """The words with the spaces that the text has between the tokens."""
    parts = [words[0]]
    for previous, token, word in zip(tokens, tokens[1:], words[1:], strict=False):
        parts.append((" " if token.start > previous.end else "") + word)
    return "".join(parts).strip("„“”\"'»«‚‘’ ")


def is_genitive_place(span: NameSpan, tree: Tree, names: NameData) -> bool:
    """Whether a genitive with an ending can stand here: an attribute of a noun without a preposition, or before its noun."""
    head = _head(span, tree)
    token = tree.tokens[head]
    determiners = _determiners(head, tree)
    if follows_bearer(span, tree, names):
        return False
    if determiners & names.genitive_words:
        return True
    if determiners & names.definite:
        return False  # "der Beatles": an article without the ending's s leaves the name as it is
    if names.nominative and _stands_before_noun(span, tree):
        return True
    has_preposition = any(tree.tokens[c].dep == "case" and tree.tokens[c].text not in names.genitive_endings for c in tree.children[head])
    if has_preposition:
        return False
    return token.dep in {"nmod", "nmod:poss"} or any(tree.tokens[i].feature("Case") == "Gen" for i in {head, span.last})


def follows_bearer(span: NameSpan, tree: Tree, names: NameData) -> bool:
    """Whether the name stands right after the noun that it is the name of ("der Dienst Musterblocks")."""
    before = tree.tokens[span.first - 1] if span.first else None
    return before is not None and before.pos == "NOUN" and before.lemma.lower().endswith(names.bearers)


def _stands_before_noun(span: NameSpan, tree: Tree) -> bool:
    # "Stanley Kubricks Film", "Angela Merkels neues Kabinett": a person's name right before a noun
    following = tree.tokens[span.last + 1 : span.last + 3]
    is_noun = bool(following) and following[0].pos == "NOUN" or len(following) > 1 and following[0].pos == "ADJ" and following[1].pos == "NOUN"
    return is_noun and (span.label == "PER" or tree.tokens[span.last].dep in {"nmod", "nmod:poss", "det:poss"})


def nominative_adjective(word: str, gender: str, names: NameData) -> str:
    """The strong nominative of an inflected adjective: "Obersten", Masc -> "Oberster"; as it is where the gender is unknown."""
    ending = names.nominative.get(gender, "")
    for old in names.adjective_endings:
        if ending and word.endswith(old) and len(word) - len(old) >= 3:
            # "Salzburger", "Münchner": made from a place, never inflected
            return word if old == "er" and word[0].isupper() else word[: -len(old)] + ending
    return word


def bare_head(token: Token, number: str, names: NameData) -> str:
    """The head noun of a phrase in the nominative: the lemma in the singular, the form in the plural."""
    if not names.nominative:
        return token.text
    if number == "Plur":
        is_dative = token.feature("Case") == "Dat" or token.text == f"{token.lemma}n" and token.lemma.endswith(names.strong_ends)
        return nominative_plural(token.text, names.language) if is_dative else token.text
    if not _is_form_of(token):
        return token.text
    return lemma_of(token)


def _is_form_of(token: Token) -> bool:
    # a lemma that shares no stem with the form, or is not capitalised alike, is the lemmatiser's mistake
    lemma, text = lemma_of(token), token.text
    stem = min(len(lemma), len(text), max(3, len(text) - 3))
    return bool(lemma) and lemma[:1].isupper() == text[:1].isupper() and lemma[:stem] == text[:stem]


def _without_genitive(
    token: Token, words: Sequence[str], span: NameSpan, tree: Tree, evidence: NameEvidence, names: NameData
) -> str:
    word = _without_stop(token.text)
    if token.pos == "NOUN" and word not in evidence.nominative and is_genitive_place(span, tree, names):
        return _without_ending(token, names)
    if word.endswith(names.long_genitives) and not evidence.is_known(word) and is_genitive_place(span, tree, names):
        return _without_ending(token, names)
    if names.nominative and len(words) == 1 and word.endswith("en") and not evidence.is_known(word) and evidence.is_known(word[:-1]):
        return word[:-1]  # "in den Niederlanden"
    if word.endswith("n") and word[:-1].endswith(names.strong_ends) and country_of_people(word[:-1], names.language):
        return word[:-1]  # "mit den Norwegern"
    for mark in names.genitive_marks:
        if word.endswith(mark) and word[:-1].endswith(_UNSURE_END):
            return word[:-1]
    for ending in names.genitive_endings:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= names.shortest_stem and _is_genitive(stem, word, words, span, tree, evidence, names):
            return stem
    return word


def _without_stop(word: str) -> str:
    """A word without the full stop of its sentence; "Inc." and "W." keep theirs."""
    stem = word[:-1]
    return stem if word.endswith(".") and "." not in stem and (len(stem) > _LONGEST_SHORT or any(map(str.isdigit, stem))) else word


def _is_genitive(
    stem: str, word: str, words: Sequence[str], span: NameSpan, tree: Tree, evidence: NameEvidence, names: NameData
) -> bool:
    if not word[-1].isalpha() or word.isupper() or stem.endswith(_UNSURE_END) and "'" not in word and "’" not in word:
        return False
    start = " ".join([*words[:-1], ""]).strip() + (" " if len(words) > 1 else "")
    if evidence.is_known(start + word):
        return False
    if evidence.is_known(start + stem):
        return True
    if word in evidence.nominative or len(words) == 1 and word in given_names() and stem not in evidence.nominative:
        return False
    if stem in evidence.nominative:
        return True
    return is_genitive_place(span, tree, names)


def _declines(index: int, tokens: Sequence[Token]) -> bool:
    following = tokens[index + 1 :]
    return bool(following) and all(t.pos in {"ADJ", "NOUN", "PROPN"} for t in following[:1]) and tokens[index].text[:1].isupper()
