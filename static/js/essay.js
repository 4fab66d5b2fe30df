// Copies a citation or an address, and opens the device's own share sheet. Without this file people copy by hand.

const box = document.querySelector(".share")

// Plain for whoever pastes into plain text, with its italics for a word processor.
const copy = (text, html) => {
  if (!window.ClipboardItem) return navigator.clipboard.writeText(text)
  const as = (kind, content) => ({[kind]: new Blob([content], {type: kind})})
  return navigator.clipboard.write([new ClipboardItem({...as("text/plain", text), ...as("text/html", html)})])
}

if (box) {
  const said = box.querySelector(".copied")

  for (const button of box.querySelectorAll("button[data-copy]")) {
    button.hidden = !navigator.clipboard // not there on plain http
    button.addEventListener("click", () => {
      const found = document.getElementById(button.dataset.copy)
      copy(found.textContent.trim(), found.innerHTML).then(
        () => { said.textContent = said.dataset.said },
        () => { getSelection().selectAllChildren(found) },
      )
    })
  }

  const share = box.querySelector("button[data-share]")
  if (share && navigator.share) {
    share.hidden = false
    share.addEventListener("click", () => navigator.share({title: document.title, url: share.dataset.share}).catch(() => {}))
  }
}
