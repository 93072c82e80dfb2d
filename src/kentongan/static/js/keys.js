// Single keys may be switched off in this browser (WCAG 2.1.4): whoever dictates, or leans on a key, would trip over them.
const NAME = "kentongan:keys-off";

export function areOff() {
  try {
    return localStorage.getItem(NAME) === "1";
  } catch {
    return false; // no storage here: they stay on
  }
}

export function switchOff(off) {
  try {
    if (off) localStorage.setItem(NAME, "1");
    else localStorage.removeItem(NAME);
  } catch {
    // nothing to remember it in
  }
}
