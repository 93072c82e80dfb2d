// Seals a parcel to the key of this device as phone/sealing.py reads it: ECDH on P-256, HKDF-SHA256, AES-256-GCM. The phone has
// only the public half: what it has sealed it cannot open again, and neither can whoever finds it.
const VERSION = 1;
const INFO = new TextEncoder().encode("kentongan parcel 1");
const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function joined(...pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, one) => sum + one.byteLength, 0));
  let at = 0;
  for (const one of pieces) {
    whole.set(new Uint8Array(one), at);
    at += one.byteLength;
  }
  return whole;
}

async function fileOf(blob) {
  return blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
}

async function inside(head, blob) {
  const words = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, words.byteLength);
  return joined(length, words, await fileOf(blob));
}

export async function seal(who, number, head, blob) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await crypto.subtle.importKey("raw", bytes(who.key), curve, false, []);
  const fresh = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const point = await crypto.subtle.exportKey("raw", fresh.publicKey);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, fresh.privateKey, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: point, info: INFO },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const bound = new TextEncoder().encode(`${who.device}:${number}`);
  const closed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: bound },
    key,
    await inside(head, blob),
  );
  return joined(new Uint8Array([VERSION]), point, nonce, closed).buffer;
}

// Old browsers have no randomUUID.
export function newNumber() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const raw = crypto.getRandomValues(new Uint8Array(16));
  raw[6] = (raw[6] & 15) | 64;
  raw[8] = (raw[8] & 63) | 128;
  const hex = [...raw].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
