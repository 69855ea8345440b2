// Leads from an error to its field also where a script has put a control of its own in the field's place.

const CONTROLS = "input:not([type=hidden]), select, textarea, button, [contenteditable='true'], [tabindex='0']";

export function startErrorSummary() {
  const summary = document.querySelector(".error-summary");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const control = isShown(field) ? field : shownControl(field.closest(".field"));
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  });
}

function shownControl(place) {
  const controls = [...(place?.querySelectorAll(CONTROLS) ?? [])].filter(isShown);
  return controls.find((control) => control.isContentEditable) ?? controls[0];
}

function isShown(element) {
  return element.getClientRects().length > 0;
}
