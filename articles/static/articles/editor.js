// The essay editor's own nodes. A page break is stored as <hr class="page-break">.
import { Node, gettext } from "django-prose-editor/editor"

export const PageBreak = Node.create({
  name: "pageBreak",
  group: "block",
  atom: true,
  selectable: true,
  parseHTML() {
    return [{ tag: "hr.page-break", priority: 80 }]
  },
  renderHTML() {
    return ["hr", { class: "page-break" }]
  },
  addCommands() {
    return {
      setPageBreak:
        () =>
        ({ chain }) =>
          chain()
            .insertContent([{ type: this.name }, { type: "paragraph" }])
            .run(),
    }
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "pageBreak",
      groups: "nodes",
      priority: 10,
      command: (editor) => editor.chain().focus().setPageBreak().run(),
      button: buttons.material("insert_page_break", gettext("page break")),
    })
  },
  addKeyboardShortcuts() {
    return { "Mod-Enter": ({ editor }) => editor.commands.setPageBreak() }
  },
})
