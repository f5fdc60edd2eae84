// The code by single keys: / search, j and k next and previous rule, ? which keys there are.
// Loaded only for who did not switch them off (WCAG 2.1.4).
"use strict";
{
  const leden = [...document.querySelectorAll(".lid")];
  const help = document.querySelector("[data-keys]");
  const search = document.querySelector("[role=search] [type=search]");

  const at = () => {
    const here = leden.indexOf(document.activeElement.closest(".lid"));
    return here >= 0 ? here : leden.findIndex((lid) => lid.getBoundingClientRect().top > 0) - 1;
  };
  const go = (step) => {
    const lid = leden[Math.min(Math.max(at() + step, 0), leden.length - 1)];
    lid?.setAttribute("tabindex", "-1");
    lid?.focus();
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    "/": () => search?.focus(),
    "?": () => help?.showModal(),
  };
  // A dialog closes with Escape, and puts the reader back where they were.
  const opens = document.querySelector("[data-keys-open]");
  if (help) {
    opens.hidden = false;
    opens.addEventListener("click", keys["?"]);
    help.querySelector("[data-keys-close]").addEventListener("click", () => help.close());
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing || help?.open || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
