// One check box over a column of others. Without this script it does not show.

export function startSelectAll() {
  document.querySelectorAll("[data-select-all]").forEach((all) => {
    const name = CSS.escape(all.dataset.selectAll);
    const boxes = [...all.form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)];

    function show() {
      const checked = boxes.filter((box) => box.checked).length;
      all.checked = checked > 0 && checked === boxes.length;
      all.indeterminate = checked > 0 && checked < boxes.length;
    }

    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
    });
    all.form.addEventListener("change", (event) => {
      if (boxes.includes(event.target)) show();
    });
    show();
  });
}
