// Adds to each source of the story a button that highlights its words alone. The page is whole without it.
(() => {
  const marked = document.querySelectorAll("#story span[data-source], #story .note");
  const buttons = [];
  const show = (wanted) => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.of === wanted));
    }
    for (const mark of marked) {
      const isOf = (mark.dataset.source || "").split(" ").includes(wanted);
      mark.classList.toggle("off", wanted !== null && !isOf);
    }
  };
  for (const item of document.querySelectorAll(".key li")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "highlight";
    button.dataset.of = item.dataset.source;
    button.setAttribute("aria-label", "highlight " + item.textContent.trim());
    button.addEventListener("click", () => {
      show(button.getAttribute("aria-pressed") === "true" ? null : item.dataset.source);
    });
    item.append(" ", button);
    buttons.push(button);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(null);
    }
  });
  show(null);
})();
