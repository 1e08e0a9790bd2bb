/* A report of a mistake that names the record and the source beside the page. */

/**
 * Return the link to a message, with a record and a source filled in behind the page's address.
 *
 * The first line of the message is the address; `anchor` is that of the record, without a hash.
 */
export function reportOf(href, anchor, source) {
  const record = anchor ? `%23${encodeURIComponent(anchor)}` : "";
  return href.replace("%0A", () => `${record}%0A${encodeURIComponent(source)}%0A`);
}
