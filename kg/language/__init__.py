"""Grammar data and adapters: parsed sentences become clauses, whatever their language."""
