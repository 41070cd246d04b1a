// SPDX-License-Identifier: EUPL-1.2
// Chooses from what the page holds: which map, which part of the questions and teams. It works out no figure;
// every one stands in a table or in the data. What is chosen stands in the address and comes back with it.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("gegevens").textContent);
  const form = document.getElementById("keuze");
  if (!form) return;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const said = form.querySelector("[role=status]");
  const maps = all(".map");
  const dialog = document.getElementById("waarom");
  let why = "";
  let before = { kind: "", teams: "|" };  // what the tables below the maps show

  const others = document.getElementById("andere");
  if (others) {
    document.getElementById("kaarten").append(...all(".map", others));
    others.remove();
  }
  const bodies = new Map(maps.map((map) => [map, map.querySelector("tbody").cloneNode(true)]));
  form.hidden = false;

  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const first = (select) => select.options[0].value;

  function fill(cell, [text, band, words, missed]) {
    const link = cell.querySelector("a");
    cell.className = "b-" + band;
    const made = [["b", text], ...words.map((word) => ["span", word]), ...(missed ? [["em", missed]] : [])];
    const parts = made.map(([tag, told]) => Object.assign(document.createElement(tag), { textContent: told }));
    if (link && band !== "none") {
      link.replaceChildren(...parts);
      cell.replaceChildren(link);
    } else {
      cell.replaceChildren(...parts);
    }
  }

  function part(map, choice) {
    const body = bodies.get(map).cloneNode(true);
    map.querySelector("tbody").replaceWith(body);
    if (choice === "||") return;
    const numbers = (data.maps[map.dataset.side + "." + map.dataset.list] || {})[choice];
    all("tr", body).forEach((row, n) => {
      const [teams, ...cells] = numbers && numbers[n] !== undefined ? data.rows[numbers[n]] : [""];
      row.querySelector("small").textContent = teams || form.dataset.none;
      all(".also", row).forEach((also) => also.remove());
      all("td", row).forEach((cell, m) => fill(cell, cells.length ? data.cells[cells[m]] : ["–", "none", [], ""]));
    });
  }

  function columns(table) {
    const heads = all("thead th", table);
    const fits = (head) => ["vorm", "positie"].every((k) => !value(k) || !head.dataset[k] || head.dataset[k] === value(k));
    const shown = heads.map(fits);
    all("tr", table).forEach((row) => {
      [...row.children].forEach((cell, n) => { if (cell.scope !== "rowgroup") cell.hidden = !shown[n]; });
    });
    return shown.slice(1).some(Boolean);
  }

  function show() {
    const list = value("lijst") || "0";
    const round = value("ronde") || form.dataset.round;
    const norm = value("norm") || "own";
    const side = String(data.sides[round + " " + norm]);
    // of an earlier round nothing is known over a part
    const here = round === form.dataset.round;
    const parts = ["vragen", "vorm", "positie"].map((name) => form.elements[name]).filter(Boolean);
    parts.forEach((select) => {
      if (!here) select.value = "";
      select.disabled = !here;
    });
    const kind = value("vragen");
    const choice = [kind, value("vorm"), value("positie")].join("|");
    maps.forEach((map) => {
      map.hidden = map.dataset.list !== list || map.dataset.side !== side;
      if (!map.hidden) part(map, choice);
      // what is said over all of it, is not said over a part
      all(".over", map).forEach((told) => { told.hidden = choice !== "||"; });
    });
    if (kind !== before.kind) all("[data-kinds]").forEach((row) => { row.hidden = Boolean(kind) && !row.dataset.kinds.split(" ").includes(kind); });
    const empty = (place) => all("[data-kinds]", place).every((row) => row.hidden);
    all(".theme").forEach((theme) => { theme.hidden = theme.dataset.list !== list || empty(theme); });
    if (kind !== before.kind) all(".why tbody").forEach((body) => { body.hidden = empty(body); });
    const teams = value("vorm") + "|" + value("positie");
    if (teams !== before.teams) all(".town").forEach((town) => {
      town.hidden = !all(".why", town).map(columns).some(Boolean);
    });
    before = { kind, teams };
    // two choices over teams can say the same: both of them all teams
    const chosen = [...new Set(all("select", form).map((s) => s.options[s.selectedIndex].text))];
    const same = norm !== "own" && side === String(data.sides[round + " own"]) ? " " + said.dataset.same : "";
    const less = !here && parts.length ? " " + said.dataset.else : "";
    const below = value("vorm") || value("positie") ? " " + said.dataset.all : "";
    const told = said.dataset.shown + ": " + chosen.join(" · ") + "." + same + less + below;
    if (said.textContent !== told) said.textContent = told;
  }

  function address() {
    const state = all("select", form).filter((s) => s.value !== first(s)).map((s) => [s.name, s.value]);
    if (why) state.push(["waarom", why]);
    const text = new URLSearchParams(state).toString();
    history.replaceState(null, "", text ? "#!" + text : location.pathname + location.search);
  }

  function restore() {
    if (!location.hash.startsWith("#!")) return;
    const state = new URLSearchParams(location.hash.slice(2));
    all("select", form).forEach((s) => {
      const wanted = state.get(s.name);
      s.value = [...s.options].some((o) => o.value === wanted) ? wanted : first(s);
    });
    show();
    if (state.get("waarom")) open(state.get("waarom"));
    else if (dialog && dialog.open) dialog.close();
  }

  function open(place) {
    const target = document.getElementById(place);
    const table = target && target.closest(".why");
    if (!dialog || !table) return;
    const copy = table.cloneNode(true);
    if (target !== table) all("tbody", copy).forEach((body) => { if (body.id !== place) body.remove(); });
    [copy, ...all("[id]", copy)].forEach((one) => one.removeAttribute("id"));
    document.getElementById("waarom-wie").textContent = table.closest("details").querySelector("h3").textContent;
    dialog.lastElementChild.replaceChildren(copy);
    why = place;
    if (!dialog.open) dialog.showModal();
  }

  form.addEventListener("change", () => { show(); address(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); address(); }));
  document.getElementById("kaarten").addEventListener("click", (event) => {
    const link = event.target.closest("td a");
    if (!link || !dialog) return;
    event.preventDefault();
    open(link.hash.slice(1));
    address();
    dialog.addEventListener("close", () => link.isConnected && link.focus(), { once: true });
  });
  if (dialog) dialog.addEventListener("close", () => { why = ""; address(); });
  window.addEventListener("hashchange", restore);
  show();
  restore();
})();
