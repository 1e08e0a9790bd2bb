/* The search page: what a query names, the line that answers it, and the pages of the index. */

import { find } from "./answers/answer.js";
import { start } from "./answers/page.js";
import { lettersOf, rootsOf } from "./search/letters.js";
import { isEnglish } from "./shared/edition.js";

export { find, isEnglish, lettersOf, rootsOf };

const page = globalThis.document?.querySelector?.(".mp-search");
if (page) start(page);
