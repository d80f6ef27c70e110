"""Tests of `app.services.plan.plan`."""
