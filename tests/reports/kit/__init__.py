"""Tests of `app.reports.kit.blocks`."""
