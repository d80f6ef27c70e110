"""Charts outside of documents: saved as pictures, and the table behind one."""
