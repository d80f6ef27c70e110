"""Tests of `app.services.rows`."""
