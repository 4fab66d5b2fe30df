"""python -m tests.nu: the Nu HTML checker (vnu), where Java is there to run it.

The checker is a package of the npm registry; it is kept in the virtual environment.
"""

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "vnu-jar@26.9.27"
JAR = Path(sys.prefix) / f"{PACKAGE}.jar"


def is_possible():
    """Whether this machine can run the checker at all."""
    return bool(shutil.which("java"))


def install():
    """Fetch the checker. Raises CalledProcessError when the registry does not give it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (package,) = Path(folder).glob("*.tgz")
        with tarfile.open(package) as archive:
            found = archive.extractfile("package/build/dist/vnu.jar")
            JAR.write_bytes(found.read())


def errors(folder):
    """What is wrong in the HTML files of a folder: pairs of a file's name and a sentence with its line."""
    command = [
        "java",
        "-jar",
        JAR,
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        *folder.glob("*.html"),
    ]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return [
        (
            Path(one["url"]).stem,
            f"line {one.get('lastLine')}: {one['message']} {one.get('extract', '')[:120]}",
        )
        for one in json.loads(answer.stderr)["messages"]
    ]


def main():
    """Make the checker ready, or say why it is not."""
    if not is_possible():
        sys.stdout.write("No Java here: pages are held against html5lib only.\n")
    elif not JAR.exists():
        if not shutil.which("npm"):
            raise SystemExit(
                "Java is here, npm is not: install npm, so that the Nu HTML checker can be fetched."
            )
        install()


if __name__ == "__main__":
    main()
