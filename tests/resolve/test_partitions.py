"""Names settled partition by partition are the names settled at once."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Iri
from kg.ontology import Ontology
from kg.resolve import LocalEntity
from kg.resolve.joining import groups_of
from kg.resolve.partitions import Thing, partitions_of

GIVEN, FAMILY, FIRM = ("Ada", "Bert", "Ada Maria"), ("Muster", "Zufall", "von Muster", "Beispiel"), ("AG", "Bank", "Muster Bank", "Muster")
NAMES = (*FAMILY, *FIRM, *(" ".join(pair) for pair in itertools.product(GIVEN, FAMILY)), *(" ".join(pair) for pair in itertools.product(FAMILY, FIRM)))


@st.composite
def things(draw: st.DrawFn) -> list[Thing]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
        counted = tuple(sorted((name, draw(st.integers(1, 30))) for name in names))
        kind, place = draw(st.sampled_from(["Person", "Organization", "Place", ""])), draw(st.sampled_from(["", "", "", "city:1"]))
        former = tuple(draw(st.lists(st.sampled_from(names), max_size=1)))
        gender = draw(st.sampled_from(["", "Fem", "Masc"]))
        document = Iri(f"https://news.example/{draw(st.integers(0, 4))}")
        found.append(((document, number), LocalEntity(number, names[0], counted, kind, place=place, former_names=former, gender=gender)))
    return found


@given(world=things())
@settings(max_examples=400, deadline=None)
def test_the_groups_of_all_partitions_are_those_of_all_things(world: list[Thing], ontology: Ontology) -> None:
    parts = list(partitions_of(world, ontology))
    assert sorted(place for part in parts for place, _ in part) == sorted(place for place, _ in world)
    settled = [group for part in reversed(parts) for group in groups_of(part, ontology)]
    assert sorted(settled, key=lambda g: g.order) == list(groups_of(world, ontology))


def test_strangers_are_settled_apart_and_a_last_name_brings_its_bearers_together(ontology: Ontology) -> None:
    def thing(number: int, name: str) -> Thing:
        return (Iri(f"https://news.example/{number}"), 0), LocalEntity(0, name, ((name, 1),), "Person")

    people = [thing(0, "Ada Muster"), thing(1, "Carl Muster"), thing(2, "Zoe Zufall")]
    assert [len(part) for part in partitions_of(people, ontology)] == [1, 1, 1]
    assert sorted(len(part) for part in partitions_of([*people, thing(3, "Muster")], ontology)) == [1, 3]
