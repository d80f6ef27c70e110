"""Files of other programs as named sheets of cells, made safe before they are read; and writing them."""
