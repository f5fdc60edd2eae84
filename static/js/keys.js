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
    "?": () => {
      if (!help) return;
      help.open = true;
      help.querySelector("summary").focus();
    },
  };
  if (help) help.hidden = false;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
