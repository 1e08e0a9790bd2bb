import CMS from "./sveltia/index.js";
import { openFormat } from "./admin_files.js";
CMS;
openFormat;
