"""The document itself as plain values: what every writer is handed, and how it is kept and compared."""
