"""The short business case: its data, its sentences, its pages."""
