"""From a parsed sentence to its clauses: the language seam. Nothing above this room sees a treebank label."""

from __future__ import annotations

from kg.language.adapter import Adapter, adapter_of
from kg.language.antecedents import find_antecedents
from kg.language.assembly import assemble
from kg.language.content_heads import raise_content
from kg.language.folding import fold
from kg.language.grammar import Grammar
from kg.language.hidden_relatives import find_hidden_relatives
from kg.language.nouns import noun_clauses
from kg.language.participants import read_participants
from kg.language.quotations import hang_quotations
from kg.language.repair import repair
from kg.language.sharing import share
from kg.language.tidying import tidy
from kg.language.valency import apply_valency
from kg.language.verbs import drafts_of
from kg.language.view import view_of
from kg.language.word_order import mend_word_order
from kg.model.clause import ClauseTree
from kg.model.sentence import Sentence


def clauses_of(sentence: Sentence, grammar: Grammar) -> ClauseTree:
    """The clauses of a sentence, ordered by their head tokens, a verb before a noun on the same token.

    Works on any tree, forest or cycle, in time linear in the number of tokens.
    """
    view = view_of(sentence, grammar)
    adapter: Adapter = adapter_of(grammar.language)
    raise_content(view)
    find_hidden_relatives(view)
    tidy(view)
    mend_word_order(view)
    folded = fold(view)
    apply_valency(view)
    find_antecedents(view, adapter)
    hang_quotations(view, adapter)
    drafts = drafts_of(view, adapter, folded)
    for draft in drafts.values():
        read_participants(view, adapter, draft, drafts)
        repair(view, adapter, draft)
    share(view, adapter, drafts)
    return assemble(view, adapter, drafts, noun_clauses(view, adapter))
