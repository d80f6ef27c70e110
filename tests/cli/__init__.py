"""Tests of the headless commands, asked as a script would ask them."""
