"""Tests of `app.services.imports.imports`."""
