"""The command line: what users type, what comes back, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.errors import KgError

GERMAN = "Bahn kauft Maschinenbauer\n\n2024-03-01\n\nDie Deutsche Bahn übernahm am Freitag den Maschinenbauer Nordlok. Nordlok-Chef Peter Maurer lobte den Plan. Der Verkauf war nicht billig."
ENGLISH = "Volvo buys Nova Bus\n\n2024-03-04\n\nThe Swedish company Volvo acquired the bus maker Nova Bus. Martin Lundstedt, chief executive of Volvo, praised the deal."


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "bahn.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "volvo.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("stores") / "news"
    result = CliRunner().invoke(app, ["build", str(articles), "--store", str(target), "--quiet"])
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture
def run() -> Callable[..., Result]:
    def invoke(*words: object) -> Result:
        return CliRunner().invoke(app, [str(w) for w in words])

    return invoke


COMMANDS = [
    "build", "add", "remove", "replace", "watch", "log", "query", "view", "export", "check", "diff", "merge",
    "analyze", "ontology", "extract", "explain", "correct", "train", "serve",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Callable[..., Result], command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_the_version_is_told(run: Callable[..., Result]) -> None:
    assert run("--version").output.startswith("kg 0.")


def test_build_without_a_store_prints_turtle(run: Callable[..., Result], articles: Path) -> None:
    result = run("build", articles / "volvo.txt", "--quiet")
    assert result.exit_code == 0
    assert "kg:acquired" in result.stdout


def test_build_writes_turtle_and_a_page(run: Callable[..., Result], articles: Path, tmp_path: Path) -> None:
    result = run("build", articles / "volvo.txt", "--turtle", tmp_path / "g.ttl", "--html", tmp_path / "g.html", "--quiet")
    assert result.exit_code == 0
    assert "kg:acquired" in (tmp_path / "g.ttl").read_text(encoding="utf-8")
    assert "</html>" in (tmp_path / "g.html").read_text(encoding="utf-8")


def test_building_from_a_missing_file_is_bad_input(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("build", tmp_path / "nothing.txt", "--turtle", tmp_path / "g.ttl", "--quiet")
    assert result.exit_code == 2
    assert "nothing.txt" in result.output


def test_a_store_grows_and_shrinks(run: Callable[..., Result], articles: Path, tmp_path: Path) -> None:
    target = tmp_path / "news"
    assert run("build", articles / "bahn.txt", "-s", target, "-q").exit_code == 0
    assert run("add", target, articles / "volvo.txt", "-q").exit_code == 0
    assert run("remove", target, "Bahn kauft Maschinenbauer").output.startswith("removed 1")
    assert run("remove", target, "No such article").exit_code == 1
    assert run("watch", target, articles, "--once").exit_code == 0
    newer = tmp_path / "newer.txt"
    newer.write_text(GERMAN.replace("nicht billig", "teuer"), encoding="utf-8")
    assert run("replace", target, "Bahn kauft Maschinenbauer", newer).exit_code == 0
    actions = [line.split("\t")[1] for line in run("log", target).stdout.splitlines()[1:]]
    assert actions == ["build", "add", "remove", "add", "replace"]


def test_adding_to_a_store_that_is_not_there_names_the_command_that_makes_one(run: Callable[..., Result], articles: Path, tmp_path: Path) -> None:
    result = run("add", tmp_path / "none", articles)
    assert isinstance(result.exception, KgError)
    assert "kg build" in str(result.exception)


def test_a_query_is_answered_as_a_table(run: Callable[..., Result], store: Path) -> None:
    result = run("query", store, "-q", "SELECT ?label { ?who kg:acquired ?what . ?what rdfs:label ?label } ORDER BY ?label")
    assert result.stdout.splitlines() == ["label", "Maschinenbauer", "Nordlok", "Nova Bus"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_results_come_in_standard_formats(run: Callable[..., Result], store: Path, form: str) -> None:
    result = run("query", store, "-q", 'SELECT ?label { ?x rdfs:label ?label FILTER(?label = "Nordlok") }', "--format", form)
    assert result.exit_code == 0
    assert "Nordlok" in result.stdout
    if form == "json":
        assert json.loads(result.stdout)["head"]["vars"] == ["label"]


def test_named_questions_are_listed_and_answered(run: Callable[..., Result], store: Path) -> None:
    listed = run("query", "--list").stdout
    for name in ("who-owns-what", "who-leads-what", "who-said-what-about", "timeline", "events-in-place", "contradictions", "evidence-for"):
        assert name in listed
    answer = run("query", store, "evidence-for", "Volvo", "Nova Bus")
    assert answer.exit_code == 0
    assert "acquired" in answer.stdout


def test_a_question_in_a_file_is_read(run: Callable[..., Result], store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s kg:acquired ?o }", encoding="utf-8")
    assert run("query", store, "-f", tmp_path / "q.rq").stdout == "yes\n"


def test_nothing_found_leaves_with_one(run: Callable[..., Result], store: Path) -> None:
    assert run("query", store, "-q", "SELECT ?s { ?s kg:capitalOf ?o }").exit_code == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://example.org/g> { ?s ?p ?o }", "FROM"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "queries only read"),
        ("SELECT ?x {\n ?x rdfs:label ; }", "line 2"),
    ],
    ids=["service", "from", "update", "syntax"],
)
def test_what_a_query_may_not_do_is_said(run: Callable[..., Result], store: Path, query: str, message: str) -> None:
    result = run("query", store, "-q", query)
    assert isinstance(result.exception, KgError)
    assert message.lower() in str(result.exception).lower()


def test_two_ways_to_ask_at_once_are_bad_usage(run: Callable[..., Result], store: Path) -> None:
    assert run("query", store, "timeline", "-q", "ASK {}").exit_code == 2


@pytest.mark.parametrize("name", ["g.ttl", "g.trig", "g.nq", "g.nt", "g.jsonld", "g.rdf", "g.graphml", "g.gexf", "g.csv"])
def test_exports_tell_their_format_by_their_ending(run: Callable[..., Result], store: Path, tmp_path: Path, name: str) -> None:
    result = run("export", store, "-o", tmp_path / name)
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).stat().st_size > 500


@pytest.mark.parametrize("form", ["neo4j", "notes"])
def test_exports_of_several_files_fill_a_folder(run: Callable[..., Result], store: Path, tmp_path: Path, form: str) -> None:
    assert run("export", store, "--format", form, "-o", tmp_path / form).exit_code == 0
    assert any(p.is_file() for p in (tmp_path / form).rglob("*"))


def test_an_exported_file_can_be_asked_checked_and_compared(run: Callable[..., Result], store: Path, tmp_path: Path) -> None:
    run("export", store, "-o", tmp_path / "g.nq")
    assert run("query", tmp_path / "g.nq", "-q", "ASK { ?s kg:acquired ?o }").stdout == "yes\n"
    assert run("check", tmp_path / "g.nq").exit_code == 0
    assert run("diff", store, tmp_path / "g.nq").exit_code == 0


def test_of_many_findings_only_some_are_printed_and_all_are_counted(run: Callable[..., Result], tmp_path: Path) -> None:
    nameless = "".join(f"<https://kg.example/entity/{n}> a <https://kg.example/ontology#Entity> .\n" for n in range(5))
    (tmp_path / "g.ttl").write_text(nameless, encoding="utf-8")
    checked = run("check", tmp_path / "g.ttl", "--limit", 2)
    assert checked.exit_code == 1
    assert checked.stdout.count("rdfs:label") == 2
    assert "5 findings, the first 2 shown" in checked.stderr


def test_stores_merge(run: Callable[..., Result], store: Path, articles: Path, tmp_path: Path) -> None:
    for name in ("bahn", "volvo"):
        assert run("build", articles / f"{name}.txt", "-s", tmp_path / name, "-q").exit_code == 0
    assert run("merge", tmp_path / "bahn", tmp_path / "volvo", "--store", tmp_path / "both").exit_code == 0
    assert run("diff", store, tmp_path / "both").exit_code == 0
    assert run("diff", tmp_path / "bahn", tmp_path / "both").exit_code == 1


def test_the_picture_is_written(run: Callable[..., Result], store: Path, tmp_path: Path) -> None:
    assert run("view", store, "-o", tmp_path / "page.html", "--language", "de").exit_code == 0
    assert "Nordlok" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_analysis_comes_as_tables_and_json(run: Callable[..., Result], store: Path) -> None:
    assert "Volvo" in run("analyze", store).stdout
    assert json.loads(run("analyze", store, "--format", "json").stdout)["central"]
    assert "acquired" in run("analyze", store, "--path", "Volvo", "Nova Bus").stdout


def test_sentences_give_open_triples(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("Volvo acquired the company .\nPeter praised Anna .\n", encoding="utf-8")
    rows = [line.split("\t") for line in run("extract", "--open", tmp_path / "s.txt", "--language", "en").stdout.splitlines()]
    assert ["1", "Volvo", "acquired", "the company"] in rows
    assert all(len(row) == 4 for row in rows)


def test_a_sentence_is_explained(run: Callable[..., Result], articles: Path) -> None:
    output = run("explain", articles / "bahn.txt", "übernahm").stdout
    for part in ("tokens", "mentions", "clauses", "phrases", "statements", "kg:acquired"):
        assert part in output


def test_explaining_a_sentence_that_is_not_there_is_bad_input(run: Callable[..., Result], articles: Path) -> None:
    result = run("explain", articles / "bahn.txt", "Kamel")
    assert isinstance(result.exception, KgError)


def test_a_relation_of_ones_own_is_read_and_checked(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "my.ttl").write_text(
        "@prefix kg: <https://kg.example/ontology#> . @prefix my: <https://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'my:insures a owl:ObjectProperty ; rdfs:label "insures"@en , "versichert"@de ; kg:phrase "{subject} versichert {object}"@de .\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("Die Allianz versichert die Deutsche Bahn. Das sagte ein Sprecher gestern in Berlin.", encoding="utf-8")
    checked = run("ontology", "check", tmp_path / "my.ttl")
    assert checked.exit_code == 0
    assert "versichern" in checked.stdout
    built = run("build", tmp_path / "a.txt", "--ontology", tmp_path / "my.ttl", "--quiet")
    assert "<https://example.org/insures>" in built.stdout or "my:insures" in built.stdout


def test_the_ontology_is_listed(run: Callable[..., Result]) -> None:
    lines = run("ontology", "list", "--language", "de").stdout.splitlines()
    assert sum(line.startswith("property") for line in lines) >= 80
    assert any("kg:owns" in line for line in lines)


def test_corrections_are_written_and_survive_a_build(run: Callable[..., Result], articles: Path, tmp_path: Path) -> None:
    file = tmp_path / "corrections.yaml"
    assert run("correct", file, "rename", "entity=Nordlok", "label=Nordlok GmbH").exit_code == 0
    built = run("build", articles / "bahn.txt", "--corrections", file, "--quiet")
    assert '"Nordlok GmbH"' in built.stdout
    assert run("correct", file, "rename", "entity").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [["build"], ["query"], ["export", "x", "--since", "soon"], ["build", "x", "--date", "yesterday"], ["build", "x", "--resume"], ["nonsense"]],
    ids=["no-input", "no-store", "since", "date", "resume", "unknown"],
)
def test_bad_usage_leaves_with_two(run: Callable[..., Result], words: list[str]) -> None:
    assert run(*words).exit_code == 2
