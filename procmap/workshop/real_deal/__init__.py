"""A real deal walked through the stages: when it entered each, where it left the path, what that says of the map."""
