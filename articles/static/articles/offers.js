// “(Assegaf, 2020)” and “OSCE, Vienna, 2009” are underlined and offered as tokens when the server knows them.
import { Extension, Plugin, crel, gettext, pm } from "django-prose-editor/editor"
// Semicolons, because only with them the storage of static files finds these and gives them their hashed names.
import { eachBlock, redrawn } from "./blocks.js";
import { GAP, flatten, tokensOf } from "./tokens.js";

const { Decoration, DecorationSet } = pm.view
const { PluginKey } = pm.state
const offering = new PluginKey("offers")
const WAIT = 900
const MOST_CHARACTERS = 100_000
const MOST_REFUSED = 300
const YEAR = /(?<!\d)(?:1[0-9]|20)\d\d(?!\d)/
const STORED = "articles.refused-offers"

const plain = new WeakMap()

// The text of a block without gaps, and for each character its place in the block.
const plainText = (block) => {
  if (!plain.has(block)) {
    const { text, places } = flatten(block)
    const kept = [...places.keys()].filter((place) => text[place] !== GAP)
    plain.set(block, { text: text.replaceAll(GAP, ""), places: kept.map((place) => places[place]) })
  }
  return plain.get(block)
}

const refusedBefore = () => {
  try {
    return new Set(JSON.parse(localStorage.getItem(STORED)) || [])
  } catch {
    return new Set()
  }
}

// The offers for each text of a block that the server was asked about, and those that were refused.
class Offers {
  constructor(url, whenChanged) {
    this.url = url
    this.whenChanged = whenChanged
    this.byText = new Map()
    this.refused = refusedBefore()
  }

  ask(doc) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fetch(this.unasked(doc)), WAIT)
  }

  // The texts with a year that were not asked about yet, as many as go at once.
  unasked(doc) {
    const texts = new Set()
    let length = 0
    eachBlock(doc, (block) => {
      const { text } = plainText(block)
      if (length > MOST_CHARACTERS || !YEAR.test(text) || this.byText.has(text) || texts.has(text)) return
      texts.add(text)
      length += text.length
    })
    return [...texts]
  }

  async fetch(asked) {
    if (!asked.length) return
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token }
    try {
      const body = JSON.stringify({ text: asked.join("\n") })
      const answer = await fetch(this.url, { method: "POST", headers, body })
      if (!answer.ok) return
      const { offers } = await answer.json()
      for (const text of asked) {
        this.byText.set(text, offers.filter((offer) => text.includes(offer.phrase)))
      }
    } catch {
      return // Offline: asked again after the next change.
    }
    this.whenChanged()
  }

  refuse(offer) {
    this.refused.add(offer.phrase)
    try {
      localStorage.setItem(STORED, JSON.stringify([...this.refused].slice(-MOST_REFUSED)))
    } catch {
      // Without storage it stays refused until the page is left.
    }
  }

  // The open offers of a block, from and to in places of the block.
  of(block) {
    const { text, places } = plainText(block)
    const tokens = tokensOf(block)
    const found = []
    for (const offer of this.byText.get(text) || []) {
      if (this.refused.has(offer.phrase)) continue
      for (let start = text.indexOf(offer.phrase); start >= 0; start = text.indexOf(offer.phrase, start + 1)) {
        const [from, to] = [places[start], places[start + offer.phrase.length - 1] + 1]
        const isTaken = [...tokens, ...found].some((one) => from < one.to && one.from < to)
        if (!isTaken) found.push({ ...offer, from, to })
      }
    }
    return found.sort((one, other) => one.from - other.from)
  }

  // The same with positions in the document, for the block at this position.
  at(block, position) {
    return this.of(block).map((one) => ({ ...one, from: one.from + position + 1, to: one.to + position + 1 }))
  }

  in(doc) {
    const found = []
    eachBlock(doc, (block, position) => found.push(...this.at(block, position)))
    return found
  }
}

