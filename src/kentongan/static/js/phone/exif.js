// Where and when a photo was taken, as the camera wrote it into a JPEG (Exif 2.3); read before the photo is drawn anew, which
// drops it. Answers {lat, lng, taken}, as far as they stand there; taken in milliseconds by this phone's own zone.
const APP1 = 0xffe1;
const GPS = 0x8825;
const DETAILS = 0x8769;
const DATE = 0x9003;
const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

function segment(view) {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return null;
    if (view.getUint16(at) === APP1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
  }
  return null;
}

function entries(view, start, at, little) {
  const found = new Map();
  const count = view.getUint16(start + at, little);
  for (let n = 0; n < count; n += 1) {
    const entry = start + at + 2 + n * 12;
    const type = view.getUint16(entry + 2, little);
    const many = view.getUint32(entry + 4, little);
    const long = (SIZES[type] ?? 1) * many > 4;
    found.set(view.getUint16(entry, little), {
      many,
      at: long ? start + view.getUint32(entry + 8, little) : entry + 8,
      value: view.getUint32(entry + 8, little),
    });
  }
  return found;
}

const text = (view, { at, many }) =>
  Array.from({ length: many }, (_, n) => String.fromCharCode(view.getUint8(at + n))).join("");

function degrees(view, gps, place, sign, negative, little) {
  const [where, side] = [gps.get(place), gps.get(sign)];
  if (!where || !side || where.many !== 3) return NaN;
  const part = (n) => view.getUint32(where.at + n * 8, little) / view.getUint32(where.at + n * 8 + 4, little);
  const value = part(0) + part(1) / 60 + part(2) / 3600;
  return text(view, { at: side.at, many: 1 }) === negative ? -value : value;
}

function read(view) {
  const start = segment(view);
  if (start === null) return {};
  const little = view.getUint16(start) === 0x4949;
  const root = entries(view, start, view.getUint32(start + 4, little), little);
  const told = {};
  if (root.has(GPS)) {
    const gps = entries(view, start, root.get(GPS).value, little);
    const [lat, lng] = [degrees(view, gps, 2, 1, "S", little), degrees(view, gps, 4, 3, "W", little)];
    if (Number.isFinite(lat) && Number.isFinite(lng) && (lat || lng)) Object.assign(told, { lat, lng });
  }
  const date = root.has(DETAILS) && entries(view, start, root.get(DETAILS).value, little).get(DATE);
  const parts = date && text(view, date).match(/^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/);
  if (parts) told.taken = new Date(parts[1], parts[2] - 1, ...parts.slice(3).map(Number)).getTime();
  return told;
}

export async function exif(file) {
  try {
    return read(new DataView(await file.slice(0, 131072).arrayBuffer()));
  } catch {
    return {}; // cut off, or not built as it should be
  }
}
