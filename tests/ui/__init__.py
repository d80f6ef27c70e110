"""Tests of the window and of the widget kit it is built from."""
