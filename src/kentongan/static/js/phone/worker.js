// The worker of the site: keeps the phone page, sends what waits when the network comes back, takes in what other programs share.
// No other page is kept: what people read there may be for their eyes alone.
const { told, store, sender } = self.kentongan;
const CACHE = `kentongan-${told.version}`;
const SYNC = "kentongan-send";
const ADDRESSES = { signAddress: "/ponsel/tanda/", sendAddress: "/ponsel/kirim/" };

async function keepPage(cache) {
  const answer = await fetch(told.page, { credentials: "same-origin", redirect: "manual", cache: "no-cache" });
  if (answer.ok && answer.type === "basic") await cache.put(told.page, answer);
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      await cache.addAll([...told.files, told.offline]);
      await keepPage(cache).catch(() => {}); // nobody is logged in yet: it is kept when they open it
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("kentongan-") && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

// The page lies here from the first visit on; without it, as after a new version while logged out, the network is asked.
async function phonePage(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(told.page);
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(told.page, answer.clone());
    return answer;
  } catch {
    return cache.match(told.offline);
  }
}

async function otherPage(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.open(CACHE)).match(told.offline);
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && request.url.includes("leaflet")) await cache.put(request, answer.clone());
  return answer;
}

// Words and files from another program lie in memory until the page asks for them: they are not sealed, so they are not kept.
let shared = null;

async function takeShared(request) {
  const form = await request.formData();
  const words = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean);
  shared = { text: words.join("\n"), files: form.getAll("files").filter((file) => file.size) };
  return Response.redirect(`${told.page}#dibagikan`, 303);
}

self.addEventListener("message", (event) => {
  if (event.data === "logout") event.waitUntil(Promise.all([store.forget("who"), store.forget("lists")]));
  if (event.data !== "shared?") return;
  event.source.postMessage({ shared });
  shared = null;
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.method === "POST" && address.pathname === told.share) event.respondWith(takeShared(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") {
    event.respondWith(address.pathname === told.page ? phonePage(request) : otherPage(request));
  } else if (address.pathname.startsWith(told.static)) event.respondWith(asset(request));
});

self.addEventListener("sync", (event) => {
  if (event.tag !== SYNC) return;
  event.waitUntil(
    (async () => {
      const went = await sender.send(ADDRESSES);
      if (went === "later") throw new Error("later"); // the browser asks again by itself
      await store.tidy(Date.now());
    })(),
  );
});
