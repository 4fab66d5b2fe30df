// A filter that could not be answered in place is sent as a page of its own, whose failure the browser explains.

document.addEventListener("htmx:error", event => event.target.closest("form.filters")?.submit())
