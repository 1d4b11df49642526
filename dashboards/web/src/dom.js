// Elements are made here and nowhere else: children are nodes or text, never markup, so a subject like
// `<img onerror=…>` can only ever be read.

/**
 * @param {string} tag
 * @param {Record<string, any> | null} props  `on…` listeners, `class`, `dataset`, anything else an attribute; false and null leave it out
 * @param {...any} children  nodes, text, arrays of them; null and false are skipped
 */
export function h(tag, props = null, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "value") node.value = value;
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

/** Append children as `h` takes them. */
export function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** Replace all that a node holds. */
export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

/** The element with an id; a page that lacks it is a mistake of ours. */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no #${id}`);
  return node;
}

/** Call `fn` once things have been quiet for `ms`. */
export function debounce(fn, ms) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), ms);
  };
}

/** Wait until what was changed so far is on the screen. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
