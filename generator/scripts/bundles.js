/* The index as Pagefind makes it, in one bundle or several that are joined here, and their results by date.
   Knows neither what is asked for nor how much it weighs. */

const BUNDLE = new URL("../../pagefind/", import.meta.url);

/* Loads the index. Its list of bundles is asked for anew, and names the version: a browser may keep all the rest. */
export const join = async (options) => {
  const listed = fetch(new URL("bundles.json", BUNDLE), { cache: "no-cache" });
  const { createInstance } = await import(new URL("pagefind.js", BUNDLE).href);
  const answer = await listed;
  const { bundles = [], terms = [], version } = answer.ok ? await answer.json() : {};
  const own = { ...options, ...(version && { metaCacheTag: version }) };
  const made = createInstance({ ...own, basePath: BUNDLE.href, noWorker: true }); // a worker loads 40 kB more
  await Promise.all(
    bundles.map(({ path }) => made.mergeIndex(new URL(path, BUNDLE).pathname, own)),
  );
  return {
    ...(bundles.length ? strict(made) : made),
    paths: ["", ...bundles.map(({ path }) => path)],
    terms,
  };
};

/* Each bundle answers for itself, and never comes back empty-handed: where it lacks a word, it leaves it out or takes
   one that begins like it. That says nothing where another has the word itself; such pages are let go. */
const strict = (made) => {
  const having = new Map();
  const bundlesWith = (word) => {
    const found = () =>
      made.search(`"${word}"`).then(({ results }) => new Set(results.map(bundleOf)));
    if (!having.has(word)) having.set(word, found());
    return having.get(word);
  };
  const search = async (query, options) => {
    const found = await made.search(query, options);
    if (query.includes('"')) return found;
    const bundles = (await Promise.all(query.split(/\s+/).map(bundlesWith))).filter(
      ({ size }) => size,
    );
    return {
      ...found,
      results: found.results.filter((page) => bundles.every((set) => set.has(bundleOf(page)))),
    };
  };
  return { ...made, search };
};

/* Pagefind takes a part of the index that did not arrive for one that has nothing: throws if that is so. */
export const reach = async () => {
  const answer = await fetch(new URL("pagefind-entry.json", BUNDLE), { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.status);
};

/* The results by date, the newest first, those without one last. The dates of each bundle are in a list of its own,
   which is loaded now; Pagefind's own way adds a tenth to each first query, and takes each bundle by itself. */
export const newestFirst = async (made, results) => {
  const dates = Object.assign({}, ...(await Promise.all(made.paths.map(datesOf))));
  const day = ({ id }) => dates[id] ?? "";
  return [...results].sort((one, other) =>
    day(one) === day(other) ? 0 : day(one) < day(other) ? 1 : -1,
  );
};
const datesOf = async (path) => {
  const answer = await fetch(new URL(`${path}dates.json`, BUNDLE), { cache: "no-cache" });
  return answer.ok ? answer.json() : Promise.reject(new Error(answer.status));
};
/* Pages of a joined bundle are called by its name and a number, those of the first one by a digest. */
const bundleOf = ({ id }) => id.slice(0, Math.max(0, id.indexOf(".")));
