// A button with data-copy="id" copies what the element of that id holds, and says so. Without this script the text can
// still be marked and copied by hand.
import { wordsOf } from "./words.js";

const words = wordsOf("copy");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.value);
      button.textContent = words.done;
    } catch {
      source.focus();
      source.select();
      button.textContent = words.failed;
    }
  });
}
