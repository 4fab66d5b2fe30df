"""One line on the terminal that says how far a command is."""


class Progress:
    """Call with a label after each finished item; writes at every tenth, and the last on `finish`."""

    def __init__(self, out):
        self.out = out
        self.label, self.count = "", 0

    def __call__(self, label):
        if label != self.label:
            self.finish()
            self.label, self.count = label, 0
        self.count += 1
        if self.count % 10 == 0:
            self._write("\r")

    def finish(self):
        if self.count:
            self._write("\n")
        self.label, self.count = "", 0

    def _write(self, end):
        self.out.write(f"  {self.label}: {self.count}", ending=end)
        self.out.flush()
