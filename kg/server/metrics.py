"""Counts for operators, in the text format of Prometheus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

ROUTES = ("sparql", "query", "update", "graphs", "api", "entity", "document", "statement", "relation", "static", "health", "metrics")


class Metrics:
    """Requests and seconds by route; the route is the first part of the path, or ``other``."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._seconds: Counter[str] = Counter()

    def count(self, path: str, status: int, seconds: float) -> None:
        first = path.split("/")[1] if path.count("/") else ""
        route = first if first in ROUTES else "other"
        self._requests[route, status] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> str:
        """All counts; ``gauges`` are further values with their meaning."""
        lines = [*_family("kg_requests_total", "counter", "Requests by route and status.")]
        lines += [f'kg_requests_total{{route="{route}",status="{status}"}} {n}' for (route, status), n in sorted(self._requests.items())]
        lines += [*_family("kg_request_seconds_total", "counter", "Seconds spent on requests by route.")]
        lines += [f'kg_request_seconds_total{{route="{route}"}} {seconds:.6f}' for route, seconds in sorted(self._seconds.items())]
        for name, (meaning, value) in gauges.items():
            lines += [*_family(name, "counter" if name.endswith("_total") else "gauge", meaning), f"{name} {value:g}"]
        return "\n".join(lines) + "\n"


def _family(name: str, kind: str, meaning: str) -> Iterable[str]:
    return f"# HELP {name} {meaning}", f"# TYPE {name} {kind}"
