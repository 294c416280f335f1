// Loads the built program with the machine code that the build recorded beside it.
'use strict';
const { readFileSync } = require('fs');
const { createRequire, enableCompileCache } = require('module');
const { join } = require('path');
const { Script } = require('vm');

/**
 * What V8 made of each file of the build, by the Node that can read it: the bytecode of every
 * function that a usual run needs. Compiling those anew would cost more than all the work of such a
 * run. V8 checks by itself that the data fits its version and the text.
 */
const codeSuffix = `.${process.version}-${process.arch}.code`;

/**
 * Loads a file of the build and those that it requires. With another Node than the one that built
 * the package, Node's own cache of compiled code, which fills at the first run, takes the place of
 * the recorded data.
 *
 * @param {string} entry absolute path of a CommonJS file
 * @param {(file: string, script: Script) => void} [onLoad] is told of every file of the build that was loaded
 */
exports.loadCode = function loadCode(entry, onLoad) {
  if (onLoad === undefined && readCode(entry) === undefined) {
    enableCompileCache();
    require(entry);
    return;
  }
  const folder = join(entry, '..');
  let requireOther;
  const others = () => (requireOther ??= createRequire(entry));
  const modules = new Map();
  const requireFile = (name) => {
    if (!name.startsWith('./')) return process.getBuiltinModule(name) ?? others()(name);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const file = join(folder, name);
    // The build writes ASCII only, which needs no decoding.
    const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
    const script = new Script(text, { filename: file, cachedData: readCode(file) });
    script.runInThisContext()(module.exports, requireFile, module, file, folder);
    if (onLoad !== undefined) onLoad(file, script);
    return module.exports;
  };
  requireFile.resolve = (name) => others().resolve(name);
  requireFile(`./${entry.slice(folder.length + 1)}`);
};

exports.codeSuffix = codeSuffix;

function readCode(file) {
  try {
    return readFileSync(file + codeSuffix);
  } catch {
    return undefined;
  }
}
