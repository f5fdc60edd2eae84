// Lets the browser keep a page for when there is no connection, and gives back what was typed
// then: to who typed it, at the same step, within a day. Without script nothing is kept.
"use strict";
if ("serviceWorker" in navigator && "caches" in window) {
  const A_DAY = 24 * 60 * 60 * 1000;

  const fill = (form, texts) => {
    for (const field of form.elements) {
      if (!field.name || ["hidden", "file", "submit"].includes(field.type)) continue;
      const values = texts.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
  };

  const giveBack = async () => {
    const kept = await caches.match("/typed");
    if (!kept) return;
    const { path, at, texts } = await kept.json();
    const form = document.querySelector("form:has([name=owner])");
    const owner = form?.elements.owner.value;
    const isTheirs = owner === texts.find(([name]) => name === "owner")?.[1];
    const isHere = path === location.pathname + location.search;
    if (isHere && isTheirs) {
      fill(form, texts);
      document.querySelector("[data-typed]").hidden = false;
    }
    // Another person at a form of their own, or a day later: it goes.
    if (isHere || (owner && !isTheirs) || Date.now() - at > A_DAY) await caches.delete("typed");
  };

  navigator.serviceWorker.register("/offline.js").catch(() => {});
  if (!document.querySelector("[data-offline]")) giveBack();
}
