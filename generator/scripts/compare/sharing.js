/* The page's address for others, with the regions shown; the code for paper was made without. */

/** Return the function that puts a query behind the addresses that the page shows. */
export function openSharing() {
  const share = document.querySelector(".mp-share a");
  const printed = document.querySelector(".mp-print__address");
  const code = document.querySelector(".mp-print__code");
  const plain = { href: share?.href, address: printed?.textContent };
  return (query) => {
    if (share) share.href = plain.href + encodeURIComponent(query);
    if (printed) printed.textContent = plain.address + query;
    if (code) code.hidden = query !== "";
  };
}
