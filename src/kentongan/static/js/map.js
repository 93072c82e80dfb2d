// The map of regions, without tiles: shapes from GeoJSON at data-src, each with {code, name, level, level_label, count,
// alerts, late, url}. A level is told by colour, hatch, and a label with its shape and number, never by colour alone.
// The list beside the map (#map-list) holds the same for keyboard and screen reader; it is filled here when empty.
const L = window.L;
const SVG = "http://www.w3.org/2000/svg";
const LEVELS = ["awas", "siaga", "waspada", "aman", "senyap"];
const HATCH = { aman: "", waspada: "M6 6h.1", siaga: "M-2 10 10-2M4 16 16 4", awas: "M0 0l12 12M12 0 0 12", senyap: "M0 6h4" };
const words = {
  id: { reports: "laporan", alerts: "peringatan", late: "terlambat", failed: "Peta tidak dapat dimuat. Daftar wilayah tetap dapat dipakai." },
  en: { reports: "reports", alerts: "alerts", late: "late", failed: "The map could not be loaded. The list of regions still works." },
};
const said = words[document.documentElement.lang] ?? words.id;

const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text ?? "" });
const drawn = (tag, attributes) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const levelOf = ({ level }) => (LEVELS.includes(level) ? level : "senyap");

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

function shape(icons, level, className = "level-shape") {
  const svg = drawn("svg", { class: className, "aria-hidden": "true", focusable: "false" });
  svg.append(drawn("use", { href: `${icons}#${className === "level-beat" ? "beat" : "level"}-${level}` }));
  return svg;
}

function badge(icons, region) {
  const level = levelOf(region);
  const span = make("span", `level level--${level}`);
  span.append(shape(icons, level), make("span", "level-word", region.level_label), shape(icons, level, "level-beat"));
  return span;
}

const figures = (region) =>
  ["count", "alerts", "late"]
    .filter((name) => name === "count" || region[name])
    .map((name) => `${region[name]} ${said[name === "count" ? "reports" : name]}`)
    .join(" · ");

function fillList(list, regions, icons) {
  if (!list || list.children.length) return;
  const order = (region) => LEVELS.indexOf(levelOf(region)) * 1e6 - region.count;
  for (const region of [...regions].sort((a, b) => order(a) - order(b))) {
    const row = make("li", "");
    const link = make("a", "", region.name);
    link.href = region.url;
    row.append(link, badge(icons, region), make("span", "meta", figures(region)));
    list.append(row);
  }
}

function label(region, icons) {
  const span = make("span", `map-mark level--${levelOf(region)}`);
  span.append(shape(icons, levelOf(region)), make("b", "", levelOf(region) === "senyap" ? "?" : String(region.count)));
  span.append(make("span", "map-mark-word", region.level_label));
  return span;
}

// A label stays only where its region is broad enough on this screen, the word only where it is broader still.
function thin(map, layers) {
  for (const layer of layers) {
    const box = layer.getBounds();
    const size = map.latLngToLayerPoint(box.getSouthEast()).subtract(map.latLngToLayerPoint(box.getNorthWest()));
    const element = layer.mark.getElement();
    element?.classList.toggle("is-hidden", size.x < 40 || size.y < 24);
    element?.classList.toggle("is-short", size.x < 130);
  }
}

function draw(holder, collection) {
  const icons = holder.dataset.icons;
  const map = L.map(holder, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  L.control.attribution({ prefix: false }).addAttribution(L.Util.template("{a}", { a: holder.dataset.attribution })).addTo(map);
  holder.append(patterns());
  if (holder.dataset.note) holder.append(make("p", "map-note", holder.dataset.note));
  const layers = [];
  const regions = L.geoJSON(collection, {
    style: ({ properties }) => ({ className: "map-cell", color: null, fillColor: `url(#ground-${levelOf(properties)})`, fillOpacity: 1 }),
    pointToLayer: (_, place) => L.circleMarker(place, { radius: 7 }),
    onEachFeature: ({ properties: region }, layer) => {
      const tip = make("div", "map-tip");
      tip.append(make("strong", "", region.name), make("div", "", `${region.level_label} · ${figures(region)}`));
      layer.bindTooltip(tip, { sticky: true });
      layer.on("click", () => region.url && window.location.assign(region.url));
      if (!layer.getBounds) return;
      layer.mark = L.tooltip({ permanent: true, direction: "center", className: "map-label", content: label(region, icons) });
      layers.push(layer);
    },
  }).addTo(map);
  map.fitBounds(regions.getBounds(), { padding: [8, 8] });
  for (const layer of layers) map.addLayer(layer.mark.setLatLng(layer.getBounds().getCenter()));
  thin(map, layers);
  map.on("zoomend resize", () => thin(map, layers));
}

const holder = document.getElementById("map");
if (holder) {
  fetch(holder.dataset.src, { credentials: "same-origin", headers: { Accept: "application/geo+json, application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((collection) => {
      fillList(document.getElementById("map-list"), collection.features.map((one) => one.properties), holder.dataset.icons);
      draw(holder, collection);
    })
    .catch(() => holder.replaceChildren(make("p", "", said.failed)));
}
