// Makes the names in the list of sources buttons that highlight what is theirs. The page is whole without it.
(() => {
  const marked = document.querySelectorAll("#story .text [data-source], #story .note");
  const buttons = [];
  const show = (wanted) => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.of === wanted));
    }
    for (const mark of marked) {
      const isIts = mark.dataset.source.split(" ").includes(wanted);
      mark.classList.toggle("off", wanted !== null && !isIts);
    }
  };
  for (const item of document.querySelectorAll(".key li")) {
    const name = item.querySelector("span");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name.textContent;
    button.dataset.of = item.dataset.source;
    button.addEventListener("click", () => {
      show(button.getAttribute("aria-pressed") === "true" ? null : button.dataset.of);
    });
    name.replaceWith(button);
    buttons.push(button);
  }
  const hint = document.createElement("p");
  hint.className = "hint small";
  hint.textContent = "Choose a name to highlight what is attributed to it alone; again, or Escape, to end that.";
  document.querySelector(".key").after(hint);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(null);
    }
  });
  show(null);
})();
