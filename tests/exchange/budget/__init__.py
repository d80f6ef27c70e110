"""Tests of `app.exchange.budget`."""
