"""Tests of `app.ui.editor.beside`."""
