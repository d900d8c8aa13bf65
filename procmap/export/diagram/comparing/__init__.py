"""Pictures of two sides: what the target changes, and both sides stage under stage."""
