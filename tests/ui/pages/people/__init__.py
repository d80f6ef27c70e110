"""Tests of `app.ui.pages.people.page`."""
