"""Tests of `app.exchange.giving.reading`."""
