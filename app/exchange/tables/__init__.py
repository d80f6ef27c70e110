"""Tables of money as people lay them out: cells, headings, columns, lines, and what adds up."""
