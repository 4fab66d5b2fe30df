"""Pictures as files: which uploads are taken, how they are stored, and in which sizes readers get them."""
