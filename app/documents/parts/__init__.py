"""The built parts of documents: tables, pictures and sentences made from facts."""
