/* The page of the git host on which a new file begins, from the address for editing files. */

/* Hosts refuse longer addresses. */
const LONGEST = 7500;
/* Where the address of an edit differs from that of a new file: at GitLab, Gitea and GitHub. */
const HOSTS = [
  { edit: "/-/edit/", fresh: "/-/new/", name: "file_name" },
  { edit: "/_edit/", fresh: "/_new/", name: "filename", value: "value" },
  { edit: "/edit/", fresh: "/new/", name: "filename", value: "value" },
];

/**
 * Return the address of the host's page for a new file, and whether it fills in the text.
 *
 * `edit` is the address below which a file is edited. The path stands in the name of the file, for
 * its folder may be new as well. Without an address of a known form, null.
 */
export function newFileAddress(edit, path, text) {
  const host = HOSTS.find((one) => edit.includes(one.edit));
  if (!host) return null;
  const place = edit.replace(host.edit, host.fresh);
  const bare = `${place}?${new URLSearchParams([[host.name, path]])}`;
  const full = `${bare}&${new URLSearchParams([[host.value, text]])}`;
  const isFilled = Boolean(host.value) && full.length <= LONGEST;
  return { href: isFilled ? full : bare, isFilled };
}
