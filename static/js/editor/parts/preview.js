// The text as readers would see it, made by the server that will publish it.
import { element, freshId } from "../element.js";

const FAILED = "The preview could not be loaded. Try again in a moment.";

export class Preview {
  /** `onLine` is told the line of a problem that somebody wants to see. */
  constructor({ url, token, announce, onLine }) {
    Object.assign(this, { url, token, announce, onLine });
    const id = freshId("problems");
    this.count = element("p", { id, class: "editor-problems__title" });
    this.list = element("ul");
    this.problems = element(
      "div",
      { class: "editor-problems", role: "group", "aria-labelledby": id, hidden: true },
      this.count,
      this.list,
    );
    this.page = element("div", {
      class: "usa-prose prose",
      role: "region",
      "aria-label": "Preview",
    });
    this.node = element("div", { class: "editor-preview" }, this.problems, this.page);
  }

  async show(text) {
    this.page.setAttribute("aria-busy", "true");
    try {
      const { html, problems = [] } = await this.ask(text);
      this.page.innerHTML = html;
      this.openLinksElsewhere();
      this.showProblems(problems);
      this.announce("Preview updated.");
    } catch {
      this.page.replaceChildren(element("p", {}, FAILED));
      this.showProblems([]);
      this.announce(FAILED);
    }
    this.page.removeAttribute("aria-busy");
  }

  async ask(text) {
    const body = new URLSearchParams({ body: text, csrfmiddlewaretoken: this.token() });
    const answer = await fetch(this.url, { method: "POST", body });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  /** A click in the preview must not leave the form with unsaved work. */
  openLinksElsewhere() {
    for (const link of this.page.querySelectorAll("a[href]:not([href^='#'])")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
  }

  showProblems(problems) {
    this.problems.hidden = !problems.length;
    const things = problems.length === 1 ? "1 thing" : `${problems.length} things`;
    this.count.textContent = `${things} to put right before publishing`;
    const entry = ({ line, message }) => {
      const go = () => this.onLine(line);
      const button = element("button", { type: "button", onclick: go }, `Line ${line}`);
      return element("li", {}, button, ` ${message}`);
    };
    this.list.replaceChildren(...problems.map(entry));
  }
}
