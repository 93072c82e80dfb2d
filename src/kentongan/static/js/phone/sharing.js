// "Bagikan ke Kentongan": the worker took in what another program shared and hands it over once.
import { fill } from "./report.js";

export function start() {
  if (location.hash !== "#dibagikan" || !navigator.serviceWorker) return;
  history.replaceState(null, "", "#lapor");
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.shared) fill(data.shared);
  });
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage("shared?"));
}
