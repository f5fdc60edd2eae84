// Keys for the queue: j/k next and previous, o open, c pick up, x tick, / search, ? which keys.
// Loaded only for who did not switch them off (WCAG 2.1.4). The list may be replaced meanwhile.
"use strict";
{
  const help = document.querySelector("dialog[data-keys]");
  const opens = document.querySelector("[data-keys-open]");
  const rows = () => [...document.querySelectorAll("[data-case]")];
  const row = () => document.activeElement.closest("[data-case]");
  const link = (of) => of?.querySelector("th a");
  const go = (step) => {
    const all = rows();
    link(all[Math.min(Math.max(all.indexOf(row()) + step, 0), all.length - 1)])?.focus();
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    o: () => link(row())?.click(),
    c: () => row()?.querySelector("button")?.click(),
    x: () => row()?.querySelector("[type=checkbox]")?.click(),
    "/": () => document.querySelector("[role=search] [type=search]").focus(),
    "?": () => help.showModal(),
  };

  opens.hidden = false;
  opens.addEventListener("click", keys["?"]);
  help.querySelector("[data-keys-close]").addEventListener("click", () => help.close());
  document.addEventListener("keydown", (event) => {
    // In a box to tick one does not type.
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    if (typing || chord || help.open || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
}
