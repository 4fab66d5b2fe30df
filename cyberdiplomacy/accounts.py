"""How accounts behave here, where allauth asks: where a login leads, and who signs the letters."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.sites.requests import RequestSite

from articles.citing import SITE
from discussion import intents


class AccountAdapter(DefaultAccountAdapter):
    def post_login(self, request, user, *, redirect_url, **kwargs):
        """Whoever logged in to rate or comment comes to what they did, before any other address."""
        redirect_url = intents.place(request) or redirect_url
        return super().post_login(request, user, redirect_url=redirect_url, **kwargs)

    def send_mail(self, template_prefix, email, context):
        """In the language of the page that asked for it; its words are in locale_packages/."""
        site = RequestSite(self.request)
        site.name = SITE
        super().send_mail(template_prefix, email, {**context, "current_site": site})
