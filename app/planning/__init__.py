"""Pure calculations: frozen dataclasses in, frozen dataclasses out."""
