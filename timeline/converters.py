"""How numbers of entries look in an address."""


class EntryNumberConverter:
    regex = r"CD-[0-9]{4}-[0-9]{4,6}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value
