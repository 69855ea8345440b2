// The lines beside the form that say how safe the typing is and who else is at work.

export class Status {
  constructor(place) {
    this.place = place;
  }

  get isTrouble() {
    return this.place.hasAttribute("data-trouble");
  }

  set isTrouble(isTrouble) {
    this.place.toggleAttribute("data-trouble", isTrouble);
  }

  /** Shows a line; `aloud` also through the desk's one live region, when it says something new. */
  say(what, text, { aloud = false, link = false } = {}) {
    const line = this.place.querySelector(`[data-${what}]`);
    if (text === (line.dataset.said ?? line.textContent)) return;
    line.dataset.said = text;
    line.textContent = text;
    if (link) line.append(" ", this.signInLink());
    const detail = { text, kind: this.isTrouble ? "warning" : "" };
    if (aloud) document.dispatchEvent(new CustomEvent("portal:notice", { detail }));
  }

  signInLink() {
    const link = document.createElement("a");
    Object.assign(link, { href: this.place.dataset.signIn, target: "_blank", rel: "noopener" });
    link.textContent = "Sign in (opens in a new tab)";
    return link;
  }
}
