"""Tests of `app.services.organisation.organisation`."""
