// A search field with a list of matches, in place of a select whose options the server finds.
// The pattern is the editable combobox of the ARIA Authoring Practices. The select stays in the form, hidden,
// and holds what was chosen.

const WAIT_MS = 200;

export function startPickers() {
  document.querySelectorAll("select.admin-autocomplete").forEach((select) => {
    if (!select.id.includes("__prefix__")) makePicker(select);
  });
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function makePicker(select) {
  const id = select.id;
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const name = label?.textContent.replace(/:?\s*$/, "") ?? select.name;
  const isMultiple = select.multiple;

  // The field takes over the id, and with it the label, the help and the links to an error.
  select.id = `${id}_chosen`;
  select.hidden = true;
  const input = make("input", {
    id,
    class: "picker__input",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}_matches`,
  });
  for (const attribute of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(attribute)) input.setAttribute(attribute, select.getAttribute(attribute));
  }
  if (select.required) input.setAttribute("aria-required", "true");
  input.placeholder = isMultiple ? "Type to find and add" : "Type to find";
  const list = make("ul", { id: `${id}_matches`, class: "picker__matches", role: "listbox", "aria-label": name });
  list.hidden = true;
  const status = make("span", { class: "picker__status", role: "status" });
  const chosen = make("ul", { class: "picker__chosen", "aria-label": `${name}: chosen` });
  const clear = make("button", { class: "picker__clear", type: "button", "aria-label": `Clear ${name}` }, "Clear");
  const line = make("div", { class: "picker__line" }, input, list);
  const picker = make("div", { class: "picker" });
  if (isMultiple) picker.append(chosen);
  else line.append(clear);
  picker.append(line, status);
  select.after(picker);

  let matches = [];
  let active = -1;
  let timer;
  let asked = 0;

  const options = () => [...select.selectedOptions].filter((option) => option.value);
  const chosenText = () => options()[0]?.text ?? "";

  function show() {
    if (!isMultiple) {
      input.value = chosenText();
      clear.hidden = select.required || !input.value;
      return;
    }
    chosen.hidden = !options().length;
    chosen.replaceChildren(
      ...options().map((option) => {
        const remove = make("button", { type: "button", "aria-label": `Remove ${option.text}` }, "Remove");
        remove.addEventListener("click", () => {
          option.remove();
          changed(`Removed ${option.text}`);
          input.focus();
        });
        return make("li", {}, make("span", {}, option.text), remove);
      }),
    );
  }

  function changed(said) {
    show();
    status.textContent = said;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function choose(match) {
    const known = [...select.options].find((option) => option.value === match.id);
    const option = known ?? new Option(match.text, match.id);
    if (!known) select.add(option);
    if (!isMultiple) select.value = match.id;
    option.selected = true;
    input.value = "";
    close();
    changed(isMultiple ? `Added ${match.text}` : `Chose ${match.text}`);
  }

  function setActive(index) {
    active = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    const item = list.children[active];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function close() {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    setActive(-1);
  }

  function open(answer) {
    const taken = new Set(isMultiple ? options().map((option) => option.value) : []);
    matches = answer.results.filter((match) => !taken.has(match.id));
    list.replaceChildren(
      ...matches.map((match, place) => {
        const item = make("li", { id: `${id}_match_${place}`, role: "option", "aria-selected": "false" }, match.text);
        // A press would take the focus away from the field before the click arrives.
        item.addEventListener("pointerdown", (event) => event.preventDefault());
        item.addEventListener("click", () => choose(match));
        return item;
      }),
    );
    list.hidden = !matches.length;
    input.setAttribute("aria-expanded", String(matches.length > 0));
    setActive(-1);
    const more = answer.pagination?.more ? ", and more: type on to narrow them" : "";
    status.textContent = matches.length === 1 ? "1 match" : `${matches.length || "No"} matches${more}`;
  }

  async function search(term) {
    const question = (asked += 1);
    const { dataset } = select;
    const query = new URLSearchParams({
      term,
      app_label: dataset.appLabel,
      model_name: dataset.modelName,
      field_name: dataset.fieldName,
    });
    try {
      const answer = await fetch(`${select.getAttribute("data-ajax--url")}?${query}`);
      if (!answer.ok) throw new Error(answer.status);
      const found = await answer.json();
      if (question === asked) open(found);
    } catch {
      if (question === asked) status.textContent = "The search did not work. Try again.";
    }
  }

  function leave() {
    close();
    if (isMultiple) input.value = "";
    else if (!input.value.trim() && chosenText() && !select.required) empty();
    else show();
  }

  function empty() {
    select.value = "";
    changed(`${name} is empty`);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value.trim()), WAIT_MS);
  });
  input.addEventListener("blur", leave);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      // Enter never sends the form from here.
      event.preventDefault();
      if (matches[active]) choose(matches[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
      show();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) search(isMultiple || input.value === chosenText() ? "" : input.value.trim());
      else setActive((active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + matches.length) % matches.length);
    }
  });
  clear.addEventListener("click", () => {
    empty();
    input.focus();
  });
  show();
}
