"""What the clause builder asks of a language: the few questions whose answer is not a table look-up."""

from __future__ import annotations

from typing import Protocol

from kg.errors import UnknownLanguage
from kg.language.grammar import LANGUAGES
from kg.language.view import View


class Adapter(Protocol):
    """Answers about word forms. Implemented by the modules' classes in ``german`` and ``english``."""

    marks_case: bool  # whether articles and pronouns show who does what, whatever the order

    def cases(self, view: View, head: int, *, narrowed: bool = False) -> frozenset[str]:
        """The cases that the forms of a noun phrase allow; empty when they tell nothing.

        ``narrowed`` trusts the tagger's gender and number to choose among them.
        """

    def is_plural(self, view: View, head: int) -> bool | None:
        """Whether a noun phrase is plural; None when its forms do not tell."""

    def finite_is_plural(self, view: View, finite: int) -> bool | None:
        """Whether a finite verb wants a plural subject; None when its form does not tell."""

    def mood(self, view: View, finite: int, subject: int | None) -> str:
        """The mood that a finite verb's form shows: indicative, reported, conditional or imperative."""

    def moves(self, view: View, predicate: str) -> bool:
        """Whether a verb forms its perfect with "to be", as verbs of motion and change do."""

    def tense(self, view: View, finite: int) -> str:
        """``past`` or ``present``, as a finite verb's form shows it."""

    def verb_lemma(self, view: View, verb: int, particle: str) -> str:
        """The infinitive, a particle rejoined as the language writes it."""

    def participle(self, view: View, token: int) -> str:
        """``past``, ``present`` or "" for a token's form as a participle."""

    def agrees(self, view: View, pronoun: int, noun: int) -> bool:
        """Whether a relative pronoun can stand for a noun, as far as their forms tell."""

    def compound(self, view: View, token: int) -> tuple[str, str]:
        """First part and head noun of a compound written as one word: ("Tesla", "Chef"); ("", lemma) otherwise."""

    def is_genitive(self, view: View, token: int) -> bool:
        """Whether a noun under another noun, without a preposition, is its genitive or possessor."""


def adapter_of(language: str) -> Adapter:
    """The adapter of a language; raises ``UnknownLanguage``."""
    if language == "de":
        from kg.language.german import German

        return German()
    if language == "en":
        from kg.language.english import English

        return English()
    raise UnknownLanguage(language, known=LANGUAGES)
