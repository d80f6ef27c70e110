"""From stored rows to the plan that is calculated with, and to its headline answers."""
