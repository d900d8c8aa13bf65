"""What makes a stage a weak link: one small file a rule."""
