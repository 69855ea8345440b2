// Shortcuts as people read them and as assistive technology does: "Ctrl+B", "Control+B".

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES = {
  Mod: isMac ? ["⌘", "Meta"] : ["Ctrl", "Control"],
  Alt: isMac ? ["⌥", "Alt"] : ["Alt", "Alt"],
};

const join = (keys, column) =>
  keys
    .split("-")
    .map((key) => NAMES[key]?.[column] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join("+");

export const shown = (keys) => join(keys, 0);
export const spoken = (keys) => join(keys, 1);
