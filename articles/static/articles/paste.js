// What is pasted from Word, Google Docs and LibreOffice keeps its structure and its notes, not its looks.
import { Extension, Plugin } from "django-prose-editor/editor"

const NOTHING_OF = [
  "script, style, meta, link, title, xml, img, picture, svg, video, audio, iframe, object, embed, colgroup, col",
  "del, .msoDel, .MsoCommentReference, .msocomanchor, .msocomtxt, .msocomoff, br.Apple-interchange-newline",
  '[data-look*="mso-element:comment"], [data-look*="mso-list:ignore"], [data-look*="mso-hide:all"]',
  "[id^=_com_], [id^=_anchor_], hr:not(.page-break)",
].join(", ")
const BLOCKS = "p, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, div, body"
const KEPT = new Set(
  "p h2 h3 h4 ul ol li table thead tbody tr th td strong b em i sub sup a br blockquote hr".split(" "),
)
const PARTS = new Set("p h2 h3 h4 ul ol table blockquote hr".split(" "))
const DIVISIONS = new Set(
  "div section article main header footer aside address dt dd figcaption pre summary caption center details".split(" "),
)
const ATTRIBUTES = { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"], ol: ["start"], hr: ["class"] }
const MARK = /#((?:_ftn|_edn|ftnt|sdfootnote|sdendnote)(?:\d+|[ivxlc]+)(?:sym)?)$/
const COMMENT = /#(cmnt(?:_ref)?\d+|_msocom_\d+|_msoanchor_\d+)$/
const LIST_STYLE = /mso-list:l\d+ level(\d)/
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi
const NUMBERED = /^\(?(\d+|[a-z]{1,4})[.)]/i

const all = (root, selector) => [...root.querySelectorAll(selector)]
const unwrap = (element) => element.replaceWith(...element.childNodes)
const rename = (element, tag) => {
  const made = element.ownerDocument.createElement(tag)
  for (const name of ATTRIBUTES[tag] || []) {
    if (element.hasAttribute(name)) made.setAttribute(name, element.getAttribute(name))
  }
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}
const fragmentOf = (link, pattern) => pattern.exec(link.getAttribute("href") || "")?.[1]

// The largest element around a mark that holds nothing but the mark.
const alone = (element) => {
  const text = element.textContent.trim()
  let found = element
  while (!found.parentElement.matches(BLOCKS) && found.parentElement.textContent.trim() === text) {
    found = found.parentElement
  }
  return found
}

const beginsWith = (element, part) => element.textContent.trim().startsWith(part.textContent.trim())

const dropComments = (doc) => {
  const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_COMMENT)
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode)
  for (const one of found) one.remove()
  for (const link of all(doc, "a[href*='#cmnt'], a[href*='#_mso']")) {
    const name = fragmentOf(link, COMMENT)
    if (!name || !link.isConnected) continue
    const isText = name.startsWith("cmnt_ref") || name.startsWith("_msoanchor")
    const around = isText ? link.closest("div") || link.closest("p") : alone(link)
    if (around && (!isText || beginsWith(around, link))) around.remove()
  }
}

// The block of a footnote: the division that holds nothing else, or the line in which it stands.
const noteBlock = (target) => {
  const around = target.closest("div")
  const links = around ? all(around, "a") : []
  const isAlone = links.filter((one) => MARK.test(`#${one.name || one.id}`)).length === 1
  const hasMark = links.some((one) => fragmentOf(one, MARK) && one !== target)
  return isAlone && !hasMark && beginsWith(around, target) ? around : target.closest("p, li, div") || target
}

// What a footnote says, as nodes that stand within a line; its block is taken away.
const noteText = (target, block) => {
  const doc = target.ownerDocument
  alone(target).remove()
  const made = doc.createDocumentFragment()
  for (const line of all(block, "p").length ? all(block, "p") : [block]) {
    if (made.childNodes.length) made.append(" ")
    made.append(...line.childNodes)
  }
  block.remove()
  return made
}

const trimStart = (nodes) => {
  const walker = nodes.ownerDocument.createTreeWalker(nodes, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(/^[\s\u00a0]+/, "")
    if (walker.currentNode.data) return
  }
}

