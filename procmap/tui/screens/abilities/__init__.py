"""What screens have in common, one ability a class: to speak, to edit, to vote, to review."""
