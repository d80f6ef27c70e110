"""Tests of `app.ui.pages.grants.page`."""
