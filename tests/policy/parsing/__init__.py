"""Regulations as they are met in the wild."""
