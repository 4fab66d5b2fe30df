"""How accounts behave here, where allauth asks: where a login leads."""

from allauth.account.adapter import DefaultAccountAdapter

from discussion import intents


class AccountAdapter(DefaultAccountAdapter):
    def post_login(self, request, user, *, redirect_url, **kwargs):
        """Whoever logged in to rate or comment comes to what they did, before any other address."""
        redirect_url = intents.place(request) or redirect_url
        return super().post_login(request, user, redirect_url=redirect_url, **kwargs)
