"""Measurements, each started with python -m bench.<name>; nothing here is part of the site or its tests."""
