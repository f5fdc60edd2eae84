"""The trail on screen: for those who check it, and for anyone with a receipt."""
