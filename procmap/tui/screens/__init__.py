"""What fills the terminal: the library, the workshop, a record's form, texts to read, questions."""
