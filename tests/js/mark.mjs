/** Marks the cases that come in as JSON and prints the marks: the marking vectors of every question kind, in Node. */
import { readFileSync } from "node:fs";
import { mark } from "../../generator/browser/marking.mjs";

/** @type {{interaction: import("../../generator/browser/marking.mjs").Interaction, response: string[]}[]} */
const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(({ interaction, response }) => mark(interaction, response))));
