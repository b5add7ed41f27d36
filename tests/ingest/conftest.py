"""Makes tests/ingest/written.py importable."""
