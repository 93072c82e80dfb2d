// What the scripts of the phone page say; it lies in the page, in its language.
import { wordsOf } from "../words.js";

export { fill } from "../words.js";
export const said = wordsOf("phone");
