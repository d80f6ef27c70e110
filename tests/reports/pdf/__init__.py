"""Tests of `app.reports.pdf`."""
