/** Marks the cases that come in as JSON and prints the marks: the marking vectors of every question kind, in Node. */
import { readFileSync } from "node:fs";
import "../../generator/browser/interactions/free.mjs";
import "../../generator/browser/interactions/matching.mjs";
import "../../generator/browser/interactions/number.mjs";
import "../../generator/browser/interactions/ordering.mjs";
import "../../generator/browser/interactions/text.mjs";
import { mark } from "../../generator/browser/marking.mjs";

/** @type {{interactions: import("../../generator/browser/marking.mjs").Interaction[], response: string[]}[]} */
const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(({ interactions, response }) => mark(interactions, response))));
