"""Tests of `app.ui.pages.runway.page`."""
