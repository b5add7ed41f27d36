"""One script per question: speed, memory, accuracy. Each prints a table; results stand in docs/BENCHMARKS.md."""
