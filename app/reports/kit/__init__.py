"""What every document is built from: the page, paragraphs, tables, letters."""
