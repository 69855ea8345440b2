// <operating-status area="…"><a href="https://the.portal/operating-status/">Operating status</a></operating-status>
// shows the status above its link. Whenever it cannot know the status, the link stands there alone: an old status
// would be worse than none. It writes no styles, so the site's own count and its policy needs nothing for them.
import { asOf, told } from "./told.js";

const MINUTES_BETWEEN = 5;

const paragraph = (text, name) => {
  const made = document.createElement("p");
  made.className = `operating-status__${name}`;
  made.textContent = text;
  return made;
};

class OperatingStatus extends HTMLElement {
  connectedCallback() {
    this.link ??= this.querySelector("a[href]");
    if (!this.link) return;
    this.ask();
    this.timer = setInterval(() => document.hidden || this.ask(), MINUTES_BETWEEN * 60_000);
    this.seen = () => document.hidden || this.ask();
    document.addEventListener("visibilitychange", this.seen);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.seen);
  }

  async ask() {
    try {
      const answer = await fetch(new URL("/api/v1/status/", this.link.href), { credentials: "omit" });
      this.show(answer.ok ? told(await answer.json(), this.getAttribute("area")) : null);
    } catch {
      this.show(null);
    }
  }

  show(status) {
    const said = JSON.stringify(status);
    if (said !== this.said) this.write(status);
    this.said = said;
    if (status) this.moment.textContent = asOf(new Date());
  }

  /** What changed is read out, as it is here that readers look; the time is not. */
  write(status) {
    if (!status) {
      this.replaceChildren(this.link);
      return;
    }
    this.dataset.icon = status.icon;
    this.news ??= document.createElement("div");
    this.news.setAttribute("role", "status");
    this.moment = paragraph("", "as-of");
    this.news.replaceChildren(paragraph(status.label, "label"), ...status.lines.map((line) => paragraph(line, "line")));
    this.replaceChildren(this.news, this.moment, this.link);
  }
}

// A site may have the script twice.
if (!customElements.get("operating-status")) customElements.define("operating-status", OperatingStatus);
