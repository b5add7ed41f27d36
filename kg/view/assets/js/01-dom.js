// Elements are made here and nowhere else. Text goes in as text: nothing in the data is ever read as HTML.

const byId = (id) => document.getElementById(id);

/** el("button", { class: "quiet", onclick: f, "aria-label": "…" }, "text", otherElement) */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const fill = (element, ...children) => element.replaceChildren(...children.flat(3).filter((child) => child));

/** A link to a source; only web addresses become links, whatever the data says. */
function link(address, ...children) {
  if (!/^https?:\/\//i.test(address || "")) return el("span", {}, ...children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** A small drawing of the page's own (icons, shapes), never of the data. */
function svg(size, ...paths) {
  const space = "http://www.w3.org/2000/svg";
  const root = document.createElementNS(space, "svg");
  root.setAttribute("viewBox", `0 0 ${size} ${size}`);
  root.setAttribute("aria-hidden", "true");
  for (const attributes of paths) {
    const path = document.createElementNS(space, "path");
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    root.append(path);
  }
  return root;
}
