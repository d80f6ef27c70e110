"""Tests of `app.reports.charts`."""
