/* A page that waits looks again by itself, until what it waits for is done. Without script
   its link does the same. */
(() => {
  "use strict";
  const EVERY = 5000;
  const waiting = document.querySelector("[data-waiting]");
  if (!waiting) {
    return;
  }

  const look = async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-waiting]");
      if (answer.redirected || !now) {
        location.reload();
        return;
      }
      if (now.textContent !== waiting.textContent) {
        waiting.replaceChildren(...now.childNodes);
      }
    } catch {
      /* no connection: the next time may do */
    }
    setTimeout(look, EVERY);
  };

  setTimeout(look, EVERY);
})();
