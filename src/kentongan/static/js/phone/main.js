// The phone page: four screens in one, a worker that keeps it, and an outbox that empties itself.
import * as outbox from "./outbox.js";
import { settings } from "./pieces.js";
import * as posts from "./posts.js";
import * as questions from "./questions.js";
import * as report from "./report.js";
import * as sharing from "./sharing.js";
import * as tasks from "./tasks.js";
import { said } from "./words.js";

const { store } = self.kentongan;
const SCREENS = ["lapor", "keluar", "tugas", "pos"];
const network = document.querySelector("[data-network]");
const login = document.querySelector("[data-login-needed]");
const asked = document.querySelector("[data-asked]");

function turn() {
  const wanted = location.hash.slice(1);
  const now = SCREENS.includes(wanted) ? wanted : "lapor";
  for (const name of SCREENS) document.getElementById(name).hidden = name !== now;
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.hash === `#${now}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (wanted) window.scrollTo(0, 0);
}

function tellNetwork(isThere) {
  network.textContent = isThere ? said.online : said.offline;
  network.classList.toggle("bar-state--off", !isThere);
}

async function showLists(count = 0) {
  const lists = await store.kept("lists");
  tasks.show(lists?.tasks ?? []);
  posts.show(lists?.posts ?? []);
  asked.hidden = !(await questions.show(lists?.questions ?? [], count));
}

async function signed({ state, asked: open, offline }) {
  tellNetwork(!offline);
  login.hidden = state !== "login";
  if (state === "login") await store.forget("lists");
  await showLists(open);
  report.home((await store.kept("who"))?.village);
}

async function start() {
  window.addEventListener("hashchange", turn);
  window.addEventListener("offline", () => tellNetwork(false));
  turn();
  tellNetwork(navigator.onLine);
  new BroadcastChannel("kentongan").addEventListener("message", ({ data }) => data.signed && signed(data.signed));
  await report.start();
  await showLists();
  sharing.start();
  await outbox.start();
  // After the page stands: on a slow line the worker must not take the line from it.
  const register = () => navigator.serviceWorker?.register(settings.worker, { scope: "/", updateViaCache: "none" });
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
}

start();
