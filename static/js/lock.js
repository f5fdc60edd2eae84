// While the reply lock is on, looks every few seconds whether the team has been told.
// Without script the link "Look again" does the same.
"use strict";
{
  const EVERY = 5000;
  const MOST = 60; // looks: after five minutes the link remains
  let looks = 0;

  const look = async () => {
    const slot = document.getElementById("slot");
    if (!slot || slot.dataset.lock !== "on" || looks++ >= MOST) return;
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("slot");
      if (answer.ok && now && now.dataset.lock !== slot.dataset.lock) {
        slot.dataset.lock = now.dataset.lock;
        slot.replaceChildren(...now.children);
      }
    } catch {
      // No network, or signed out: the page stays as it is.
    }
    setTimeout(look, EVERY);
  };

  setTimeout(look, EVERY);
}
