"""Tests of `app.exchange.lists`."""
