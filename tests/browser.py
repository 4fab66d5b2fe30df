"""Which Chromium the tests drive, and how one gets onto this machine."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
LAUNCH_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COMMANDS = (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"])
ADVICE = (
    "The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium; Fedora: "
    "dnf install chromium; macOS: brew install --cask chromium), or set CHROMIUM to the path of one."
)


def find():
    """The path of a Chromium, or None. The variable CHROMIUM goes before what is on PATH."""
    wanted = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    return next(filter(None, map(shutil.which, wanted)), None)


def install():
    """Install Debian's Chromium, as root or with a sudo that asks nothing. Raises SystemExit with advice."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (prefix and not shutil.which("sudo")):
        raise SystemExit(ADVICE)
    for command in COMMANDS:
        if subprocess.run([*prefix, *command], check=False).returncode:
            raise SystemExit(f"“{' '.join([*prefix, *command])}” failed. {ADVICE}")


def main():
    """Make sure that there is a browser. Raises SystemExit with advice when there is none."""
    if not find() and not os.environ.get("CHROMIUM"):
        install()
    found = find()
    if not found:
        raise SystemExit(ADVICE)
    sys.stdout.write(f"{found}\n")


if __name__ == "__main__":
    main()
