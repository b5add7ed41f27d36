// Search over names and other names; umlauts are found however they are typed.

/** "München", "Munchen", "Muenchen" and "MUENCHEN" fold to the same letters. */
function fold(text) {
  return text.toLowerCase().replaceAll("ß", "ss").replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("ł", "l")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/([aou])e/g, "$1").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function foldedNames(thing) {
  thing.folded ??= [...new Set([thing.en, thing.de, ...thing.names, ...thing.former].map(fold))];
  return thing.folded;
}

/** The best matches for what was typed, the whole name first, then beginnings, then the middle of names. */
function findThings(typed, limit = 12) {
  const wanted = fold(typed);
  if (!wanted) return [];
  const found = [];
  for (const thing of model.things.values()) {
    const rank = Math.min(...foldedNames(thing).map((name) => rankOf(name, wanted)));
    if (rank < 4) found.push({ thing, rank });
  }
  found.sort((a, b) => a.rank - b.rank || b.thing.importance - a.thing.importance || (a.thing.iri < b.thing.iri ? -1 : 1));
  return found.slice(0, limit).map(({ thing }) => thing);
}

function rankOf(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) || wanted.split(" ").every((word) => ` ${name}`.includes(` ${word}`)) ? 3 : 4; // "musk elon" finds Elon Musk
}
