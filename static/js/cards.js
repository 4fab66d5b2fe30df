// Shows beside a citation, a note or a link to an entry what it leads to. Without this file they are plain links.

const LINKS = 'a.citation[href^="#"], .note-mark a[href^="#"], a.entry-link'
const GAP = 8 // pixels between a link and its card
const LOW = 96 // no card is lower than that, however little room there is
const PATIENCE = 3000 // milliseconds for a card to come; then a tap follows the link
const OPENS = 150, CLOSES = 300 // milliseconds that a mouse rests, or is away

const template = document.getElementById("card-template")
const card = template?.content.firstElementChild
const fetched = new Map() // addresses of cards: promises of their HTML
let link = null // whose card is open
let wanted = null // whose card is on its way
let timer = 0
let pointer = "mouse"
let isReturning = false // focus comes back to a link whose card was just closed

const kindOf = one => one.matches(".citation") ? "citation" : one.matches(".entry-link") ? "entry" : "note"
const linkAt = target => {
  const found = target instanceof Element ? target.closest(LINKS) : null
  return found && !card.contains(found) && isNeeded(found) ? found : null
}
const targetOf = one => document.getElementById(decodeURIComponent(one.hash.slice(1)))

// A note that stands in the margin needs no card.
function isNeeded(one) {
  if (kindOf(one) === "entry") return true
  const target = targetOf(one)
  return target !== null && !(target.matches(".sidenote") && target.getClientRects().length)
}

// What the page itself says there, without what only makes sense there.
function copied(one) {
  const copy = targetOf(one).cloneNode(true)
  const gone = kindOf(one) === "citation" ? 'a[href^="#"]' : ".note-back, .note-number, .margin-work, .note-mark"
  for (const part of copy.querySelectorAll(gone)) part.remove()
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id")
  return [...copy.childNodes]
}

async function fetchedFor(one) {
  const address = one.pathname.match(/^.*\/timeline\/CD-\d+-\d+/)?.[0] + "/card/"
  if (!fetched.has(address)) {
    fetched.set(address, fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).then(answer => answer.ok ? answer.text() : Promise.reject(answer.status)))
  }
  try {
    const html = await fetched.get(address)
    return [...new DOMParser().parseFromString(html, "text/html").body.childNodes]
  } catch {
    fetched.delete(address)
    return null
  }
}

async function open(one, how) {
  clearTimeout(timer)
  wanted = one
  if (one === link) return true
  const parts = kindOf(one) === "entry" ? await fetchedFor(one) : copied(one)
  if (wanted !== one) return true // the reader has gone on
  close()
  if (parts === null) return false
  fill(one, parts, how)
  link = one
  ;(one.closest("sup") ?? one).after(card) // so that the next press of Tab goes into it
  card.showPopover()
  place()
  document.fonts.ready.then(() => { if (link) place() }) // a font that comes late moves the text
  one.setAttribute("aria-describedby", "card-text")
  return true
}

// Only a finger needs ways on and out: with a mouse or the keyboard the link itself and Esc are at hand.
function fill(one, parts, how) {
  card.querySelector(".card-text").replaceChildren(...parts)
  card.querySelector(".card-foot").hidden = how !== "touch"
  for (const way of card.querySelectorAll("a[data-kind]")) {
    way.hidden = way.dataset.kind !== kindOf(one)
    way.href = one.href
  }
}

// Below the link or above it, never on it, and inside the window.
function place() {
  const lines = [...link.getClientRects()]
  const [first, last] = [lines[0], lines.at(-1)]
  const below = innerHeight - last.bottom - 2 * GAP, above = first.top - 2 * GAP
  card.style.maxHeight = ""
  const isBelow = card.offsetHeight <= below || below >= above
  card.style.maxHeight = `${Math.max(isBelow ? below : above, LOW)}px`
  const furthest = document.documentElement.clientWidth - card.offsetWidth - GAP
  const near = isBelow ? last : first
  const left = Math.min(...lines.filter(one => one.top < near.bottom && one.bottom > near.top).map(one => one.left))
  card.style.left = `${scrollX + Math.max(GAP, Math.min(left, furthest))}px`
  card.style.top = `${scrollY + (isBelow ? last.bottom + GAP : first.top - GAP - card.offsetHeight)}px`
}

function close() {
  clearTimeout(timer)
  wanted = null
  if (link === null) return
  const closed = link
  const hadFocus = card.contains(document.activeElement)
  link = null
  closed.removeAttribute("aria-describedby")
  card.hidePopover()
  card.remove()
  if (hadFocus) {
    isReturning = true
    closed.focus()
    isReturning = false
  }
}

function later(what, milliseconds) {
  clearTimeout(timer)
  timer = setTimeout(what, milliseconds)
}

// What is on its way to another link is no longer waited for.
function stay() {
  clearTimeout(timer)
  wanted = link
}

function onPointerOver(event) {
  if (event.pointerType !== "mouse") return
  const over = linkAt(event.target)
  if (over && over !== link) later(() => open(over, "mouse"), OPENS)
  else if (over || card.contains(event.target)) stay()
  else later(close, CLOSES)
}

function onClick(event) {
  if (event.target.closest?.(".card-close")) return close()
  if (card.contains(event.target)) return event.target.closest("a") && close()
  const pressed = linkAt(event.target)
  // A finger cannot rest on a link: its first tap shows the card, the next one follows the link.
  if (pressed && pressed !== link && pointer !== "mouse" && event.detail > 0) {
    event.preventDefault()
    open(pressed, "touch").then(isOpen => { if (!isOpen) location.assign(pressed.href) })
  } else if (pressed) {
    close()
  }
}

function listen() {
  document.addEventListener("pointerover", onPointerOver)
  document.addEventListener("click", onClick)
  document.addEventListener("pointerdown", event => {
    pointer = event.pointerType
    if (link && !card.contains(event.target) && !link.contains(event.target)) close()
  })
  document.addEventListener("focusin", event => {
    const focused = linkAt(event.target)
    if (focused && focused.matches(":focus-visible") && !isReturning) open(focused, "keyboard")
    else if (link && event.target !== link && !card.contains(event.target)) close()
  })
  document.addEventListener("keydown", event => { if (event.key === "Escape") close() })
  addEventListener("resize", close)
}

if (card?.showPopover) listen()
