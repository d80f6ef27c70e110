"""Tests of `app.ui.pages.home.page`."""
