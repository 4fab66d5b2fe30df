// The grammar of articles/tokens.py, for the text of one block; tests/articles/token_cases.json holds both to it.

// Stands in the text wherever a tag stands in its HTML.
export const GAP = "\0"

const KEY = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
const START = /\^\[|\[|@/g
const ENTRY = /\[\[([a-zA-Z0-9-]{1,100})\]\]/y
const GROUP = /\[([^[\]\0]*)\]/y
const WORK = new RegExp(`^([^@]*?)(-?)@(${KEY})(?:,([^@]*))?$`)
const NARRATIVE = new RegExp(`(?<![\\p{L}\\p{N}._\\-@/])@(${KEY})`, "uy")

const at = (pattern, text, start) => {
  pattern.lastIndex = start
  return pattern.exec(text)
}

const closingBrackets = (text) => {
  const open = []
  const closing = new Map()
  for (let place = 0; place < text.length; place++) {
    if (text[place] === "[") open.push(place)
    else if (text[place] === "]" && open.length) closing.set(open.pop(), place)
  }
  return closing
}

const works = (inside) => {
  const found = []
  for (const part of inside.split(";")) {
    const match = WORK.exec(part.trim())
    if (!match) return []
    const [, prefix, suppress, key, locator] = match
    found.push({ key, prefix: prefix.trim(), locator: (locator || "").trim(), isAuthorSuppressed: !!suppress })
  }
  return found
}

const narrativeAt = (text, start) => {
  const match = at(NARRATIVE, text, start)
  if (!match) return null
  const work = { key: match[1], prefix: "", locator: "", isAuthorSuppressed: false }
  return { kind: "cite", works: [work], isNarrative: true, end: start + match[0].length }
}

const tokenAt = (text, start, closing) => {
  if (text[start] === "@") return narrativeAt(text, start)
  if (text[start] === "^") {
    const end = closing.get(start + 1)
    return end ? { kind: "note", content: text.slice(start + 2, end), end: end + 1 } : null
  }
  const entry = at(ENTRY, text, start)
  if (entry) return { kind: "entry", slug: entry[1].toLowerCase(), end: start + entry[0].length }
  const group = at(GROUP, text, start)
  const cited = group ? works(group[1]) : []
  return cited.length ? { kind: "cite", works: cited, isNarrative: false, end: start + group[0].length } : null
}

// The tokens of a text in order, each with its start and end.
export const scan = (text) => {
  const closing = closingBrackets(text)
  const found = []
  let position = 0
  for (let start = at(START, text, 0); start; start = at(START, text, position)) {
    const token = tokenAt(text, start.index, closing)
    if (token) found.push({ ...token, start: start.index })
    position = token ? token.end : start.index + (start[0] === "^[" ? 2 : 1)
  }
  return found
}

// Keys and slugs that a token names; a note inside a note stays brackets.
export const namesIn = (token) => {
  if (token.kind === "entry") return { keys: [], slugs: [token.slug] }
  if (token.kind === "cite") return { keys: token.works.map((work) => work.key), slugs: [] }
  const inner = scan(token.content.replaceAll("^[", "[")).map(namesIn)
  return { keys: inner.flatMap((one) => one.keys), slugs: inner.flatMap((one) => one.slugs) }
}

// The text of a block of the editor, and for each character its place in the block.
export const flatten = (block) => {
  const places = []
  let text = ""
  let before = null
  block.forEach((child, offset) => {
    const isApart = !child.isText || (before?.isText && !sameMarks(before, child))
    if (isApart) {
      text += GAP
      places.push(offset)
    }
    for (let place = 0; child.isText && place < child.text.length; place++) places.push(offset + place)
    text += child.isText ? child.text : ""
    before = child
  })
  return { text, places }
}

const sameMarks = (one, other) =>
  one.marks.length === other.marks.length && one.marks.every((mark, place) => mark.eq(other.marks[place]))

// Looked at once: a block of the editor never changes, it is replaced.
const seen = new WeakMap()

// The tokens of a block, from and to in places of the block, and the names in them.
export const tokensOf = (block) => {
  if (!seen.has(block)) {
    const { text, places } = flatten(block)
    const found = scan(text).map((token) => ({
      ...token,
      ...namesIn(token),
      raw: text.slice(token.start, token.end).replaceAll(GAP, ""),
      from: places[token.start],
      to: places[token.end - 1] + 1,
    }))
    seen.set(block, found)
  }
  return seen.get(block)
}

// The same with positions in the document, for the block at this position.
export const tokensAt = (block, position) =>
  tokensOf(block).map((token) => ({ ...token, from: token.from + position + 1, to: token.to + position + 1 }))
