"""The lines of tables about money and people, from the answers of the plan."""
