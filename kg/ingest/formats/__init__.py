"""One module per file format, each with ``drafts(stream, *, source, options)``; loaded when a file needs it."""
