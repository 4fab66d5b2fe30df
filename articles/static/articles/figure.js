// The essay editor's own blocks: pictures of the library, videos, page breaks.
// articles/figure_marks.py and articles/page_titles.py say how they are stored.
import { Node, crel, gettext, updateAttrsDialog } from "django-prose-editor/editor"

const LIBRARY = new URL("../image/", location.href.replace(/article\/.*$/, "article/")).pathname
const PICK = "essay_figure"

// Django's own window for choosing a row: it writes the number of the picture into the field that opened it.
// A new picture uploaded in that window comes back the same way.
const chooser = () => {
  let field = document.getElementById(PICK)
  if (!field) {
    field = crel("input", { id: PICK, type: "hidden" })
    const link = crel("a", { id: `lookup_${PICK}`, href: LIBRARY, hidden: true })
    document.querySelector("form")?.after(field, link)
  }
  return field
}

const pickPicture = (chosen) => {
  const field = chooser()
  field.value = ""
  field.onchange = () => /^[1-9]\d*$/.test(field.value) && chosen(field.value)
  window.showRelatedObjectLookupPopup(document.getElementById(`lookup_${PICK}`))
}

const data = (name) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(`data-${name}`) || "",
  renderHTML: (attributes) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}),
})

// The node behind the selection of the toolbar's button, if it is of this type.
const selected = (editor, type) => {
  const { node, $from } = editor.state.selection
  if (node?.type.name === type) return node
  return $from.parent.type.name === type ? $from.parent : null
}

export const ImageFigure = Node.create({
  name: "imageFigure",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,
  selectable: true,
  addAttributes() {
    return { image: data("image") }
  },
  parseHTML() {
    return [{
      tag: "figure.image[data-image]",
      contentElement: (figure) => figure.querySelector("figcaption") || figure,
    }]
  },
  renderHTML({ HTMLAttributes }) {
    return ["figure", { class: "image", ...HTMLAttributes }, ["figcaption", 0]]
  },
  addNodeView() {
    return ({ node, getPos, editor }) => {
      const picture = crel("img", { alt: gettext("Picture of the library"), draggable: true })
      const caption = crel("figcaption", { "data-hint": gettext("Caption, if it is to be another than the library's") })
      const show = ({ attrs, content }) => {
        const address = `${LIBRARY}${encodeURIComponent(attrs.image)}/small/`
        if (picture.getAttribute("src") !== address) picture.src = address
        caption.classList.toggle("empty", content.size === 0)
      }
      show(node)
      picture.addEventListener("click", () => editor.commands.setNodeSelection(getPos()))
      const type = node.type
      return {
        dom: crel("figure", { className: "image" }, [picture, caption]),
        contentDOM: caption,
        update: (newer) => newer.type === type && (show(newer), true),
        ignoreMutation: (change) => change.type !== "selection" && !caption.contains(change.target),
      }
    }
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "imageFigure",
      groups: "nodes",
      priority: 30,
      active: (editor) => !!selected(editor, this.name),
      command: (editor) =>
        pickPicture((image) => {
          const chain = editor.chain().focus()
          if (selected(editor, this.name)) chain.updateAttributes(this.name, { image }).run()
          else chain.insertContent([{ type: this.name, attrs: { image } }, { type: "paragraph" }]).run()
        }),
      button: buttons.material("add_photo_alternate", gettext("picture")),
    })
  },
  addKeyboardShortcuts() {
    return {
      // A caption is one line: Enter goes on below the picture.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection
        if ($from.parent.type.name !== this.name) return false
        const after = $from.after($from.depth)
        return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run()
      },
    }
  },
})

const askForVideo = (editor, attributes) =>
  updateAttrsDialog(
    {
      video: { format: "url", title: gettext("Address of the video on YouTube or Vimeo"), required: true },
      title: { title: gettext("Title") },
      transcript: { format: "url", title: gettext("Address of a transcript") },
    },
    { title: gettext("Video"), submitText: gettext("Insert") },
  )(editor, attributes)

