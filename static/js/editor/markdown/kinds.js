// The named blocks of the dialect: their word in Markdown and the title readers see.

export const CALLOUTS = {
  note: "Note",
  tip: "Tip",
  warning: "Warning",
  law: "The law",
  policy: "Governmentwide policy",
  agency: "Your agency decides",
  historic: "Historic",
};

export const STEPS = "steps";

export const isKind = (word) => word === STEPS || Object.hasOwn(CALLOUTS, word);
