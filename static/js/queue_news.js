// New cases appear without a reload, and without taking the focus: said aloud at once, put into
// the list when asked, or when nobody is busy in it. Stops while the page is out of sight, and
// for good when the session has ended: asking keeps no session alive.
"use strict";
{
  const news = document.querySelector("[data-news]");
  const say = news.querySelector("[data-news-say]");
  const show = news.querySelector("[data-news-show]");
  const EVERY = 30_000;
  const list = () => document.querySelector("[data-list]");
  let etag = "";
  let fresh = null;

  const isBusy = () => {
    const here = list();
    return here.contains(document.activeElement) || here.matches(":hover") || here.querySelector(":checked");
  };
  const put = () => {
    const at = document.activeElement.closest("[data-case]")?.dataset.case;
    list().replaceWith(fresh);
    if (at) document.querySelector(`[data-case="${at}"] th a`)?.focus();
    fresh = null;
    show.hidden = true;
  };
  const take = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh = page.querySelector("[data-list]");
    say.textContent = page.querySelector("[data-news-words]").textContent;
    if (isBusy()) show.hidden = false;
    else put();
  };
  const ask = async () => {
    if (document.hidden) return;
    const address = `${news.dataset.news}&sinds=${encodeURIComponent(list().dataset.since)}`;
    const headers = etag ? { "If-None-Match": etag } : {};
    try {
      const answer = await fetch(address, { headers, redirect: "manual", cache: "no-store" });
      if (![200, 204, 304].includes(answer.status)) clearInterval(timer);
      etag = answer.headers.get("ETag") ?? "";
      if (answer.status === 200) await take(answer);
    } catch {
      // No network for a moment: the next time asks again.
    }
  };

  const timer = setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  show.addEventListener("click", () => {
    put();
    document.querySelector("[data-case] th a")?.focus();
  });
}
