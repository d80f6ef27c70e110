"""What a page stands on: the open file, slow work, questions, stored rows, charts."""
