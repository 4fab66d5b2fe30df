"""How numbers of entries and names of versions look in an address."""


class EntryNumberConverter:
    regex = r"CD-[0-9]{4}-[0-9]{4,6}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class VersionConverter:
    """v3 in the address, 3 in Python."""

    regex = r"v[1-9][0-9]{0,8}"

    def to_python(self, value):
        return int(value.removeprefix("v"))

    def to_url(self, value):
        return f"v{value}"
