"""Sentences parsed by hand, one word a line: ``word lemma POS head relation [features] [entity]``, heads counted from 1."""

from __future__ import annotations

from kg.language.clauses import clauses_of
from kg.language.grammar import grammar_of
from kg.model.clause import Argument, Clause, ClauseTree
from kg.model.sentence import Sentence, Token


def parsed(text: str) -> Sentence:
    """The sentence that the lines describe; the root's head is 0, ``_`` stands for no features."""
    tokens: list[Token] = []
    start = 0
    for index, line in enumerate(line.split() for line in text.strip().splitlines()):
        word, lemma, pos, head, relation, *more = line
        morph = more[0] if more and more[0] != "_" else ""
        entity = more[1] if len(more) > 1 else ""
        end = start + len(word)
        tokens.append(Token(index, start, end, word, lemma, pos, morph, int(head) - 1 if int(head) else index, relation, entity, bool(entity)))
        start = end + 1
    return Sentence(tuple(tokens))


def tree_of(language: str, text: str) -> tuple[Sentence, ClauseTree]:
    sentence = parsed(text)
    return sentence, clauses_of(sentence, grammar_of(language))


def told(language: str, text: str) -> list[str]:
    """The verb and copula clauses in short: ``kaufen(subject=SAP, object=Firma, in=2020)``, heads' lemmas only."""
    sentence, tree = tree_of(language, text)
    return [short(sentence, clause) for clause in tree.clauses if clause.kind != "noun"]


def nouns(language: str, text: str) -> list[str]:
    """The noun clauses in the same short form."""
    sentence, tree = tree_of(language, text)
    return [short(sentence, clause) for clause in tree.clauses if clause.kind == "noun"]


def short(sentence: Sentence, clause: Clause) -> str:
    flags = "not " if clause.negated else ""
    flags += f"{clause.modal} " if clause.modal else ""
    filled = ", ".join(f"{_key(a)}={_filler(sentence, a)}" for a in clause.arguments)
    return f"{flags}{clause.predicate}({filled})"


def _key(argument: Argument) -> str:
    return argument.preposition or argument.role


def _filler(sentence: Sentence, argument: Argument) -> str:
    if argument.clause is not None:
        return f"#{argument.clause}"
    if argument.part:
        return argument.part
    return "+".join(sentence.tokens[a.head].lemma for a in argument.all)
