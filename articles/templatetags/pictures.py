"""{% picture image sizes="..." %}: a picture of the library in the size and format the browser likes best."""

from django import template

register = template.Library()


@register.inclusion_tag("articles/_picture.html")
def picture(image, sizes, alt=None, is_eager=False):
    """`alt` stands for the picture's own alternative text, "" where the text beside it says it all."""
    text = image.text_alternative if alt is None else alt
    return {"image": image, "sizes": sizes, "alt": text, "is_eager": is_eager}
