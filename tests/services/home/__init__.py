"""Tests of `app.services.home`."""
