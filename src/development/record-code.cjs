// Runs a file of the build and writes beside it, and beside all that it loads, the code that V8 made of it.
// Usage: node record-code.cjs <file> [argument …]; the process behaves like the program itself.
'use strict';
const { writeFileSync } = require('fs');
const { codeSuffix, loadCode } = require('../../dist/launch/load-code.cjs');

const [entry] = process.argv.splice(2, 1);
process.argv[1] = entry;
const scripts = [];
process.on('exit', () => {
  for (const [file, script] of scripts)
    writeFileSync(file + codeSuffix, script.createCachedData());
});
loadCode(entry, (file, script) => scripts.push([file, script]));
