"""Tests of `app.ui.dialogs.figures`."""
