// "4.8" in the search box goes to that rule on this page; anything else is searched.
"use strict";
document.querySelector(".search-box")?.addEventListener("submit", (event) => {
  const cited = /^\s*(\d+[a-z]?)(?:\.(\d+))?\s*$/.exec(event.target.q.value.toLowerCase());
  if (!cited) return;
  const [, article, number] = cited;
  // In a text that numbers its articles by chapter, 4.8 is an article.
  const eids = number ? [`art_${article}__para_${number}`, `art_${article}.${number}`] : [`art_${article}`];
  const lid = eids.map((eid) => document.getElementById(eid)).find(Boolean);
  if (!lid) return;
  event.preventDefault();
  lid.setAttribute("tabindex", "-1");
  location.hash = lid.id;
  lid.focus();
});
