// What a script says comes with its page, in the page's language: {% script_words "copy" %} writes it, this reads it.
// `fill` puts values in the place of {names}.
export const wordsOf = (script) => JSON.parse(document.getElementById(`words-${script}`)?.textContent ?? "{}");
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
