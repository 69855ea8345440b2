// Names of pages below a search field while one types. Each is a link, so that choosing one leads
// straight to its page; Enter with none chosen searches for what was typed.
import "@github/auto-complete-element";

for (const field of document.querySelectorAll("input[data-suggestions]")) suggest(field);

function suggest(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-suggestions`;
  list.className = "suggestions__list";
  list.hidden = true;
  list.setAttribute("aria-label", "Suggestions");

  // It stands beside the field, not around it: a field that is moved would lose the focus.
  const element = document.createElement("auto-complete");
  element.className = "suggestions";
  element.append(list);
  field.form.querySelector("button").after(element);
  element.forElement = list;
  element.inputElement = field;
  // Names of offices and of laws are spelled as they are; the rest is better checked.
  field.spellcheck = true;

  const look = () => (element.src = new URL("suggestions/", field.form.action));
  const close = () => {
    element.src = "";
    element.open = false;
  };
  // Only typing looks something up: who merely comes back to the field sees no list.
  field.addEventListener("input", look);
  field.addEventListener("blur", close);
  // Tab goes on to the next control instead of following the link that is marked.
  field.addEventListener("keydown", ({ key }) => key === "Tab" && close(), { capture: true });
  // A press on a link must not take the focus from the field, or the list would close under it.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("load", () => {
    if (field === document.activeElement) announce(list.children.length);
    else close();
  });

  // What was typed while this script was on its way.
  if (field === document.activeElement && field.value !== field.defaultValue) {
    field.dispatchEvent(new Event("input"));
  }
}

function announce(number) {
  const said = `${number} suggestion${number === 1 ? "" : "s"}. Use the up and down arrows to choose one.`;
  const detail = { text: number ? said : "", isHeardOnly: true };
  document.dispatchEvent(new CustomEvent("portal:notice", { detail }));
}
