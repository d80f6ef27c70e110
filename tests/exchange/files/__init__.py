"""Tests of `app.exchange.files`."""
