// What every page knows before any fact is read: the build, and the names that facts point to.

/** Dictionaries of data/meta.js with the ways back from a code to its place. */
export function metaOf(raw) {
  if (!raw) throw new Error("data/meta.js cannot be read");
  const named = new Map(raw.countries.map((country) => [country.code, country.name]));
  const ofPosts = new Set(raw.posts.map((post) => post.country));
  // Descriptions read "Political Affairs--Human Rights": the part behind the dashes is the name.
  const tags = raw.tags.map((tag) => ({ ...tag, name: tag.description?.split("--").at(-1) ?? "" }));
  return {
    ...raw,
    tags,
    tagNo: new Map(raw.tags.map((tag, no) => [tag.code, no])),
    postNo: new Map(raw.posts.map((post, no) => [post.code, no])),
    postCountries: raw.countries.filter((country) => ofPosts.has(country.code)),
    countryName: named,
  };
}
