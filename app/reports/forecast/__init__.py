"""The forecast as a document."""
