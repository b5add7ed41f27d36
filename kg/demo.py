"""``make demo``: one graph from the example articles, a summary, three questions, Turtle and the picture."""

from __future__ import annotations

from pathlib import Path

from kg import pipeline
from kg.cli.console import list_rejected, note, say
from kg.cli.progress import shown
from kg.cli.querying import show_table
from kg.cli.summary import print_summary
from kg.face import Graph
from kg.query.named import ask
from kg.store import Store

ROOT = Path(__file__).parent.parent
QUESTIONS = ("who-owns-what", "who-leads-what", "timeline")
ROWS = 8  # of each answer


def main() -> None:
    """Build the demo into ``exports/`` of the source tree."""
    examples, exports = ROOT / "examples", ROOT / "exports"
    note("reading the example articles")
    with Store.memory() as store:
        with shown() as watch:
            report = pipeline.build([examples], store=store, watch=watch)
        list_rejected(report.rejected)
        print_summary(store, report)
        for name in QUESTIONS:
            _answer(store, name)
        graph = Graph(store)
        exports.mkdir(exist_ok=True)
        graph.to_turtle(exports / "demo.ttl")
        graph.to_html(exports / "demo.html", title="kg demo")
    say()
    say("exports/demo.ttl   the graph in Turtle: open it in any text editor or RDF tool")
    say("exports/demo.html  the picture: open it in a browser, or with")
    say(f"                   python3 -m webbrowser file://{exports / 'demo.html'}")
    say("Next: .venv/bin/kg build YOUR-ARTICLES --store news && .venv/bin/kg query news --list")


def _answer(store: Store, name: str) -> None:
    answer = ask(store, name)
    say()
    say(f"kg query STORE {name}")
    shown_columns = [i for i, v in enumerate(answer.variables) if v not in ("document", "sources")][:5]
    rows = tuple(tuple(row[i] for i in shown_columns) for row in answer.rows[:ROWS])
    show_table(type(answer)(tuple(answer.variables[i] for i in shown_columns), rows))
    if len(answer) > ROWS:
        note(f"... and {len(answer) - ROWS} more")


if __name__ == "__main__":
    main()
