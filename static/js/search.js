// What search does beyond its form: suggestions, fetched when a field is first used, and word of
// the result that was chosen.

export function startSearch() {
  document.addEventListener("focusin", ({ target }) => {
    if (target.dataset.suggestions) import(target.dataset.suggestions);
  });
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("[data-query] a[href^='/']");
    if (!link) return;
    const { chosen, query } = link.closest("[data-query]").dataset;
    navigator.sendBeacon(chosen, new URLSearchParams({ q: query, path: link.pathname }));
  });
}
