"""Speakers: whom a sentence names as the source of what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.quotes import is_quoted
from kg.language.speech import Speech
from kg.model import clause as c
from kg.model.clause import Argument, Clause, ClauseTree
from kg.model.sentence import Sentence, Token
from kg.model.span import Span

# A speaker is an argument of this sentence, or a mention index handed down from an earlier sentence.
Speaker = Argument | int
_SHORTEST_FIRST_PART = 4  # letters; shorter ones are prefixes that make another word ("Anmeldung")


def cited_speaker(sentence: Sentence, tree: ClauseTree, speech: Speech) -> tuple[int | None, Speaker | None] | None:
    """Who the whole sentence is ascribed to: "laut X", "nach Angaben der Polizei", "wie X berichtete".

    Returns the index of the citing clause (``None`` for a prepositional phrase) and the speaker.
    """
    for clause in tree.clauses:
        if clause.marker in speech.report_markers and clause.predicate in speech.say and clause.link == "adverbial":
            return clause.index, clause.subject
        for argument in clause.having(c.OBLIQUE):
            if (found := _cited(argument, clause, tree, sentence, speech)) is not None:
                return None, found[0]
    added = _added_speaker(sentence, speech)
    return (None, added) if added is not None else None


def _added_speaker(sentence: Sentence, speech: Speech) -> Argument | None:
    """The speaker added without a verb, after a comma or a quotation: "..., so Müller"."""
    for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        head = sentence.tokens[token.head]
        if before.pos != "PUNCT" or token.lemma.lower() not in speech.ascribing_adverbs or head.pos not in ("NOUN", "PROPN"):
            continue
        if head.index > token.index and not _has_verb(head, sentence):
            words = sentence.tokens[token.index + 1 : head.index + 1]
            return Argument(c.SUBJECT, head.index, tuple(t.index for t in words), Span(words[0].start, words[-1].end))
    return None


def _has_verb(noun: Token, sentence: Sentence) -> bool:
    return any(t.head == noun.index and t.dep == "cop" for t in sentence.tokens)


def _cited(argument: Argument, clause: Clause, tree: ClauseTree, sentence: Sentence, speech: Speech) -> tuple[Speaker | None] | None:
    lemma = sentence.tokens[argument.head].lemma
    by_frame = _is_one_of(lemma, {noun for preposition, noun in speech.according_frames if preposition == argument.preposition})
    if argument.preposition not in speech.according_prepositions and not by_frame:
        return None
    noun = next((k for k in tree.clauses if k.kind == "noun" and k.head == argument.head), None)
    source = next((a for a in noun.arguments if a.role in (c.NAME, c.GENITIVE, c.POSSESSOR)), None) if noun else None
    if source is None and noun is not None:
        source = next((a for a in noun.having(c.OBLIQUE) if a.preposition in speech.source_prepositions), None)
    if by_frame or _is_one_of(lemma, speech.according_nouns):
        return (source or (clause.subject if source is None and _is_own(noun, sentence, speech) else argument),)
    named = next((a for a in noun.having(c.NAME)), None) if noun else None
    return (named or argument,)


def _is_one_of(lemma: str, nouns: Collection[str]) -> bool:
    """Whether a noun is one of these or a compound of one ("Fernsehbericht")."""
    return lemma in nouns or any(
        lemma[: -len(n)].isalpha() and len(lemma) - len(n) >= _SHORTEST_FIRST_PART for n in nouns if lemma.endswith(n.lower())
    )


def _is_own(noun: Clause | None, sentence: Sentence, speech: Speech) -> bool:
    return noun is not None and any(sentence.tokens[a.head].lemma in speech.own_words for a in noun.having(c.ADJECTIVE))


def speaker_of(sentence: Sentence, tree: ClauseTree, *, speech: Speech, quotes: Sequence[Span]) -> Speaker | None:
    """Who speaks in the sentence outside its quotations: a verb of saying tells, a citation, or the colon before a quotation."""
    sayers = (_outside(k, sentence, quotes) for k in tree.clauses if _says_outside(k, sentence, speech, quotes))
    sayer = next((a for a in sayers if a is not None), None)
    if sayer is not None:
        return sayer
    cited = cited_speaker(sentence, tree, speech)
    return cited[1] if cited is not None else _before_colon(sentence, tree, quotes)


def _says_outside(clause: Clause, sentence: Sentence, speech: Speech, quotes: Sequence[Span]) -> bool:
    if clause.kind != "verb" or clause.predicate not in speech.say or clause.negated or clause.mood in ("infinitive", "reported"):
        return False
    return not is_quoted(sentence.tokens[clause.head].start, quotes)


def _outside(clause: Clause, sentence: Sentence, quotes: Sequence[Span]) -> Argument | None:
    """The clause's subject; where a doubtful parse puts that into the quotation, the object outside must be it."""
    if clause.subject is None:
        return None
    outside = (a for a in (clause.subject, *clause.having(c.OBJECT)) if not is_quoted(sentence.tokens[a.head].start, quotes))
    return next(outside, None)


def _before_colon(sentence: Sentence, tree: ClauseTree, quotes: Sequence[Span]) -> Argument | None:
    """The subject of the clause that a colon and a quotation follow: "Ali blieb dabei: „...“."""
    starts = {q.start for q in quotes}
    triples = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    colon = next((colon for colon, mark in triples if colon.text == ":" and mark.end in starts), None)
    if colon is None:
        return None
    main = (k for k in tree.clauses if k.kind != "noun" and k.link in ("root", "conjunct", "parataxis") and k.head < colon.index)
    return next((k.subject for k in main if k.subject is not None and k.subject.head < colon.index), None)
