"""Tests of `app.ui.desk.desk`."""
