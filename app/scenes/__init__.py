"""Charts worked out as plain values: what they show, where everything stands, and the sentence that describes them."""
