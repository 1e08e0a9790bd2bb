/* The small data file of each region that is asked for. */

/**
 * Return the function that fetches a file of the comparison by its name.
 *
 * Each file is fetched once. A file that could not be had is asked for again the next time.
 */
export function openData(root) {
  const files = new Map();
  return (name) => {
    if (!files.has(name)) {
      const file = fetchFile(new URL(`data/bandingkan/${name}.json`, root));
      files.set(name, file);
      file.catch(() => files.delete(name));
    }
    return files.get(name);
  };
}

async function fetchFile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address.pathname);
  return response.json();
}
