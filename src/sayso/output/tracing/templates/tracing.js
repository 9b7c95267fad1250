// Opens a claim when something in it is jumped to, and all of them for printing. The page is whole without it.
(() => {
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const claim = target && target.closest("details");
    if (claim && !claim.open) {
      claim.open = true;
      target.scrollIntoView();
    }
  };
  for (const stop of document.querySelectorAll("[data-to]")) {
    stop.addEventListener("click", () => {
      location.hash = stop.dataset.to;
    });
  }
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    for (const claim of document.querySelectorAll("details")) {
      claim.open = true;
    }
  });
  open();
})();
