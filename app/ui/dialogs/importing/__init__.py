"""Bringing in a spreadsheet or published grants."""
