"""The Qt window: thin widgets over the domain."""
