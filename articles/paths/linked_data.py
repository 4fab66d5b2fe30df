"""A reading path as linked data: a schema.org ItemList of its entries."""

from timeline.linked_data import CONTEXT


def item_list(walk, absolute):
    """The path in its own language; withdrawn entries keep their number and are not told."""
    path = walk.path
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "@id": absolute(path.get_canonical_url()),
        "url": absolute(path.get_canonical_url()),
        "name": path.title,
        "description": path.introduction,
        "numberOfItems": len(walk.steps),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": step.number,
                "name": step.entry.title,
                "url": absolute(step.entry.permalink),
            }
            for step in walk.steps
            if not step.is_withdrawn
        ],
    }
