"""How sure each kind of rule is: the share of its statements that readers of real articles judged true.

Measured on judged statements of German Wikinews articles (``docs/BENCHMARKS.md``, "Confidence"), drawn a little towards
0.8 where few were judged. A statement found in several sentences is surer: see ``kg.resolve.merging``.
"""

from __future__ import annotations

RELATION_PHRASE = 0.82  # a phrase of the ontology with both its places filled
ROLE_PHRASE = 0.92  # a phrase of an event class
OFFICE = 0.82  # "Tesla-Chef Musk"
ORIGIN = 0.93  # "der norwegische Autobauer Think"
EVENT_NOUN = 0.78  # "der Ausfall von X in Oregon"
OPEN_EVENT = 0.73  # what a named thing does, by a verb without a phrase
PLACED = 0.8  # "das Rechenzentrum in Oregon"
CARRIED_PLACE = 0.6  # "die Wahl", where the paragraph has told its place before
BRACKETS = 0.85  # "Anna Berger (SPD)"
AFFILIATION = 0.85  # "Anna Berger von der SPD"
ATTRIBUTE = 0.85  # "die insolvente Firma"
EXAMPLE = 0.65  # "Firmen wie Tesla"
# No reader judged these: open relations in the text's own words, and readings against the usual word order.
OPEN_DIRECT = 0.7
OPEN_OBLIQUE = 0.65
BELONGING = 0.6
POSSESSIVE = 0.6
SWAPPED = 0.6
