"""The agenda and its clock."""
