"""Who may do what: the groups every site has, and the permissions of each."""

ROLES = {
    "Blogger": [
        "articles.view_article", "articles.add_article", "articles.change_article", "articles.delete_article",
        "articles.view_author", "articles.change_author", "articles.view_category",
        "articles.view_image", "articles.add_image", "articles.view_reference", "articles.add_reference",
        *[f"articles.{verb}_readingpath" for verb in ("view", "add", "change", "delete")],
        "timeline.view_entry", "timeline.view_actor", "timeline.view_domain", "timeline.view_source",
        "timeline.view_concept",
    ],
    "Timeline editor": [
        *[f"timeline.{verb}_{model}" for model in ("entry", "actor", "domain", "source", "concept")
          for verb in ("view", "add", "change", "delete")],
        *[f"timeline.{verb}_{model}" for model in
          ("actoralias", "membership", "entryactor", "entrysource", "relation", "conceptsynonym",
           "attribution")
          for verb in ("view", "add", "change", "delete")],
        "timeline.view_datasetversion", "timeline.change_datasetversion",
        "timeline.view_suggestion", "timeline.change_suggestion", "timeline.view_linkcheck",
        *[f"timeline.{verb}_importmapping" for verb in ("view", "change", "delete")],
    ],
    "Moderator": [
        "discussion.view_comment", "discussion.moderate_comment", "discussion.view_report",
        "discussion.view_reaction", "discussion.void_reaction", "discussion.view_tally",
        "discussion.view_decision", "discussion.view_standing", "discussion.add_standing",
        "discussion.change_standing", "articles.view_article",
    ],
    "Editor": [
        *[f"articles.{verb}_{model}"
          for model in ("article", "author", "category", "image", "reference", "homeslot", "video")
          for verb in ("view", "add", "change", "delete")],
        "articles.change_any_article", "articles.publish_article", "articles.withdraw_article",
        "articles.view_dailyviews",
        *[f"articles.{verb}_readingpath" for verb in ("view", "add", "change", "delete")],
        "timeline.view_entry", "timeline.view_actor", "timeline.view_domain", "timeline.view_source",
        "timeline.view_concept", "timeline.add_concept", "timeline.change_concept",
        "timeline.view_conceptsynonym", "timeline.add_conceptsynonym", "timeline.change_conceptsynonym",
    ],
    "Owner": [
        "articles.view_essaysettings", "articles.add_essaysettings", "articles.change_essaysettings",
        "discussion.view_discussionsettings", "discussion.add_discussionsettings",
        "discussion.change_discussionsettings",
        *[f"discussion.{verb}_reactionkind" for verb in ("view", "add", "change", "delete")],
        *[f"auth.{verb}_{model}" for model in ("user", "group") for verb in ("view", "add", "change")],
    ],
}  # fmt: skip
ROLES["Owner"] += [
    permission
    for role in ("Timeline editor", "Moderator", "Editor")
    for permission in ROLES[role]
    if permission not in ROLES["Owner"]
]


def grant(Group, Permission):
    """Make the groups and give each its permissions; the model classes come from the caller.

    Raises LookupError when a permission of the matrix does not exist.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for name, permissions in ROLES.items():
        if missing := [one for one in permissions if one not in known]:
            raise LookupError(f"{name}: no such permission: {', '.join(missing)}")
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*[known[one] for one in permissions])
