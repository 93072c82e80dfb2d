// One place on a map without tiles: the regions in outline from GeoJSON at data-src, the region of data-code filled, and a
// ring at data-lat, data-lng where there is a point. The words beside it tell the same without a script.
const L = window.L;
const holder = document.getElementById("place");

function draw(collection) {
  const { code, lat, lng } = holder.dataset;
  const map = L.map(holder, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  const here = ({ properties }) => properties.code.startsWith(code);
  const regions = L.geoJSON(collection, {
    interactive: false,
    style: (feature) => ({ className: here(feature) ? "map-cell place-here" : "map-cell place-else", fillOpacity: 1 }),
    pointToLayer: (_, place) => L.circleMarker(place, { radius: 5, interactive: false }),
  });
  map.fitBounds(regions.getBounds(), { padding: [8, 8] }); // first: nothing can be drawn before there is a view
  regions.addTo(map);
  if (lat) L.circleMarker([Number(lat), Number(lng)], { radius: 9, className: "place-point", interactive: false }).addTo(map);
}

if (holder) {
  fetch(holder.dataset.src, { credentials: "same-origin", headers: { Accept: "application/geo+json, application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(draw)
    .catch(() => holder.remove());
}
