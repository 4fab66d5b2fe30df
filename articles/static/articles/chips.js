// Tokens stay text in the document and look like chips; one whose work or entry is unknown is marked at once.
import { Extension, Plugin, gettext, pm } from "django-prose-editor/editor"
// Semicolons, because only with them the storage of static files finds these and gives them their hashed names.
import { eachBlock, redrawn } from "./blocks.js";
import { tokensAt, tokensOf } from "./tokens.js";

const { Decoration, DecorationSet } = pm.view
const { PluginKey, TextSelection } = pm.state
const chips = new PluginKey("chips")
const AT_ONCE = 40
const WAIT = 300
const SHORT = 48

const shortened = (text) => (text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text)

// What the server said about works and entries; null for what it does not know.
class Names {
  constructor(url, whenChanged) {
    this.url = url
    this.whenChanged = whenChanged
    this.known = { key: new Map(), entry: new Map() }
  }

  work(key) {
    return this.known.key.get(key)
  }

  entry(slug) {
    return this.known.entry.get(slug)
  }

  ask(doc) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fetchAll(this.missing(doc)), WAIT)
  }

  missing(doc) {
    const found = new Map()
    const add = (kind, name) => this.known[kind].has(name) || found.set(`${kind} ${name}`, [kind, name])
    eachBlock(doc, (block) => {
      for (const token of tokensOf(block)) {
        for (const key of token.keys) add("key", key)
        for (const slug of token.slugs) add("entry", slug)
      }
    })
    return [...found.values()]
  }

  async fetchAll(pairs) {
    for (let start = 0; start < pairs.length; start += AT_ONCE) {
      await this.fetchSome(pairs.slice(start, start + AT_ONCE))
    }
    if (pairs.length) this.whenChanged()
  }

  async fetchSome(pairs) {
    try {
      const answer = await fetch(`${this.url}?${new URLSearchParams(pairs)}`)
      if (!answer.ok) return
      const { works, entries } = await answer.json()
      for (const [kind, name] of pairs) {
        this.known[kind].set(name, (kind === "key" ? works : entries)[name] || null)
      }
    } catch {
      return // Offline: asked again after the next change.
    }
  }
}

const citeLabel = (token, names) => {
  const told = token.works.map((work) => ({ ...work, ...names.work(work.key) }))
  if (token.isNarrative) return `${told[0].names} (${told[0].year})`
  return told
    .map((work) => {
      const who = work.isAuthorSuppressed ? work.year : `${work.names}, ${work.year}`
      return [[work.prefix, who].filter(Boolean).join(" "), work.locator].filter(Boolean).join(", ")
    })
    .join("; ")
}

// What a chip says and, in full, what it stands for.
const described = (token, names) => {
  if (token.kind === "note") {
    const text = token.raw.slice(2, -1).trim()
    return { label: shortened(`${gettext("Note")}: ${text}`), title: `${gettext("Note")}: ${text}` }
  }
  if (token.kind === "entry") {
    const { title, detail } = names.entry(token.slug)
    return { label: shortened(title), title: `${title} (${detail})` }
  }
  return {
    label: citeLabel(token, names),
    title: token.works.map((work) => names.work(work.key).title).join("; "),
  }
}

const missingIn = (token, names) => [
  ...token.keys.filter((key) => names.work(key) === null).map((key) => `@${key}`),
  ...token.slugs.filter((slug) => names.entry(slug) === null).map((slug) => `[[${slug}]]`),
]

const isWaiting = (token, names) =>
  token.keys.some((key) => names.work(key) === undefined) ||
  token.slugs.some((slug) => names.entry(slug) === undefined)

// Raw text where somebody writes in it, where names are missing, and until they are known; else a chip.
const decorated = (token, names, isOpen) => {
  const missing = missingIn(token, names)
  if (missing.length) {
    const title = `${gettext("Not known here")}: ${missing.join(", ")}`
    const spoken = isOpen ? {} : { role: "img", "aria-label": `${title} – ${token.raw}` }
    return [Decoration.inline(token.from, token.to, { class: "token-raw is-unknown", title, ...spoken })]
  }
  if (isOpen || isWaiting(token, names)) {
    return [Decoration.inline(token.from, token.to, { class: "token-raw" })]
  }
  const { label, title } = described(token, names)
  const shown = { class: `token token-${token.kind}`, "data-label": label, title }
  return [
    Decoration.inline(token.from, token.from + 1, { ...shown, role: "img", "aria-label": title }),
    Decoration.inline(token.from + 1, token.to, { class: "token-rest", "aria-hidden": "true" }),
  ]
}

const isOpenAt = (token, selection) => selection.from <= token.to && selection.to >= token.from

// Where the cursor goes when a chip is clicked: before its closing brackets.
const inside = (token) => token.to - (token.kind === "entry" ? 2 : token.isNarrative ? 0 : 1)

export const Chips = Extension.create({
  name: "chips",
  addOptions() {
    return { url: "" }
  },
  addProseMirrorPlugins() {
    const { editor } = this
    const wake = () => editor.isDestroyed || editor.view.dispatch(editor.state.tr.setMeta(chips, { isNamed: true }))
    const names = new Names(this.options.url, wake)
    const drawBlock = (state, isFocused) => (block, position) =>
      tokensAt(block, position).flatMap((token) =>
        decorated(token, names, isFocused && isOpenAt(token, state.selection)),
      )
    const drawAll = (state, isFocused) => {
      const marks = []
      eachBlock(state.doc, (...block) => marks.push(...drawBlock(state, isFocused)(...block)))
      return { isFocused, set: DecorationSet.create(state.doc, marks) }
    }
    const redraw = (tr, { set, isFocused: wasFocused }, old, state, isFocused = wasFocused) => {
      const left = [old.selection.from, old.selection.to].map((position) => tr.mapping.map(position))
      const now = [state.selection.from, state.selection.to]
      return { isFocused, set: redrawn(set, tr, [left, now], drawBlock(state, isFocused)) }
    }
    const setFocus = (isFocused) => (view) => {
      view.dispatch(view.state.tr.setMeta(chips, { isFocused }))
      return false
    }
    return [
      new Plugin({
        key: chips,
        state: {
          init: (_config, state) => drawAll(state, false),
          apply(tr, before, old, state) {
            const told = tr.getMeta(chips)
            if (told?.isNamed) return drawAll(state, before.isFocused)
            const isMoved = tr.docChanged || tr.selectionSet || told
            return isMoved ? redraw(tr, before, old, state, told?.isFocused) : before
          },
        },
        view(view) {
          names.ask(view.state.doc)
          return { update: (now, before) => now.state.doc === before.doc || names.ask(now.state.doc) }
        },
        props: {
          attributes: { "aria-label": gettext("Text"), "aria-multiline": "true" },
          decorations: (state) => chips.getState(state).set,
          handleDOMEvents: {
            focus: setFocus(true),
            blur: setFocus(false),
            mousedown(view, event) {
              const chip = event.button === 0 && event.target.closest?.(".token, .token-rest")
              if (!chip) return false
              const position = view.posAtDOM(chip, 0)
              const $position = view.state.doc.resolve(position)
              const tokens = tokensAt($position.parent, $position.start() - 1)
              const token = tokens.find((one) => one.from <= position && position < one.to)
              if (!token) return false
              event.preventDefault()
              view.focus()
              view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, inside(token))))
              return true
            },
          },
        },
      }),
    ]
  },
})
