// Presses "Go on checking" by itself, so that the page of a big import only needs to stay open.
const form = document.querySelector("form[data-continue]");
if (form) setTimeout(() => form.requestSubmit(), 300);
