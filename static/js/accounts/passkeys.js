// Forms that send a passkey: <form data-passkey="get|create" hidden> around a field "credential".
// The challenge stands in the form as JSON; where there is none, the form's own address gives one.
import * as ceremonies from "./ceremonies.js";

const PROBLEMS = {
  NotAllowedError: "No passkey was used. Try again, or choose another way.",
  InvalidStateError: "This device holds a passkey of yours already.",
  SecurityError: "Passkeys do not work at this address. Ask for the portal's own address.",
};

async function challenge(form) {
  const given = form.querySelector("script[type='application/json']");
  if (given) return JSON.parse(given.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The portal answered ${answer.status}.`);
  return (await answer.json()).request_options;
}

async function send(form) {
  const problem = form.querySelector(".passkey__problem");
  problem.textContent = "";
  try {
    const credential = await ceremonies[form.dataset.passkey](await challenge(form));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    problem.textContent = PROBLEMS[error.name] ?? "The passkey did not work. Choose another way.";
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
}
