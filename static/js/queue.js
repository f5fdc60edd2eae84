// Keys for the queue: j/k next and previous, c take up, / search, ? help. Can be turned off (WCAG 2.1.4).
"use strict";
{
  const KEPT = "queue-keys-off";
  const help = document.querySelector("[data-keys]");
  const button = document.querySelector("[data-keys-switch]");
  const links = [...document.querySelectorAll("[data-case] th a")];
  let off = localStorage.getItem(KEPT) === "1";

  const show = () => {
    button.textContent = off ? button.dataset.on : button.dataset.off;
  };
  const at = () => {
    const row = document.activeElement.closest("[data-case]");
    return links.findIndex((link) => link.closest("[data-case]") === row);
  };
  const go = (step) => {
    const next = Math.min(Math.max(at() + step, 0), links.length - 1);
    links[next]?.focus();
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    c: () => links[at()]?.closest("[data-case]").querySelector("button")?.click(),
    "/": () => document.querySelector("[role=search] input[type=search]").focus(),
    "?": () => button.focus(),
  };

  if (help) {
    help.hidden = false;
    show();
    button.addEventListener("click", () => {
      off = !off;
      localStorage.setItem(KEPT, off ? "1" : "0");
      show();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, select, textarea");
      const chord = event.ctrlKey || event.metaKey || event.altKey;
      if (off || typing || chord || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
  }
}
