// The contents follow: the article that is read is marked there, and kept in view.
"use strict";
{
  const contents = document.querySelector(".toc");
  const links = [...contents.querySelectorAll("nav a")];
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
  const inView = new Set();

  const mark = (current) => {
    for (const link of links) link.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "location");
    if (!current) return;
    if (contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
    }
  };
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    const last = parts.findLastIndex((part) => inView.has(part));
    // Between two parts the one before stays; above the first there is none.
    if (last >= 0) mark(links[last]);
    else if (parts[0]?.getBoundingClientRect().top > 0) mark(null);
  }, { rootMargin: "0px 0px -66%" });
  for (const part of parts) if (part) watch.observe(part);
}