// The strip under the text: the offer at the cursor, or the next one.
class Strip {
  constructor(view, offers) {
    this.view = view
    this.offers = offers
    this.found = []
    this.text = crel("p", { className: "offer-text", role: "status" })
    const button = (textContent, act) => {
      const made = crel("button", { type: "button", textContent })
      made.addEventListener("click", act)
      return made
    }
    this.accepting = button(gettext("Cite"), () => this.accept())
    this.accepting.title = "Alt+Enter"
    this.next = button(gettext("Next"), () => this.move())
    const leave = button(gettext("Leave as text"), () => this.leave())
    this.dom = crel("div", { className: "offer-strip", role: "group", "aria-label": gettext("Suggestions") }, [
      this.text,
      crel("div", { className: "offer-verbs" }, [this.accepting, leave, this.next]),
    ])
    this.dom.hidden = true
    view.dom.after(this.dom)
  }

  get current() {
    const { found } = this
    const { head } = this.view.state.selection
    return (
      found.find((one) => one.from <= head && head <= one.to) ||
      found.find((one) => one.from > head) ||
      found[0]
    )
  }

  update() {
    this.found = this.offers.in(this.view.state.doc)
    const { found } = this
    const offer = this.current
    this.dom.hidden = !offer
    if (!offer) return
    const text = `“${offer.phrase}” → ${offer.text}`
    if (this.text.textContent !== text) this.text.textContent = text
    this.accepting.textContent = offer.token.startsWith("[[") ? gettext("Link the entry") : gettext("Cite the work")
    this.next.hidden = found.length < 2
  }

  accept() {
    const offer = this.current
    if (!offer) return false
    const end = offer.from + offer.token.length
    const { tr } = this.view.state
    this.view.dispatch(tr.insertText(offer.token, offer.from, offer.to))
    this.select(end)
    return true
  }

  leave() {
    this.offers.refuse(this.current)
    this.view.dispatch(this.view.state.tr.setMeta(offering, true))
    if (this.dom.hidden) this.view.focus()
  }

  move() {
    const { found } = this
    this.select(found[(found.indexOf(this.current) + 1) % found.length].to)
  }

  select(position) {
    const { state } = this.view
    const selection = pm.state.TextSelection.create(state.doc, position)
    this.view.dispatch(state.tr.setSelection(selection).scrollIntoView())
    this.view.focus()
  }

  destroy() {
    this.dom.remove()
  }
}

export const CitationOffers = Extension.create({
  name: "citationOffers",
  addOptions() {
    return { url: "" }
  },
  addKeyboardShortcuts() {
    return { "Alt-Enter": () => this.storage.strip?.accept() ?? false }
  },
  addStorage() {
    return { strip: null }
  },
  addProseMirrorPlugins() {
    const { editor, storage } = this
    const wake = () => {
      if (editor.isDestroyed) return
      editor.view.dispatch(editor.state.tr.setMeta(offering, true))
      offers.ask(editor.state.doc)
    }
    const offers = new Offers(this.options.url, wake)
    const draw = (block, position) =>
      offers.at(block, position).map((one) => Decoration.inline(one.from, one.to, { class: "offer", title: one.text }))
    const drawAll = (doc) => {
      const marks = []
      eachBlock(doc, (...block) => marks.push(...draw(...block)))
      return DecorationSet.create(doc, marks)
    }
    return [
      new Plugin({
        key: offering,
        state: {
          init: (_config, state) => drawAll(state.doc),
          apply(tr, before) {
            if (tr.getMeta(offering)) return drawAll(tr.doc)
            return tr.docChanged ? redrawn(before, tr, [], draw) : before
          },
        },
        view(view) {
          storage.strip = new Strip(view, offers)
          offers.ask(view.state.doc)
          return {
            update(now, before) {
              if (now.state.doc !== before.doc) offers.ask(now.state.doc)
              storage.strip.update()
            },
            destroy: () => storage.strip.destroy(),
          }
        },
        props: { decorations: (state) => offering.getState(state) },
      }),
    ]
  },
})
