"""What pages are made of and that knows nothing of the file: words, cards, fields, and how values are shown."""
