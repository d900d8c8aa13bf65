"""“What changes for me”: one page for each role."""
