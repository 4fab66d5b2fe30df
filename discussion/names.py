"""What a public name may look like."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# No @: a public name must never be somebody's e-mail address.
USERNAME_VALIDATORS = [
    RegexValidator(
        r"^[\w.-]+\Z",
        _("Use letters, digits, full stops, hyphens and underscores only: this name is public."),
    )
]
