// "Kirim ke peramban ini": asks for leave only when the person presses, then hands the subscription to the server.
import { wordsOf } from "./words.js";

const said = wordsOf("push");
const block = document.querySelector("[data-push-key]");

function bytes(base64url) {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

// Only a worker that is at work can be subscribed; `ready` waits for one whose scope holds this page, which ours does not.
function active(registration) {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return registration;
  return new Promise((done, fail) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") done(registration);
      else if (coming.state === "redundant") fail(new Error("worker"));
    });
  });
}

async function subscribe(status) {
  status.textContent = said.asking;
  if ((await Notification.requestPermission()) !== "granted") {
    status.textContent = said.denied;
    return;
  }
  const registration = await active(await navigator.serviceWorker.register(block.dataset.pushWorker));
  const options = { userVisibleOnly: true, applicationServerKey: bytes(block.dataset.pushKey) };
  const given = (await registration.pushManager.subscribe(options)).toJSON();
  const answer = await fetch(block.dataset.pushSave, {
    method: "POST",
    headers: { "X-CSRFToken": JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"] },
    body: new URLSearchParams({ endpoint: given.endpoint, ...given.keys }),
  });
  if (answer.ok) location.reload();
  else status.textContent = (await answer.json()).error ?? said.failed;
}

if (block && "serviceWorker" in navigator && "PushManager" in window) {
  const button = block.querySelector("button");
  const status = block.querySelector("[role='status']");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await subscribe(status);
    } catch {
      status.textContent = said.failed;
    }
    button.disabled = false;
  });
}
