// <input type="file" data-photo>: photos are made small on the phone, before they cross a 3G line. Drawing them anew
// also drops what the camera wrote into them (place, device). Without this script the originals are sent, and the server shrinks them.
import { fill, wordsOf } from "./words.js";

const LONGEST = 1600;
const QUALITY = 0.82;
const said = wordsOf("photo");
const sizeOf = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

export async function shrink(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff"; // JPEG knows no transparency
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no image came back");
  const name = file.name.replace(/\.\w+$/, "") + ".jpg";
  return { canvas, file: new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified }) };
}

function show(canvas, name) {
  const small = document.createElement("canvas");
  const scale = 192 / Math.max(canvas.width, canvas.height);
  small.width = Math.max(1, Math.round(canvas.width * scale));
  small.height = Math.max(1, Math.round(canvas.height * scale));
  small.getContext("2d").drawImage(canvas, 0, 0, small.width, small.height);
  small.setAttribute("role", "img");
  small.setAttribute("aria-label", fill(said.preview, { name }));
  return small;
}

function prepare(input) {
  const status = document.createElement("p");
  status.className = "field-help";
  status.setAttribute("role", "status");
  const strip = document.createElement("div");
  strip.className = "photos";
  input.after(status, strip);
  let turn = 0;
  input.addEventListener("change", async () => {
    const mine = ++turn;
    const chosen = [...input.files];
    strip.replaceChildren();
    status.textContent = chosen.length ? said.working : "";
    const ready = new DataTransfer();
    const troubles = [];
    // One after the other: an old phone has no memory for ten photos at once.
    for (const file of chosen) {
      try {
        const small = file.type.startsWith("image/") ? await shrink(file) : { file };
        if (mine !== turn) return; // another choice was made meanwhile
        ready.items.add(small.canvas && small.file.size < file.size ? small.file : file);
        if (small.canvas) strip.append(show(small.canvas, file.name));
      } catch {
        ready.items.add(file);
        troubles.push(fill(said.failed, { name: file.name }));
      }
    }
    if (!chosen.length) return;
    input.files = ready.files;
    const bytes = [...ready.files].reduce((sum, file) => sum + file.size, 0);
    status.textContent = [fill(said.done, { count: ready.files.length, size: sizeOf(bytes) }), ...troubles].join(" ");
  });
}

document.querySelectorAll("input[type='file'][data-photo]").forEach(prepare);
