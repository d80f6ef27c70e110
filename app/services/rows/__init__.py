"""Stored rows by table name: reading, editing, checking, and their words."""
