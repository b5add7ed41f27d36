"""An ontology in miniature, so that these tests do not change with the one that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology import Ontology, read_ontology

_TURTLE = """
@prefix kg: <https://kg.example/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
kg:Entity a owl:Class .
kg:Person a owl:Class ; rdfs:subClassOf kg:Entity ; kg:noun "Unternehmer"@de , "Politikerin"@de , "businessman"@en .
kg:Organization a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Government a owl:Class ; rdfs:subClassOf kg:Organization ; kg:noun "Landtag"@de , "Bundestag"@de .
kg:Company a owl:Class ; rdfs:subClassOf kg:Organization ; kg:noun "Autobauer"@de , "Unternehmen"@de , "carmaker"@en , "company"@en .
kg:MediaOutlet a owl:Class ; rdfs:subClassOf kg:Organization ; kg:noun "Magazin"@de , "magazine"@en .
kg:Place a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Country a owl:Class ; rdfs:subClassOf kg:Place . kg:Region a owl:Class ; rdfs:subClassOf kg:Place .
kg:City a owl:Class ; rdfs:subClassOf kg:Place ; kg:noun "Stadt"@de , "city"@en .
kg:Group a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Product a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Platform a owl:Class ; rdfs:subClassOf kg:Product ; kg:noun "Plattform"@de , "platform"@en .
kg:Work a owl:Class ; rdfs:subClassOf kg:Entity . kg:Event a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Position a owl:Class ; rdfs:subClassOf kg:Entity .
kg:acquired rdfs:domain kg:Person , kg:Organization ; rdfs:range kg:Organization , kg:Product .
kg:owns rdfs:domain kg:Person , kg:Organization ; rdfs:range kg:Organization , kg:Product .
"""


@pytest.fixture(scope="session")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    folder: Path = tmp_path_factory.mktemp("ontology")
    (folder / "small.ttl").write_text(_TURTLE, encoding="utf-8")
    return read_ontology(folder)
