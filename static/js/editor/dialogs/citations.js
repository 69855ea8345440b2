// Legal citations: their parts, and how the portal writes them so that they link themselves.

const NUMBER = [/^\d+$/, "a number"];

const title = (example) => ({ name: "title", label: "Title", example, form: NUMBER });
const paragraph = {
  name: "paragraph",
  label: "Paragraph (optional)",
  example: "(a)(1)",
  form: [/^(?:\([0-9A-Za-z]+\))*$/, "letters and digits in parentheses"],
  optional: true,
};

export const CITATIONS = [
  {
    label: "United States Code, section",
    parts: [
      title("5"),
      {
        name: "section",
        label: "Section",
        example: "6503",
        form: [/^\d+[a-z]{0,2}(?:-\d+)?$/i, "a section number"],
      },
      paragraph,
    ],
    write: (part) => `${part.title} U.S.C. ${part.section}${part.paragraph}`,
  },
  {
    label: "United States Code, chapter",
    parts: [
      title("5"),
      {
        name: "chapter",
        label: "Chapter",
        example: "65",
        form: [/^\d+[A-Z]?$/i, "a chapter number"],
      },
    ],
    write: (part) => `${part.title} U.S.C. chapter ${part.chapter}`,
  },
  {
    label: "Code of Federal Regulations, section",
    parts: [
      title("5"),
      {
        name: "section",
        label: "Section",
        example: "531.605",
        form: [/^\d+(?:-\d+)?\.\d+[a-z]?$/i, "part and section with a point between"],
      },
      paragraph,
    ],
    write: (part) => `${part.title} CFR ${part.section}${part.paragraph}`,
  },
  {
    label: "Code of Federal Regulations, part",
    parts: [
      title("5"),
      { name: "part", label: "Part", example: "630", form: [/^\d+(?:-\d+)?$/, "a part number"] },
      {
        name: "subpart",
        label: "Subpart (optional)",
        example: "P",
        form: [/^[A-Z]{0,2}$/, "a capital letter"],
        optional: true,
      },
    ],
    write: (part) =>
      `${part.title} CFR part ${part.part}${part.subpart && `, subpart ${part.subpart}`}`,
  },
  {
    label: "Public law",
    parts: [
      { name: "congress", label: "Congress", example: "111", form: NUMBER },
      { name: "number", label: "Number", example: "292", form: NUMBER },
    ],
    write: (part) => `Pub. L. ${part.congress}-${part.number}`,
  },
  {
    label: "Federal Register",
    parts: [
      { name: "volume", label: "Volume", example: "90", form: NUMBER },
      { name: "page", label: "Page", example: "8251", form: NUMBER },
    ],
    write: (part) => `${part.volume} FR ${part.page}`,
  },
  {
    label: "Statutes at Large",
    parts: [
      { name: "volume", label: "Volume", example: "124", form: NUMBER },
      { name: "page", label: "Page", example: "3165", form: NUMBER },
    ],
    write: (part) => `${part.volume} Stat. ${part.page}`,
  },
  {
    label: "Executive order",
    parts: [{ name: "number", label: "Number", example: "14100", form: NUMBER }],
    write: (part) => `Executive Order ${part.number}`,
  },
];

/** What is wrong with a part, or "". */
export function checkPart({ form: [pattern, words], optional }, value) {
  if (!value && optional) return "";
  return pattern.test(value) ? "" : `Write ${words}.`;
}
