"""Tests of `app.reports.forecast`."""
