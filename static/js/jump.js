// "4.8" in the search box goes to that rule on this page; anything else is searched.
"use strict";
document.querySelector(".search-box")?.addEventListener("submit", (event) => {
  const cited = /^\s*(\d+[a-z]?)(?:\.(\d+))?\s*$/i.exec(event.target.q.value);
  const lid = cited && document.getElementById(
    `art_${cited[1].toLowerCase()}${cited[2] ? `__para_${cited[2]}` : ""}`,
  );
  if (!lid) return;
  event.preventDefault();
  lid.setAttribute("tabindex", "-1");
  location.hash = lid.id;
  lid.focus();
});
