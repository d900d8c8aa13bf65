"""The words of the field as frozen models: what a stage, a role, an estimate and a map are."""
