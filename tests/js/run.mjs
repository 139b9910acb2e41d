/**
 * Calls functions of a browser module in Node: reads {module, calls: [{name, args}]} as JSON, prints the results as JSON.
 * A call's argument {"$": i} stands for the result of call i; of a result that is a function, three calls are printed.
 */
import { readFileSync } from "node:fs";

/** @type {{module: string, calls: {name: string, args: unknown[]}[]}} */
const { module, calls } = JSON.parse(readFileSync(0, "utf8"));
const loaded = await import(`../../generator/browser/${module}`);
/** @type {unknown[]} */
const results = [];
for (const { name, args } of calls) {
  const filled = args.map((arg) =>
    typeof arg === "object" && arg !== null && "$" in arg ? results[Number(arg.$)] : arg,
  );
  results.push(loaded[name](...filled) ?? null);
}
const shown = results.map((result) => (typeof result === "function" ? [result(), result(), result()] : result));
process.stdout.write(JSON.stringify(shown));
