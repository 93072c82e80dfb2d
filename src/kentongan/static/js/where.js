// "Gunakan lokasi saya": asks the phone once, when the user presses, and writes the point into the two hidden fields
// named by data-where="id_lat id_lng". The point is rounded to about ten metres; nothing is followed afterwards.
import { fill, wordsOf } from "./words.js";

const said = wordsOf("where");
const TROUBLES = { 1: said.denied, 2: said.lost, 3: said.slow }; // by the codes of GeolocationPositionError

function prepare(block) {
  const [lat, lng] = block.dataset.where.split(" ").map((id) => document.getElementById(id));
  const button = block.querySelector("button");
  const status = block.querySelector("[role='status']");
  if (!lat || !lng || !button || !status) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    status.textContent = said.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        lat.value = coords.latitude.toFixed(4);
        lng.value = coords.longitude.toFixed(4);
        status.textContent = fill(said.found, { metres: Math.max(10, Math.round(coords.accuracy)) });
        button.disabled = false;
      },
      (error) => {
        status.textContent = TROUBLES[error.code] ?? said.lost;
        button.disabled = false;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  });
}

if ("geolocation" in navigator) document.querySelectorAll("[data-where]").forEach(prepare);
