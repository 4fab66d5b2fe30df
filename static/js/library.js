// The form of a work shows the fields of its kind; a field that holds something is never hidden.
{
  const show = (kind) => {
    for (const field of document.querySelectorAll("[data-kinds]")) {
      const inputs = field.matches("input") ? [field] : [...field.querySelectorAll("input")]
      const isOfKind = field.dataset.kinds.split(" ").includes(kind)
      const row = field.closest(".form-row")
      row.hidden = !isOfKind && inputs.every((input) => !input.value) && !row.classList.contains("errors")
    }
  }

  addEventListener("DOMContentLoaded", () => {
    const kind = document.querySelector("select#id_kind")
    if (!kind) return
    show(kind.value)
    kind.addEventListener("change", () => show(kind.value))
  })
}
