"""Tests of `app.services.grants.grants`."""
