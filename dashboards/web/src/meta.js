// What every page knows before any fact is read: the build, and the names that facts point to.

/** Dictionaries of data/meta.js with the ways back from a code to its place. */
export function metaOf(raw) {
  if (!raw) throw new Error("data/meta.js cannot be read");
  const countries = new Map();
  for (const post of raw.posts) if (post.country) countries.set(post.country, post.countryName);
  // Descriptions read "Political Affairs--Human Rights": the part behind the dashes is the name.
  const tags = raw.tags.map((tag) => ({ ...tag, name: tag.description?.split("--").at(-1) ?? "" }));
  return {
    ...raw,
    tags,
    tagNo: new Map(raw.tags.map((tag, no) => [tag.code, no])),
    postNo: new Map(raw.posts.map((post, no) => [post.code, no])),
    countries: [...countries].map(([code, name]) => ({ code, name })).sort((a, b) => a.name.localeCompare(b.name)),
    countryName: countries,
  };
}
