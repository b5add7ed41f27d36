"""Turtle files -> Ontology: classes, properties, the phrases that teach them, and what may stand with what."""

from kg.ontology.files import default_directory
from kg.ontology.ontology import Ontology
from kg.ontology.read import read_ontology
from kg.ontology.slots import SLOTS, slots_of
from kg.ontology.terms import EntityClass, Phrase, Property

__all__ = ["SLOTS", "EntityClass", "Ontology", "Phrase", "Property", "default_directory", "read_ontology", "slots_of"]
