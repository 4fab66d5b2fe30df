"""Under which terms the texts of the record may be used; facts themselves are not protected."""

NAME = "BSD-3-Clause"  # its SPDX identifier
TITLE = "BSD 3-Clause License"
URL = "https://opensource.org/license/bsd-3-clause"
