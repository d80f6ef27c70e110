"""Tests of `app.services.people.people`."""
