// Two minutes before the session ends it says so, and one button keeps it (WCAG 2.2.1).
"use strict";
{
  const box = document.querySelector("[data-idle-seconds]");
  const WARN_BEFORE = 120;
  let timer;

  const start = () => {
    const wait = Math.max(Number(box.dataset.idleSeconds) - WARN_BEFORE, 0);
    timer = setTimeout(warn, wait * 1000);
  };
  const warn = () => {
    box.hidden = false;
    box.querySelector("button").focus();
  };
  const stay = async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (!answer.ok) {
      // The session has ended after all: the server leads to sign-in, drafts are kept there.
      location.reload();
      return;
    }
    box.hidden = true;
    clearTimeout(timer);
    start();
  };

  if (box) {
    box.querySelector("form").addEventListener("submit", stay);
    start();
  }
}
