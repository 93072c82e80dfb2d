// "Gunakan lokasi saya": asks the phone once, when the user presses, and writes the point into the two hidden fields
// named by data-where="id_lat id_lng". The point is rounded to about ten metres; nothing is followed afterwards.
const words = {
  id: {
    asking: "Mencari lokasi…",
    found: (metres) => `Titik tercatat, ketelitian sekitar ${metres} meter.`,
    1: "Ponsel tidak mengizinkan lokasi dibaca. Izinkan lokasi di pengaturan peramban, atau tulis saja tempatnya.",
    2: "Lokasi tidak ditemukan. Coba di tempat terbuka, atau tulis saja tempatnya.",
    3: "Lokasi terlalu lama dicari. Coba lagi, atau tulis saja tempatnya.",
  },
  en: {
    asking: "Looking for your place…",
    found: (metres) => `Point noted, correct to about ${metres} metres.`,
    1: "The phone does not allow its place to be read. Allow it in the browser's settings, or simply write the place.",
    2: "The place was not found. Try in the open, or simply write the place.",
    3: "Finding the place took too long. Try again, or simply write the place.",
  },
};
const said = words[document.documentElement.lang] ?? words.id;

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
        status.textContent = said.found(Math.max(10, Math.round(coords.accuracy)));
        button.disabled = false;
      },
      (error) => {
        status.textContent = said[error.code] ?? said[2];
        button.disabled = false;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  });
}

if ("geolocation" in navigator) document.querySelectorAll("[data-where]").forEach(prepare);
