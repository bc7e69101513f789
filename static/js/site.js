// A session that ended must lead to the login page, not put that page into a fragment of this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const answered = new URL(event.detail.xhr.responseURL, location.href);
  if (event.detail.xhr.responseText.includes('class="utrecht-root voorbeeld-theme app app--gate"')) {
    event.detail.shouldSwap = false;
    location.assign(answered);
  }
});

// A page meant for paper has a button that prints it; without scripts the browser's own menu does.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// "Back" restores the words that were typed, but the page comes with a new key: then they would be saved twice. The key
// stays with the page in the history of the tab, so that sending it again is the same entry.
const entryKey = document.querySelector('input[type="hidden"][name="key"]');
if (entryKey && history.state?.entryKey) {
  entryKey.value = history.state.entryKey;
} else if (entryKey) {
  history.replaceState({ ...history.state, entryKey: entryKey.value }, "");
}
