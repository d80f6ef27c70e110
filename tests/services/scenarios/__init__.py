"""Tests of `app.services.scenarios.scenarios`."""
