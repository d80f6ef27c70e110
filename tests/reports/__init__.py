"""Tests of documents and charts."""
