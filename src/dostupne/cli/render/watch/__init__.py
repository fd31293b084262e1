"""What watching has seen → text for people."""
