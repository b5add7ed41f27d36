"""Speech without "dass": ``..., sagte er`` and ``er erklärte, sie gehe`` become contents of the verb of saying."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.speech import speech
from kg.language.view import View, reorder

_OPENERS = frozenset({":", "„", "“", '"', "``", "»", "«", "”"})


def hang_quotations(view: View, adapter: Adapter) -> None:
    """Rearrange the tree so that what is said hangs from the verb of saying."""
    say = speech(view.grammar.language).say
    moved = False
    for token in list(view.order):
        if view.relations[token] != "parataxis" or view.heads[token] == token:
            continue
        above = view.heads[token]
        if _says(view, token, say) and _stands_behind(view, token, above):
            _put_above(view, token, above)
            moved = True
        elif _says(view, above, say) and above < token and _is_said(view, adapter, above, token):
            view.relations[token] = "content"
    if moved:
        reorder(view)


def _says(view: View, token: int, say: frozenset[str]) -> bool:
    """A verb of saying with a speaker and with nothing said yet."""
    if view.pos[token] != "VERB" or not view.has(token, "subject"):
        return False
    particles = view.kids(token, "particle")
    lemma = view.lemmas[token]
    known = lemma in say or any(view.low[p] + lemma in say for p in particles)
    return known and not view.has(token, "object", "content", "open_complement")


def _stands_behind(view: View, token: int, above: int) -> bool:
    """Whether the verb of saying follows what it reports, or stands in the middle of it."""
    return min(above, *(c for c in view.children[above])) < token and view.relations[above] != "auxiliary"


def _put_above(view: View, token: int, above: int) -> None:
    view.heads[token] = token if view.heads[above] == above else view.heads[above]
    view.relations[token] = view.relations[above]
    view.heads[above] = token
    view.relations[above] = "content"
    if token in view.children[above]:
        view.children[above].remove(token)
        view.children[token].append(above)


def _is_said(view: View, adapter: Adapter, above: int, token: int) -> bool:
    """Konjunktiv I, a colon or a quotation mark shows that the second clause is what was said."""
    verbs = [token, *view.kids(token, "auxiliary", "copula", "passive_auxiliary")]
    subjects = view.kids(token, "subject", "passive_subject")
    subject = subjects[0] if subjects else None
    finite = [v for v in verbs if view.morph[v].get("VerbForm") == "Fin"]
    if any(adapter.mood(view, v, subject) == "reported" for v in finite):
        return True
    return any(view.low[i] in _OPENERS for i in range(above + 1, min(token, above + 40)))
