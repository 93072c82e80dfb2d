// Where: the phone's own place when asked for, a point on the map, or the place of a photo. A point is rounded to about ten
// metres; nothing is followed afterwards. The kelurahan next to a point is proposed while none was chosen by hand.
import { settings } from "./pieces.js";
import { fill, said } from "./words.js";

export class Place {
  constructor(form) {
    this.lat = form.querySelector("[data-lat]");
    this.lng = form.querySelector("[data-lng]");
    this.status = form.querySelector("[data-place]");
    this.select = form.querySelector("select[name=region]");
    this.frame = form.querySelector("[data-map]");
    this.first = this.status.textContent;
    this.chosen = false;
    this.select.addEventListener("change", () => (this.chosen = true));
    const [gps, map] = [form.querySelector("[data-gps]"), form.querySelector("[data-map-open]")];
    gps.hidden = !("geolocation" in navigator);
    map.hidden = false;
    gps.addEventListener("click", () => this.ask());
    map.addEventListener("click", () => this.openMap());
  }

  set(lat, lng, words) {
    this.lat.value = Number(lat).toFixed(4);
    this.lng.value = Number(lng).toFixed(4);
    this.status.textContent = `${words} ${this.propose(lat, lng)}`;
    this.pin?.(lat, lng);
  }

  has() {
    return this.lat.value !== "";
  }

  propose(lat, lng) {
    if (this.chosen) return "";
    const flat = Math.cos((lat * Math.PI) / 180);
    const far = ({ dataset }) => (dataset.lat - lat) ** 2 + ((dataset.lng - lng) * flat) ** 2;
    const known = [...this.select.options].filter((option) => option.dataset.lat);
    const near = known.sort((a, b) => far(a) - far(b))[0];
    if (!near || far(near) > 0.0025) return ""; // more than five kilometres away: another city
    this.select.value = near.value;
    return fill(said.nearest, { name: near.textContent });
  }

  ask() {
    this.status.textContent = said.asking;
    const found = ({ coords }) =>
      this.set(coords.latitude, coords.longitude, fill(said.found, { metres: Math.max(10, Math.round(coords.accuracy)) }));
    const lost = () => (this.status.textContent = said.noPlace);
    const how = { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 };
    navigator.geolocation.getCurrentPosition(found, lost, how);
  }

  async openMap() {
    this.frame.hidden = false;
    try {
      const { open } = await import("./pin.js");
      this.pin = await open(this.frame, this.select, settings, (lat, lng) => this.set(lat, lng, said.pinned));
      if (this.has()) this.pin(Number(this.lat.value), Number(this.lng.value));
    } catch {
      this.frame.hidden = true;
      this.status.textContent = said.noMap;
    }
  }

  // What was chosen stands: no neighbour is proposed in its place.
  show({ lat, lng, region }) {
    this.select.value = region ?? "";
    this.chosen = Boolean(region);
    if (lat && lng) this.set(lat, lng, said.pinned);
  }

  clear(own) {
    this.lat.value = this.lng.value = "";
    this.chosen = false;
    this.select.value = own ?? "";
    this.status.textContent = this.first;
  }
}