const askForTitle = (editor, attributes) =>
  updateAttrsDialog(
    { title: { title: gettext("Title of the page that begins here") } },
    { title: gettext("Page break"), submitText: gettext("Insert") },
  )(editor, attributes)

// A block that shows its words, and asks for them anew when it is pressed, or when Enter is typed on it.
const card = (className, words, edit) => ({ node, getPos, editor }) => {
  const line = crel("button", { type: "button", textContent: words(node.attrs) })
  line.addEventListener("click", () => edit(editor, getPos(), editor.state.doc.nodeAt(getPos()).attrs))
  return {
    dom: crel("div", { className, contentEditable: "false" }, [line]),
    stopEvent: (event) => event.target === line && event.type !== "dragstart",
    update: (newer) => newer.type === node.type && ((line.textContent = words(newer.attrs)), true),
  }
}

const editWith = (ask) => (editor, position, attributes) =>
  ask(editor, attributes).then((answer) => {
    if (!answer) return
    editor.chain().focus().setNodeSelection(position).updateAttributes(editor.state.doc.nodeAt(position).type.name, answer).run()
  })

const onEnter = (type, edit) => ({ editor }) => {
  const { node, from } = editor.state.selection
  if (node?.type.name !== type) return false
  edit(editor, from, node.attrs)
  return true
}

const editVideo = editWith(askForVideo)
const editTitle = editWith(askForTitle)

export const VideoFigure = Node.create({
  name: "videoFigure",
  group: "block",
  atom: true,
  draggable: true,
  selectable: true,
  addAttributes() {
    return { video: data("video"), title: data("title"), transcript: data("transcript") }
  },
  parseHTML() {
    return [{ tag: "figure.video[data-video]" }]
  },
  renderHTML({ HTMLAttributes }) {
    return ["figure", { class: "video", ...HTMLAttributes }]
  },
  addNodeView() {
    return card("video-node", ({ title, video }) => `▶ ${title || video}`, editVideo)
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "videoFigure",
      groups: "nodes",
      priority: 20,
      active: (editor) => !!selected(editor, this.name),
      command: (editor) => {
        const node = selected(editor, this.name)
        if (node) return editVideo(editor, editor.state.selection.from, node.attrs)
        return askForVideo(editor, {}).then((attrs) => {
          if (attrs) editor.chain().focus().insertContent([{ type: this.name, attrs }, { type: "paragraph" }]).run()
        })
      },
      button: buttons.material("smart_display", gettext("video")),
    })
  },
  addKeyboardShortcuts() {
    return { Enter: onEnter(this.name, editVideo) }
  },
})

export const PageBreak = Node.create({
  name: "pageBreak",
  group: "block",
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      title: {
        default: "",
        parseHTML: (element) => element.getAttribute("title") || "",
        renderHTML: ({ title }) => (title ? { title } : {}),
      },
    }
  },
  parseHTML() {
    return [{ tag: "hr.page-break", priority: 80 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ["hr", { class: "page-break", ...HTMLAttributes }]
  },
  addNodeView() {
    return card("page-break-node", ({ title }) => title || gettext("Page break without a title"), editTitle)
  },
  addCommands() {
    return {
      setPageBreak:
        (attrs = {}) =>
        ({ chain }) =>
          chain()
            .insertContent([{ type: this.name, attrs }, { type: "paragraph" }])
            .run(),
    }
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "pageBreak",
      groups: "nodes",
      priority: 10,
      active: (editor) => !!selected(editor, this.name),
      command: (editor) => {
        const node = selected(editor, this.name)
        if (node) return editTitle(editor, editor.state.selection.from, node.attrs)
        return askForTitle(editor, {}).then((attrs) => attrs && editor.chain().focus().setPageBreak(attrs).run())
      },
      button: buttons.material("insert_page_break", gettext("page break")),
    })
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Enter": ({ editor }) => editor.commands.setPageBreak(),
      Enter: onEnter(this.name, editTitle),
    }
  },
})
