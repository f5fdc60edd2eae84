// The page without connection: says what was kept, and leads back to it.
"use strict";
(async () => {
  const told = document.querySelector("[data-offline]");
  const kept = await caches.match("/typed");
  if (!kept) return;
  const { path, at } = await kept.json();
  if (Date.now() - at > 24 * 60 * 60 * 1000) return;
  told.querySelector("[data-kept]").hidden = false;
  told.querySelector("[data-try]").href = path;
})();
