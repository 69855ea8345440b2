// Copies what stands in a field: <button data-copy="id of the field" data-copied="what is said then" hidden>.
// Without it the field is selected and copied by hand, so the buttons show only where they work.

const say = (text) => document.dispatchEvent(new CustomEvent("portal:notice", { detail: { text } }));

const copy = async (button) => {
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
    say(button.dataset.copied);
  } catch {
    field.select();
    say("Your browser did not let us copy. The text is selected: copy it with the keyboard.");
  }
};

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
