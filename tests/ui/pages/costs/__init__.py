"""Tests of `app.ui.pages.costs.page`."""
