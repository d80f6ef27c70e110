"""What goes from text to text: copied, pasted or dropped, from this program and from others."""
