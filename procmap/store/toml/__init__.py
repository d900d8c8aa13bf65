"""A TOML text taken apart: where every table, key and value stands, and the comments around it."""
