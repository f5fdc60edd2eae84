// Reading together ends after five minutes without touch; a minute before it asks (WCAG 2.2.1).
// The server ends it too. Nothing is kept in the browser.
"use strict";
{
  const box = document.querySelector("[data-reading-ends]");
  const form = box.querySelector("form");
  const ENDS = Number(box.dataset.readingEnds) * 1000;
  const ASKS = ENDS - 60_000;
  const TELL_EVERY = 20_000;
  let touched = Date.now();
  let told = touched;

  const send = (path, body) => fetch(path, { method: "POST", body });
  const leave = async () => {
    clearInterval(looking);
    const body = new FormData(form);
    body.append("why", "tijd");
    // Without a network the page that is left says so; the server ends it by itself.
    await send(box.dataset.stop, body).catch(() => {});
    location.replace(box.dataset.ended);
  };
  const tell = async () => {
    told = Date.now();
    const answer = await send(form.action, new FormData(form)).catch(() => null);
    if (answer?.redirected) leave();
  };
  const touch = (event) => {
    touched = Date.now();
    // Its own button hides it, or the click would land on what is behind it.
    if (!box.contains(event.target)) box.hidden = true;
  };
  const look = () => {
    const idle = Date.now() - touched;
    if (idle >= ENDS) return leave();
    // Not at the touch itself: that may be the link to the next part.
    if (touched > told && Date.now() - told >= TELL_EVERY) tell();
    if (idle >= ASKS && box.hidden) {
      box.hidden = false;
      box.querySelector("button").focus({ preventScroll: true });
    }
  };

  for (const kind of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(kind, touch, { capture: true, passive: true });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    touch(event);
    box.hidden = true;
  });
  const looking = setInterval(look, 1000);
}
