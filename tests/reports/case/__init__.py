"""Tests of `app.reports.case`."""
