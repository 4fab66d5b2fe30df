// Inserting a citation, an entry or a note: a button, a keyboard shortcut, and a dialog that searches.
import { Extension, crel, gettext } from "django-prose-editor/editor"

const WAIT = 250
const BREAKING = /[[\]<>;@^]/g // characters that would end a token early
let dialogs = 0

const field = (label, input) => {
  input.id ||= `token-field-${++dialogs}`
  return crel("div", { className: "prose-editor-dialog-field" }, [
    crel("label", { htmlFor: input.id, textContent: label }),
    input,
  ])
}

// A citation in a sentence that touches a word would be no citation, or another one.
const apart = (text, before, after) => {
  if (!text.startsWith("@")) return text
  return `${/[\p{L}\p{N}._@/-]/u.test(before) ? " " : ""}${text}${/[a-z0-9-]/.test(after) ? " " : ""}`
}

// Behind what is selected, which stays. As text: what is inserted as a string would be read as HTML.
const insertText = (editor, written) => {
  const { doc, selection } = editor.state
  const end = doc.resolve(selection.to)
  const place = end.nodeBefore?.isTextblock ? doc.resolve(end.pos - 1) : end
  const isLine = place.parent.isTextblock
  const around = (from, to) => (isLine ? doc.textBetween(Math.max(from, place.start()), Math.min(to, place.end())) : "")
  const text = apart(written, around(place.pos - 1, place.pos), around(place.pos, place.pos + 1))
  const node = { type: "text", text }
  const content = isLine ? node : { type: "paragraph", content: [node] }
  editor.chain().focus().insertContentAt(place.pos, content).run()
}

// A modal dialog; `submit` gives the text to insert, or nothing to stay open.
const openDialog = (editor, title, parts, submit) => {
  const heading = crel("h3", { className: "prose-editor-dialog-title", id: `token-dialog-${++dialogs}` })
  heading.textContent = title
  const cancel = crel("button", { type: "button", textContent: gettext("Cancel") })
  const insert = crel("button", { type: "submit", textContent: gettext("Insert") })
  const buttons = crel("div", { className: "prose-editor-dialog-buttons" }, [insert, cancel])
  const form = crel("form", {}, [heading, ...parts, buttons])
  const dialog = crel("dialog", { className: "prose-editor-dialog token-dialog" }, [form])
  dialog.setAttribute("aria-labelledby", heading.id)
  cancel.addEventListener("click", () => dialog.close())
  dialog.addEventListener("close", () => {
    dialog.remove()
    editor.commands.focus()
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const text = submit()
    if (!text) return
    dialog.close()
    insertText(editor, text)
  })
  document.body.append(dialog)
  dialog.showModal()
  return { dialog, form, insert }
}

// A search field with a list of hits, after the combobox pattern of WAI-ARIA.
class Search {
  constructor(url, kind, label, whenChosen) {
    Object.assign(this, { url, kind, whenChosen, hits: [], active: -1, chosen: null })
    this.list = crel("ul", { id: `token-hits-${++dialogs}`, className: "token-hits", role: "listbox", "aria-label": label })
    this.input = crel("input", {
      type: "text",
      enterKeyHint: "search",
      autocomplete: "off",
      maxLength: 200,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })
    this.status = crel("p", { className: "token-status", role: "status" })
    this.parts = [field(label, this.input), this.list, this.status]
    this.input.addEventListener("input", () => this.wait())
    this.input.addEventListener("keydown", (event) => this.onKey(event))
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]")
      if (option) this.choose([...this.list.children].indexOf(option))
    })
    this.load()
  }

  // Until the answer is there, what was found before is no answer.
  wait() {
    this.forget()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.load(), WAIT)
  }

  forget() {
    Object.assign(this, { chosen: null, hits: [] })
    this.list.replaceChildren()
    this.input.setAttribute("aria-expanded", "false")
    this.activate(-1)
  }

  async load() {
    const asked = this.input.value
    const query = new URLSearchParams({ kind: this.kind, q: asked })
    let hits = null
    try {
      const answer = await fetch(`${this.url}?${query}`)
      hits = answer.ok ? (await answer.json()).results : null
    } catch {
      hits = null
    }
    if (asked === this.input.value) this.show(hits)
  }

  show(hits) {
    this.hits = hits || []
    this.list.replaceChildren(
      ...this.hits.map((hit, place) =>
        crel("li", { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false" }, [
          crel("span", { className: "token-hit-title", textContent: hit.title }),
          crel("span", { className: "token-hit-detail", textContent: hit.detail }),
        ]),
      ),
    )
    this.input.setAttribute("aria-expanded", String(this.hits.length > 0))
    this.status.textContent = hits ? this.counted() : gettext("The search does not answer. Try again.")
    this.activate(this.hits.length ? 0 : -1)
  }

  counted() {
    if (!this.hits.length) return gettext("Nothing found.")
    return gettext("Found: %s").replace("%s", this.hits.length)
  }

  activate(place) {
    this.active = place
    for (const [index, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(index === place))
    }
    const option = this.list.children[place]
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id)
      option.scrollIntoView({ block: "nearest" })
    } else {
      this.input.removeAttribute("aria-activedescendant")
    }
  }

  choose(place) {
    if (!this.hits[place]) return
    this.activate(place)
    this.chosen = this.hits[place]
    this.whenChosen(this.chosen)
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && this.hits.length) {
      event.preventDefault()
      this.chosen = null
      this.activate((this.active + step + this.hits.length) % this.hits.length)
    } else if (event.key === "Enter" && !this.chosen) {
      event.preventDefault()
      this.choose(this.active)
    }
  }
}

