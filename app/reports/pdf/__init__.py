"""The document as a tagged PDF: what a screen reader needs is in it, and the pages look made by hand."""
