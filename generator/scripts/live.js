/* Keeps an open page as the files are: loads the page again when its bytes have changed, and shows
   a panel while something stands against that. Comes from the server of `masterplan serve` alone;
   no published page has it. */

import { panelOf } from "./live/panel.js";
import { eventsOf, follow } from "./live/stream.js";

const { src, dataset } = document.currentScript;
let panel = null;

function show({ lead, findings }) {
  panel?.remove();
  panel = lead ? panelOf(lead, findings) : null;
  if (panel) document.body.prepend(panel);
}

follow(eventsOf(src, dataset.page), (state, stream) => {
  if (state.version === dataset.version) {
    show(state);
    return;
  }
  stream.close();
  location.reload();
});
