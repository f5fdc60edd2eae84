/* Without connection: a page that says so, and what was typed kept until it can be sent.
   Kept are this page and its look alone, never a page with a case or a person. */
"use strict";
const SHELL = {{ shell|safe }};
const OFFLINE = "{{ offline|escapejs }}";
const LOOK = "look-{{ name }}";
const TYPED = "typed";
const SHARE = "{{ share|escapejs }}";
const SIGN_OUT = "{{ sign_out|escapejs }}";
const STEP = /^\/melden\/[^/]+\/[^/]+\/$/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  /* Without cookies: the page is nobody's. */
  const asked = SHELL.map((address) => new Request(address, { credentials: "omit" }));
  event.waitUntil(caches.open(LOOK).then((cache) => cache.addAll(asked)));
});

self.addEventListener("activate", (event) => {
  const drop = async () => {
    for (const name of await caches.keys()) {
      if (name !== LOOK && name !== TYPED) await caches.delete(name);
    }
    /* The browser itself goes on asking for pages, with the cookies that it would send. */
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

/* Text alone: an image is too much for a shared phone, and is still in its gallery. */
const keep = async (request) => {
  const posted = await request.formData();
  const texts = [...posted].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  if (!posted.get("owner")) return;
  const { pathname, search } = new URL(request.url);
  const typed = { path: pathname + search, at: Date.now(), texts };
  const cache = await caches.open(TYPED);
  await cache.put("/typed", new Response(JSON.stringify(typed)));
};

const page = async (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const posts = request.method === "POST";
  /* Also without connection: who leaves the device leaves nothing on it. */
  if (posts && pathname === SIGN_OUT) await caches.delete(TYPED);
  const copy = posts && STEP.test(pathname) ? request.clone() : null;
  try {
    return (await event.preloadResponse) || (await fetch(request));
  } catch {
    if (copy) await keep(copy).catch(() => {});
    return (await caches.match(OFFLINE)) || Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  /* A share goes as the device sends it: what the browser says of it is what the server asks. */
  if (request.method === "POST" && new URL(request.url).pathname === SHARE) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (request.method === "GET" && SHELL.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(new URL(request.url).pathname)));
  }
});
