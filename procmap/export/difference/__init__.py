"""What differs between two maps, or the two sides of one, in sentences, numbers and weak links."""
