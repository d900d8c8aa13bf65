"""What a screen of an open map leaves to an object, one concern each, with what that needs of the screen."""
