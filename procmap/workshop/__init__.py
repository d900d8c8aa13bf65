"""The workshop without a screen: the agenda and the fields as data, the open document with undo."""