// Brackets that do not match would end the note early.
const settleBrackets = (nodes) => {
  const text = nodes.textContent
  let depth = 0
  const isBalanced = [...text].every((char) => (depth += { "[": 1, "]": -1 }[char] || 0) >= 0) && depth === 0
  if (isBalanced) return
  const walker = nodes.ownerDocument.createTreeWalker(nodes, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replaceAll("[", "(").replaceAll("]", ")")
  }
}

const inlineNotes = (doc) => {
  const named = new Map(all(doc, "a").flatMap((one) => [[one.name, one], [one.id, one]]))
  // Found before anything is moved: a division without its other notes would look like that of one.
  const targets = [...named.values()].filter((one) => MARK.test(`#${one.name || one.id}`))
  const blocks = new Map(targets.map((one) => [one, noteBlock(one)]))
  for (const mark of all(doc, "a[href*='#']")) {
    const name = fragmentOf(mark, MARK)
    if (!name || !mark.isConnected) continue
    const target = named.get(name)
    const block = blocks.get(target)
    if (!target?.isConnected || target === mark || !block || block.contains(mark)) continue
    const note = noteText(target, block)
    trimStart(note)
    settleBrackets(note)
    alone(mark).replaceWith("^[", note, "]")
  }
  for (const list of all(doc, '[data-look*="mso-element:footnote-list"], [data-look*="mso-element:endnote-list"]')) list.remove()
}

// What the styles of an element say of one property.
const looks = (element, property) =>
  (element.dataset.look || "")
    .split(";")
    .find((one) => one.startsWith(`${property}:`))
    ?.slice(property.length + 1)

const isHeavy = (weight) => weight === "bold" || weight === "bolder" || Number(weight) >= 600

// Emphasis that is only said in styles becomes tags; tags that styles take back go.
const settleEmphasis = (doc) => {
  for (const element of all(doc, "[data-look]")) {
    const [fontWeight, fontStyle, verticalAlign] = ["font-weight", "font-style", "vertical-align"].map((name) =>
      looks(element, name),
    )
    const tag = element.localName
    const wrap = (name) => {
      const made = doc.createElement(name)
      made.append(...element.childNodes)
      element.append(made)
    }
    if (["td", "th", "tr", "table", "ul", "ol", "body"].includes(tag)) continue
    const isHolder = element.querySelector("p, li, table, ul, ol, div, h1, h2, h3, h4, h5, h6")
    if (!isHolder && isHeavy(fontWeight) && !["b", "strong"].includes(tag)) wrap("strong")
    if (!isHolder && fontStyle === "italic" && !["i", "em"].includes(tag)) wrap("em")
    if (verticalAlign === "super" && tag !== "sup") wrap("sup")
    if (verticalAlign === "sub" && tag !== "sub") wrap("sub")
    const isTakenBack =
      (["b", "strong"].includes(tag) && fontWeight && !isHeavy(fontWeight)) ||
      (["i", "em"].includes(tag) && fontStyle === "normal")
    if (isTakenBack) unwrap(element)
  }
  for (const strong of all(doc, ["strong", "b"].flatMap((tag) => [1, 2, 3, 4, 5, 6].map((level) => `h${level} ${tag}`)).join())) unwrap(strong)
}

// The title of the page is the only first heading: those of the text begin with the second.
const lowerHeadings = (doc) => {
  const shift = doc.querySelector("h1") ? 1 : 0
  for (const heading of all(doc, "h1, h2, h3, h4, h5, h6")) {
    rename(heading, `h${Math.min(4, Number(heading.localName[1]) + shift)}`)
  }
}

const listLevel = (element) => {
  if (element?.localName !== "p") return 0
  const styled = LIST_STYLE.exec(element.dataset.look || "")
  return styled ? Number(styled[1]) : 0
}

