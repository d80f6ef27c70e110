"""Tests of `app.ui.dialogs.importing`."""
