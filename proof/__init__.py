"""Proves with other programs what is handed over: pdfua and poppler read the tags, LibreOffice opens the Word files."""
