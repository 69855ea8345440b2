// Marks, in "On this page", the section that is being read.

export function startOnThisPage() {
  const list = document.querySelector("[data-on-this-page]");
  if (!list) return;
  const links = new Map();
  for (const link of list.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }

  const mark = () => {
    const above = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const current = links.get(above.at(-1));
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  // A heading that crosses the line a third down the window changes the answer; scrolling itself costs nothing.
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}