// Word's lists are paragraphs that say their level and carry their own bullet or number.
const makeLists = (doc) => {
  for (const first of all(doc, "p[data-look*='mso-list']")) {
    if (!first.isConnected || !listLevel(first)) continue
    const open = []
    for (let item = first; listLevel(item); item = open[0].list.nextElementSibling) {
      const level = listLevel(item)
      const marker = item.querySelector('[data-look*="mso-list:ignore"]')
      const number = NUMBERED.exec(marker?.textContent.trim() || "")?.[1]
      while (open.length > 1 && open.at(-1).level > level) open.pop()
      if (!open.length || open.at(-1).level < level) {
        const list = doc.createElement(number ? "ol" : "ul")
        if (Number(number) > 1) list.setAttribute("start", number)
        if (open.length) open.at(-1).list.lastElementChild.append(list)
        else item.before(list)
        open.push({ level, list })
      }
      marker?.remove()
      item.removeAttribute("data-look")
      const made = doc.createElement("li")
      open.at(-1).list.append(made)
      made.append(item)
    }
  }
  // Google Docs and LibreOffice put an inner list beside its item, not into it.
  for (const inner of all(doc, "ul > ul, ul > ol, ol > ul, ol > ol")) inner.previousElementSibling?.append(inner)
}

const addressOf = (link) => {
  const href = link.getAttribute("href") || ""
  const redirected = /^https:\/\/www\.google\.com\/url\?/.test(href) && new URL(href).searchParams.get("q")
  return redirected || href
}

const settleLinks = (doc) => {
  for (const link of all(doc, "a")) {
    const href = addressOf(link)
    if (/^(https?:\/\/|mailto:)/i.test(href)) link.setAttribute("href", href)
    else unwrap(link)
  }
}

const strip = (doc) => {
  for (const cell of all(doc, "thead td")) rename(cell, "th")
  for (const element of all(doc.body, "*").reverse()) {
    const kept = ATTRIBUTES[element.localName] || []
    for (const name of element.getAttributeNames()) if (!kept.includes(name)) element.removeAttribute(name)
    if (DIVISIONS.has(element.localName)) splitDivision(element)
    else if (!KEPT.has(element.localName)) unwrap(element)
  }
  for (const one of all(doc, "p, h2, h3, h4, strong, b, em, i, sub, sup")) dropIfEmpty(one)
  for (const line of all(doc.body, "br")) {
    if (!line.parentElement.closest("p, li, td, th, h2, h3, h4") && !isBetweenWords(line)) line.remove()
  }
}

// A break between two pieces of one line; one beside a paragraph parts nothing.
const isBetweenWords = (line) => {
  const beside = (step) => {
    let found = line[step]
    while (found?.nodeType === Node.TEXT_NODE && !found.data.trim()) found = found[step]
    return found
  }
  return ["previousSibling", "nextSibling"].every((step) => {
    const found = beside(step)
    return found && (found.nodeType === Node.TEXT_NODE || !PARTS.has(found.localName))
  })
}

const dropIfEmpty = (element) => {
  const text = element.textContent.replaceAll("\u00a0", " ")
  if (text.trim()) return
  if (!element.matches("p, h2, h3, h4")) unwrap(element)
  else if (element.closest("td, th")) element.replaceChildren()
  else element.remove()
}

// A division that holds lines is one line; one that holds blocks is none.
const splitDivision = (element) => {
  if (element.querySelector("p, ul, ol, table, h2, h3, h4, blockquote")) unwrap(element)
  else rename(element, "p")
}

// The content policy lets no style attribute through, and complains of each: they are read under another name.
const parse = (html) => {
  const renamed = html
    .replace(/<style\b[\s\S]*?<\/style>/gi, "")
    .replace(TAG, (tag) => tag.replace(/(\s|["'])style(\s*=)/gi, "$1 data-look$2"))
  const doc = new DOMParser().parseFromString(renamed, "text/html")
  for (const element of all(doc, "[data-look]")) {
    const look = element.dataset.look.replace(/\s+/g, " ").replace(/ ?([:;]) ?/g, "$1")
    element.dataset.look = look.toLowerCase()
  }
  return doc
}

// The pasted HTML as the editor takes it.
export const cleanPasted = (html) => {
  if (html.includes("data-pm-slice")) return html // from an editor like this one
  const doc = parse(html)
  dropComments(doc)
  for (const ignored of all(doc, NOTHING_OF)) {
    if (!ignored.matches('[data-look*="mso-list:ignore"]')) ignored.remove()
  }
  inlineNotes(doc)
  makeLists(doc)
  for (const ignored of all(doc, '[data-look*="mso-list:ignore"]')) ignored.remove()
  settleEmphasis(doc)
  lowerHeadings(doc)
  settleLinks(doc)
  strip(doc)
  return doc.body.innerHTML.trim()
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: cleanPasted } })]
  },
})
