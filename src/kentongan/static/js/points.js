// A small map without tiles: the regions of data-src as plain shapes, and a mark for each [lat, lng] of data-points.
// The places are told in words beside each photo too; without this script the map is simply not there.
const L = window.L;
const holder = document.querySelector("[data-points]");

function draw(collection) {
  const map = L.map(holder, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  L.geoJSON(collection, {
    interactive: false,
    style: () => ({ className: "map-cell", fillOpacity: 0 }),
    pointToLayer: (_, place) => L.circleMarker(place, { radius: 3 }),
  }).addTo(map);
  const points = JSON.parse(holder.dataset.points);
  for (const point of points) L.circleMarker(point, { radius: 9, className: "map-point" }).addTo(map);
  map.fitBounds(L.latLngBounds(points).pad(0.2), { maxZoom: 14 });
}

if (holder) {
  fetch(holder.dataset.src, { credentials: "same-origin", headers: { Accept: "application/geo+json, application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(draw)
    .catch(() => holder.remove());
}
