"""Tests of `app.services.costs`."""
