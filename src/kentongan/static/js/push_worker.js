// Shows what was pushed to this browser and opens its link. It holds nothing and caches nothing.
self.addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data.json();
  } catch {
    // An empty push still has to show something: browsers insist.
  }
  const { title = "Kentongan", body = "", link = "/kotak/", tag } = told;
  const text = body === title ? "" : body;
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, data: { link } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link || "/kotak/"));
});
