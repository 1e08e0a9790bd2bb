/* Long work in short pieces: between two of them a slow phone draws, and answers a finger. */

/** Return a promise that is kept after whatever else waits to be done. */
export function breath() {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
