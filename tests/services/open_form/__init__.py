"""Tests of `app.services.open_form.form`."""
