"""Tests of what documents know, and of the figures that texts can name."""
