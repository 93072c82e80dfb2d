// The map to point at: the kelurahan by name, and their outlines where there is a network. Fetched only when somebody asks for it.
function leaflet({ leaflet: script, leafletStyle: style }) {
  if (window.L) return Promise.resolve(window.L);
  return new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    const code = Object.assign(document.createElement("script"), { src: script, onerror: reject });
    code.onload = () => resolve(window.L);
    document.head.append(sheet, code);
  });
}

async function outlines(map, L, address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
    if (!answer.ok) return;
    const style = () => ({ className: "pin-area", fillOpacity: 0.2 });
    L.geoJSON(await answer.json(), { interactive: false, style, pointToLayer: () => L.layerGroup() }).addTo(map);
  } catch {
    // Without a network the names alone have to do.
  }
}

export async function open(frame, select, settings, point) {
  if (frame.map) return frame.map;
  const L = await leaflet(settings);
  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.25 });
  const places = [...select.options].filter((option) => option.dataset.lat);
  const at = (option) => [Number(option.dataset.lat), Number(option.dataset.lng)];
  for (const option of places) {
    L.circleMarker(at(option), { radius: 3, interactive: false, className: "pin-name" })
      .bindTooltip(option.textContent, { permanent: true, direction: "top", className: "pin-word" })
      .addTo(map);
  }
  const chosen = select.selectedOptions[0];
  if (chosen?.dataset.lat) map.setView(at(chosen), 15);
  else map.fitBounds(places.map(at), { padding: [12, 12] });
  let mark = null;
  const pin = (lat, lng) => {
    mark ??= L.circleMarker([lat, lng], { radius: 10, className: "pin-here" }).addTo(map);
    mark.setLatLng([lat, lng]);
  };
  map.on("click", ({ latlng }) => {
    pin(latlng.lat, latlng.lng);
    point(latlng.lat, latlng.lng);
  });
  outlines(map, L, settings.regions);
  frame.map = pin;
  return pin;
}
