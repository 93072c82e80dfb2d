// Photos and voice notes that go with a report: shrunk here, shown here, and taken out again with one press.
import { shrink } from "../photo.js";
import { exif } from "./exif.js";
import { button, make } from "./pieces.js";
import { fill, said } from "./words.js";

const MOST = 6;

export class Enclosures {
  constructor(listing, status) {
    Object.assign(this, { listing, status, files: [] });
  }

  photos() {
    return this.files.filter((one) => one.role === "photo").length;
  }

  add(enclosure, picture) {
    const item = make("li", {}, picture);
    const gone = button(said.remove, () => this.remove(enclosure), { quiet: true, sign: "close" });
    gone.setAttribute("aria-label", `${said.remove}: ${enclosure.label}`);
    item.append(gone);
    enclosure.item = item;
    this.files.push(enclosure);
    this.listing.append(item);
  }

  remove(enclosure) {
    this.files = this.files.filter((one) => one !== enclosure);
    enclosure.item.remove();
  }

  // One after the other: an old phone has no memory for six photos at once.
  async takePhotos(files, notePlace) {
    this.status.textContent = said.shrinking;
    const troubles = [];
    for (const file of files) {
      if (this.photos() >= MOST) {
        troubles.push(said.mostPhotos);
        break;
      }
      try {
        await this.takePhoto(file, notePlace);
      } catch {
        troubles.push(fill(said.notPhoto, { name: file.name }));
      }
    }
    this.status.textContent = troubles.join(" ");
  }

  async takePhoto(file, notePlace) {
    const camera = await exif(file);
    const small = await shrink(file);
    const label = fill(said.photo, { number: this.photos() + 1 });
    const picture = make("img", { src: URL.createObjectURL(small.file), alt: label, width: 96, height: 96 });
    this.add({ role: "photo", file: small.file, label, camera }, picture);
    if (camera.lat !== undefined) notePlace(camera);
  }

  takeVoice(blob, name) {
    for (const old of this.files.filter((one) => one.role === "voice")) this.remove(old);
    const file = new File([blob], name, { type: blob.type });
    const player = make("audio", { controls: true, src: URL.createObjectURL(blob), label: said.voice });
    this.add({ role: "voice", file, label: said.voice, camera: {} }, player);
  }

  // Returns what was there, for `putBack`.
  clear() {
    const before = this.files;
    this.files = [];
    this.listing.replaceChildren();
    this.status.textContent = "";
    return before;
  }

  putBack(files) {
    this.files = files;
    this.listing.replaceChildren(...files.map(({ item }) => item));
  }
}
