// A voice note of two minutes at most, in what the phone records by itself: Opus where it can, little enough for 3G.
import { fill, said } from "./words.js";

const MOST_SECONDS = 120;
const BITS = 16000; // a second; speech stays clear, two minutes take about 240 kB
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const ENDINGS = { "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a" };

export function prepare(press, word, status, give) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return;
  press.hidden = false;
  let recorder = null;

  async function begin() {
    let sound;
    try {
      sound = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    } catch {
      status.textContent = said.noMicrophone;
      return;
    }
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    recorder = new MediaRecorder(sound, { audioBitsPerSecond: BITS, ...(mimeType ? { mimeType } : {}) });
    const pieces = [];
    const started = Date.now();
    const beat = setInterval(() => {
      const seconds = Math.round((Date.now() - started) / 1000);
      word.textContent = fill(said.stop, { seconds });
      if (seconds >= MOST_SECONDS && recorder?.state === "recording") recorder.stop();
    }, 500);
    recorder.addEventListener("dataavailable", ({ data }) => data.size && pieces.push(data));
    recorder.addEventListener("stop", () => {
      clearInterval(beat);
      for (const track of sound.getTracks()) track.stop();
      const kind = (recorder.mimeType || "audio/webm").split(";")[0];
      recorder = null;
      word.textContent = said.record;
      press.classList.remove("recording");
      if (pieces.length) give(new Blob(pieces, { type: kind }), `suara.${ENDINGS[kind] ?? "webm"}`);
    });
    recorder.start(1000);
    press.classList.add("recording");
    word.textContent = fill(said.stop, { seconds: 0 });
  }

  press.addEventListener("click", () => (recorder ? recorder.stop() : begin()));
}
