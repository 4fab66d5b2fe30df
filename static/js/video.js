// Puts the player where the card was, once its reader asks for it. Without this file the card is a link.

for (const card of document.querySelectorAll(".video-card")) {
  card.querySelector("a").addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return // to its page, in a tab of its own
    event.preventDefault()
    const frame = document.createElement("iframe")
    frame.src = card.dataset.player
    frame.title = card.dataset.title
    frame.allow = "autoplay; fullscreen; picture-in-picture"
    frame.referrerPolicy = "strict-origin"
    card.replaceChildren(frame)
    frame.focus()
  })
}
