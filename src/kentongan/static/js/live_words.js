// What the secretary's screen says while it has no server to ask.
import { wordsOf } from "./words.js";

export const words = wordsOf("live");
