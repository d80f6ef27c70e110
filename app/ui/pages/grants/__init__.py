"""Grants, contracts and other income."""
