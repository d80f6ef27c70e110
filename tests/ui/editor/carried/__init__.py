"""Tests of `app.ui.editor.carried`."""
