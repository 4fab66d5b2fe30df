"""A site full of content to try things on."""
