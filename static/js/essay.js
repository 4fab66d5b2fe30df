// Copies a citation or an address, and opens the device's own share sheet. Without this file people copy by hand.

const box = document.querySelector(".share")

if (box) {
  const said = box.querySelector(".copied")

  for (const button of box.querySelectorAll("button[data-copy]")) {
    button.hidden = !navigator.clipboard // not there on plain http
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.copy).textContent.trim()
      navigator.clipboard.writeText(text).then(
        () => { said.textContent = said.dataset.said },
        () => { getSelection().selectAllChildren(document.getElementById(button.dataset.copy)) },
      )
    })
  }

  const share = box.querySelector("button[data-share]")
  if (share && navigator.share) {
    share.hidden = false
    share.addEventListener("click", () => navigator.share({title: document.title, url: share.dataset.share}).catch(() => {}))
  }
}
