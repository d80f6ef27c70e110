"""Tests of `app.ui.pages.projects.page`."""