const clean = (text) => text.replace(BREAKING, " ").replace(/\s+/g, " ").trim()

// The token of a work: in parentheses, in the sentence, or without its author.
const citation = (key, form, prefix, locator) => {
  if (form === "narrative") return `@${key}`
  const before = clean(prefix).replace(/[-\s]+$/, "")
  const place = clean(locator)
  return `[${before && `${before} `}${form === "suppressed" ? "-" : ""}@${key}${place && `, ${place}`}]`
}

const citeWork = (editor, url) => {
  const locator = crel("input", { type: "text", maxLength: 80, placeholder: gettext("p. 4") })
  const prefix = crel("input", { type: "text", maxLength: 80, placeholder: gettext("see") })
  const forms = [
    ["group", gettext("In parentheses: (Assegaf, 2020)")],
    ["narrative", gettext("In the sentence: Assegaf (2020)")],
    ["suppressed", gettext("Without the author: (2020)")],
  ].map(([value, textContent]) => crel("option", { value, textContent }))
  const form = crel("select", {}, forms)
  form.addEventListener("change", () => {
    locator.disabled = prefix.disabled = form.value === "narrative"
  })
  const search = new Search(url, "work", gettext("Search the library"), () => locator.focus())
  const more = crel("div", { className: "token-more" }, [
    field(gettext("Where in it"), locator),
    field(gettext("Words before it"), prefix),
    field(gettext("Form"), form),
  ])
  openDialog(editor, gettext("Cite a work"), [...search.parts, more], () => {
    const work = search.chosen || search.hits[search.active]
    return work && citation(work.name, form.value, prefix.value, locator.value)
  })
}

const linkEntry = (editor, url) => {
  const search = new Search(url, "entry", gettext("Search the timeline"), () => opened.form.requestSubmit())
  const opened = openDialog(editor, gettext("Link an entry of the timeline"), search.parts, () => {
    const entry = search.chosen || search.hits[search.active]
    return entry && `[[${entry.name}]]`
  })
}

const isBalanced = (text) => {
  let depth = 0
  for (const char of text) {
    depth += { "[": 1, "]": -1 }[char] || 0
    if (depth < 0) return false
  }
  return depth === 0
}

// Both brackets with the marks that both ends have, so that the note is whole in each of them.
const makeNote = (editor, { from, to, $from, $to }) => {
  const { schema, tr } = editor.state
  const marks = $from.marks().filter((mark) => mark.isInSet($to.marks()))
  tr.insert(to, schema.text("]", marks)).insert(from, schema.text("^[", marks))
  editor.view.dispatch(tr)
}

const writeNote = (editor) => {
  const { selection, doc } = editor.state
  const { from, to, empty, $from, $to } = selection
  const isInLine = !empty && $from.sameParent($to) && $from.parent.isTextblock
  if (isInLine && isBalanced(doc.textBetween(from, to))) {
    makeNote(editor, selection)
    return
  }
  const text = crel("textarea", { rows: 4, required: true })
  text.addEventListener("input", () => text.setCustomValidity(""))
  openDialog(editor, gettext("Write a note"), [field(gettext("Text of the note"), text)], () => {
    const note = text.value.replace(/\s+/g, " ").trim()
    if (note && isBalanced(note)) return `^[${note}]`
    text.setCustomValidity(note ? gettext("Close each bracket that you open.") : gettext("The note is empty."))
    text.reportValidity()
    return ""
  })
}

export const TokenPicker = Extension.create({
  name: "tokenPicker",
  addOptions() {
    return { url: "" }
  },
  addMenuItems({ menu, buttons }) {
    const { url } = this.options
    const add = (name, priority, icon, title, command) =>
      menu.defineItem({ name, groups: "nodes", priority, command, button: buttons.material(icon, title) })
    add("citation", 60, "menu_book", gettext("Cite a work"), (editor) => citeWork(editor, url))
    add("entryLink", 59, "event", gettext("Link an entry of the timeline"), (editor) => linkEntry(editor, url))
    add("note", 58, "sticky_note_2", gettext("Write a note"), (editor) => writeNote(editor))
  },
  addKeyboardShortcuts() {
    const open = (show) => () => {
      show(this.editor, this.options.url)
      return true
    }
    return { "Mod-Shift-c": open(citeWork), "Mod-Shift-e": open(linkEntry), "Mod-Shift-f": open(writeNote) }
  },
})
