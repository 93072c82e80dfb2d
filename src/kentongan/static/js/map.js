// The map of regions, without tiles: shapes from GeoJSON at data-src, each with {code, name, level, level_label, count,
// alerts, late, rumours, inherited, url}. A level is told by hatch and by a label with its shape and number, never by colour alone.
// The list beside the map, written by the server, holds the same for keyboard, screen reader and browsers without scripts.
import { fill, wordsOf } from "./words.js";

const L = window.L;
const SVG = "http://www.w3.org/2000/svg";
const LEVELS = ["awas", "siaga", "waspada", "senyap", "aman"]; // gravest first; silence is not calm, so it comes before it
const HATCH = { aman: "", waspada: "M6 6h.1", siaga: "M-2 10 10-2M4 16 16 4", awas: "M0 0l12 12M12 0 0 12", senyap: "M0 6h4" };
const said = wordsOf("map");
const FIGURES = { count: said.count, alerts: said.alerts, late: said.lates, rumours: said.heard };

const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text ?? "" });
const drawn = (tag, attributes) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const levelOf = ({ level }) => (LEVELS.includes(level) ? level : "senyap");
const rank = (region) => LEVELS.indexOf(levelOf(region)) * 1e6 - region.count;

function patterns() {
  const holder = drawn("svg", { width: 0, height: 0, "aria-hidden": "true", focusable: "false" });
  for (const level of LEVELS) {
    const pattern = drawn("pattern", { id: `ground-${level}`, patternUnits: "userSpaceOnUse", width: 12, height: 12 });
    const width = level === "waspada" ? 2.6 : 1.4;
    pattern.append(drawn("rect", { width: 12, height: 12, class: `ground--${level}` }));
    pattern.append(drawn("path", { d: HATCH[level], class: "hatch", "stroke-width": width, "stroke-linecap": "round" }));
    holder.append(pattern);
  }
  return holder;
}

function sign(address, name) {
  const svg = drawn("svg", { class: name, "aria-hidden": "true", focusable: "false" });
  svg.append(drawn("use", { href: address }));
  return svg;
}

const figures = (region) =>
  Object.entries(FIGURES)
    .filter(([name]) => name === "count" || region[name])
    .map(([name, sentence]) => fill(sentence, { number: region[name] }))
    .join(" · ");

// The layers of one figure, overdue work or rumours heard: where there is any, a sign, the number and the word; the rest stays blank.
const SIGNS = { late: "clock", rumours: "rumour" };
function countMark(region, icons, figure) {
  const span = make("span", `map-mark map-mark--${figure}`);
  span.append(sign(`${icons}#${SIGNS[figure]}`, "icon"), make("b", "", String(region[figure])), make("span", "map-mark-word", said[figure]));
  return span;
}

function mark(region, icons) {
  const span = make("span", `map-mark level--${levelOf(region)}`);
  span.append(sign(`${icons}#level-${levelOf(region)}`, "level-shape"), make("b", "", levelOf(region) === "senyap" ? "?" : String(region.count)));
  span.append(make("span", "map-mark-word", region.level_label));
  return span;
}

// Where a label stands: the middle of the broadest stretch inside, of eleven lines across the region, rather a central one.
// The middle of the box would often lie with the neighbour, for kelurahan are long and bent.
function seat(layer) {
  const rings = layer.getLatLngs().flat(layer.feature.geometry.type === "MultiPolygon" ? 1 : 0);
  const box = layer.getBounds();
  let best = { worth: 0 };
  for (let step = 1; step < 12; step += 1) {
    const lat = box.getSouth() + ((box.getNorth() - box.getSouth()) * step) / 12;
    const crossings = rings.flatMap((ring) => ring.flatMap((a, i) => {
      const b = ring[(i + 1) % ring.length];
      return a.lat > lat === b.lat > lat ? [] : [a.lng + ((lat - a.lat) / (b.lat - a.lat)) * (b.lng - a.lng)];
    })).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      const worth = width * (1.5 - Math.abs(step - 6) / 6);
      if (worth > best.worth) best = { worth, width, place: L.latLng(lat, crossings[i] + width / 2) };
    }
  }
  return best;
}

// The gravest speak first: a label that would cover one already standing waits until someone comes nearer.
function thin(map, layers) {
  const standing = [];
  for (const { mark: tip, seat: { place, width } } of layers) {
    const at = map.latLngToLayerPoint(place);
    const room = map.latLngToLayerPoint([place.lat, place.lng + width]).x - at.x;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const wide = room > 6 * rem;
    const half = (wide ? 3.1 : 1.6) * rem;
    const hidden = standing.some((one) => Math.abs(one.at.x - at.x) < one.half + half && Math.abs(one.at.y - at.y) < 1.6 * rem);
    if (!hidden) standing.push({ at, half });
    tip.getElement()?.classList.toggle("is-hidden", hidden);
    tip.getElement()?.classList.toggle("is-short", !wide);
    tip.update(); // its width has changed, so its middle has moved
  }
}

function draw(holder, collection, view) {
  const map = L.map(holder, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  holder.append(patterns());
  const layers = [];
  const figure = holder.dataset.layer; // empty: the levels
  const regions = L.geoJSON(collection, {
    style: ({ properties }) => figure
      ? { className: `map-cell map-cell--${properties[figure] ? figure : "calm"}`, fillOpacity: 1 }
      : ({ className: properties.inherited ? "map-cell map-cell--inherited" : "map-cell", fillColor: `url(#ground-${levelOf(properties)})`, fillOpacity: 1 }),
    pointToLayer: (_, place) => L.circleMarker(place, { radius: 7 }),
    onEachFeature: ({ properties: region }, layer) => {
      const tip = make("div", "map-tip");
      tip.append(make("strong", "", region.name), make("div", "", `${region.level_label} · ${figures(region)}`));
      if (region.inherited) tip.append(make("div", "", region.inherited));
      layer.bindTooltip(tip, { sticky: true }).on("click", () => region.url && window.location.assign(region.url));
      if (!layer.getLatLngs || (figure && !region[figure])) return;
      layer.seat = seat(layer);
      layer.mark = L.tooltip({ permanent: true, direction: "center", className: "map-label", content: (figure ? countMark : mark)(region, holder.dataset.icons, figure) });
      layers.push(layer);
    },
  }).addTo(map);
  if (view) map.setView(view.middle, view.zoom, { animate: false });
  else map.fitBounds(regions.getBounds(), { padding: [8, 8] });
  const order = figure ? (region) => -region[figure] : rank;
  layers.sort((a, b) => order(a.feature.properties) - order(b.feature.properties));
  for (const layer of layers) map.addLayer(layer.mark.setLatLng(layer.seat.place));
  thin(map, layers);
  map.on("zoomend resize", () => thin(map, layers));
  return map;
}

const holder = document.getElementById("map");
let map;

// Drawn anew when something came while the page was open; who has moved the map keeps their view. The browser asks with
// the mark of what it has, so that an unchanged map costs next to nothing.
async function load() {
  const answer = await fetch(holder.dataset.src, { credentials: "same-origin", headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const collection = await answer.json();
  const view = map && { middle: map.getCenter(), zoom: map.getZoom() };
  map?.remove();
  holder.replaceChildren();
  map = draw(holder, collection, view);
}

if (holder) {
  load().catch(() => holder.replaceChildren(make("p", "", said.failed)));
  document.addEventListener("kentongan:changed", () => load().catch(() => {})); // the old map stays
}
