"""The review of the weak links: what is read, what is folded, what is made of a finding."""
