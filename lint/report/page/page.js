(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);

  // The filter of the findings.
  const form = by("filter");
  let show = () => {};
  if (form) {
    const items = all("#list > .finding").map((element) => ({ element, text: element.textContent.toLowerCase() }));
    const source = by("source");
    const apply = () => {
      const words = by("query").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
      const severities = new Set(all("input[name=severity]:checked", form).map((box) => box.value));
      let shown = 0;
      for (const { element, text } of items) {
        const data = element.dataset;
        const fits = severities.has(data.severity)
          && (by("category").value === "" || by("category").value === data.category)
          && (!source || source.value === "" || data.sources.split(" ").includes(source.value))
          && words.every((word) => text.includes(word));
        element.hidden = !fits;
        shown += fits;
      }
      by("count").textContent = shown + " of " + items.length + (items.length === 1 ? " finding" : " findings");
    };
    show = () => { form.reset(); apply(); };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    const set = (open) => () => { for (const { element } of items) if (!element.hidden) element.querySelector("details").open = open; };
    by("open").addEventListener("click", set(true));
    by("close").addEventListener("click", set(false));
    form.hidden = false;
    apply();
  }

  // A link opens what it leads to.
  const follow = () => {
    const target = location.hash.length > 1 && by(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) show();
    const inner = target.classList.contains("finding") ? target.querySelector("details") : target;
    for (let element = inner; element; element = element.parentElement) {
      if (element.tagName === "DETAILS") element.open = true;
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", follow);
  follow();

  // What is printed is all that there is.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open]):not(.table)");
    for (const element of closed) element.open = true;
  });
  window.addEventListener("afterprint", () => { for (const element of closed) element.open = false; });

  // Maps are moved by dragging and by the arrow keys, and zoomed by buttons and keys.
  for (const box of all(".mapbox")) {
    const svg = box.querySelector("svg");
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    let view;
    const draw = () => svg.setAttribute("viewBox", view.join(" "));
    // All of it, but neither larger than life nor smaller than can be read.
    const fit = () => {
      const room = Math.max(box.clientWidth, 1);
      const scale = Math.min(1, Math.max(room / width, 0.6));
      const tall = Math.min(Math.max(height * scale, 60), 576);
      box.style.height = tall + 2 + "px";
      view = [Math.min((width - room / scale) / 2, 0), Math.min((height - tall / scale) / 2, 0), room / scale, tall / scale];
      draw();
    };
    const zoom = (factor) => {
      const wide = Math.min(Math.max(view[2] * factor, 120), Math.max(width, view[2]) * 4);
      const tall = view[3] * wide / view[2];
      view = [view[0] + (view[2] - wide) / 2, view[1] + (view[3] - tall) / 2, wide, tall];
      draw();
    };
    const move = (x, y) => { view[0] += x * view[2]; view[1] += y * view[3]; draw(); };
    let room = 0;
    new ResizeObserver(() => {
      if (box.clientWidth > 0 && box.clientWidth !== room) { room = box.clientWidth; fit(); }
    }).observe(box);
    box.classList.add("live");
    fit();
    const bar = document.createElement("div");
    bar.className = "zoom";
    for (const [text, label, act] of [["+", "Zoom in", () => zoom(0.75)], ["\u2212", "Zoom out", () => zoom(1.33)], ["\u25a1", "Show all of it", fit]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      bar.append(button);
    }
    box.before(bar);
    const keys = {
      ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
      "+": () => zoom(0.75), "-": () => zoom(1.33), "0": fit,
    };
    box.addEventListener("keydown", (event) => {
      if (event.target === box && keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        keys[event.key]();
        event.preventDefault();
      }
    });
    let from = null;
    svg.addEventListener("pointerdown", (event) => { from = event; svg.setPointerCapture(event.pointerId); });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const scale = view[2] / svg.clientWidth;
      view[0] -= (event.clientX - from.clientX) * scale;
      view[1] -= (event.clientY - from.clientY) * scale;
      from = event;
      draw();
    });
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => { from = null; });
  }
})();
