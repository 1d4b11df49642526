// All that a reader chose stands in the query part of the address, so that every view can be linked, cited and gone back to.
export const FILTERS = ["tag", "post", "country", "class", "from", "to"];

export function createState() {
  let params = new URLSearchParams(location.search);
  const listeners = new Set();
  const tell = () => listeners.forEach((listener) => listener());

  function write(next, replace) {
    if (next.toString() === params.toString()) return;
    params = next;
    const query = params.toString();
    const address = location.pathname + (query ? `?${query}` : "");
    history[replace ? "replaceState" : "pushState"](null, "", address);
    tell();
  }

  addEventListener("popstate", () => {
    params = new URLSearchParams(location.search);
    tell();
  });

  return {
    /** All values of a key, in order. */
    all: (key) => params.getAll(key),
    /** One value, or `otherwise`. */
    one: (key, otherwise = "") => params.get(key) ?? otherwise,
    has: (key, value) => params.getAll(key).includes(value),
    /** Set keys to a value, a list, or null to remove them; one step of history. */
    set(changes, { replace = false } = {}) {
      const next = new URLSearchParams(params);
      for (const [key, value] of Object.entries(changes)) {
        next.delete(key);
        for (const each of Array.isArray(value) ? value : [value]) if (each !== null && each !== "") next.append(key, each);
      }
      write(next, replace);
    },
    toggle(key, value) {
      const values = params.getAll(key);
      this.set({ [key]: values.includes(value) ? values.filter((each) => each !== value) : [...values, value] });
    },
    clear(keys = FILTERS) {
      this.set(Object.fromEntries(keys.map((key) => [key, null])));
    },
    /** The filters as a query, for links to other pages; `more` is added to it. */
    link(page, more = {}, keep = FILTERS) {
      const next = new URLSearchParams();
      for (const key of keep) if (!(key in more)) for (const value of params.getAll(key)) next.append(key, value);
      for (const [key, value] of Object.entries(more)) for (const each of [value].flat()) if (each !== null) next.append(key, each);
      const query = next.toString();
      return page + (query ? `?${query}` : "");
    },
    onChange(listener) {
      listeners.add(listener);
    },
  };
}
