"""Tests of the pages, on real files and with real keys."""
