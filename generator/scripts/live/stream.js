/* The line to the server of `masterplan serve`, which says what an open page should show. */

/** Return the address of the line for a page, beside the address of this script. */
export function eventsOf(script, page) {
  const address = new URL("events", script);
  address.searchParams.set("page", page);
  return address;
}

/** Hold the line while the page is seen; `react` is told each state of the page. */
export function follow(address, react) {
  let stream = null;
  const listen = () => {
    stream = new EventSource(address);
    stream.onmessage = (event) => react(JSON.parse(event.data), stream);
  };
  // A browser keeps few lines open to one server: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    stream.close();
    if (!document.hidden) listen();
  });
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
}
