"""Tests of `app.ui.table`."""
