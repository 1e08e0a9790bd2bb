/* Built from generator/scripts/admin.js by make scripts. */
import m from"./sveltia/index.js";import{openFormat as p}from"./admin_files.js";
