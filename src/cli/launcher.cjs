#!/usr/bin/env node
// Old syntax on purpose: any Node can read it far enough to say which one is needed.
'use strict';
var path = require('path');
var major = Number(process.versions.node.split('.')[0]);
var entry = path.join(__dirname, '../../dist/cli/entry.cjs');

function findNode() {
  // The npm package `node` puts a Node of its own into node_modules/.bin of this package or of the one around it.
  var fs = require('fs');
  var folder = __dirname;
  for (;;) {
    var candidate = path.join(folder, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
    if (fs.existsSync(candidate)) return candidate;
    if (path.dirname(folder) === folder) return undefined;
    folder = path.dirname(folder);
  }
}

if (major >= 24) {
  require('../../dist/launch/load-code.cjs').loadCode(entry);
} else {
  var node = process.env.PLATFORM_LAUNCHED ? undefined : findNode();
  if (node === undefined) {
    process.stderr.write('platform needs Node 24 or newer; this is Node ' + process.versions.node + '. Get it with: npm install --save-dev --save-exact node@24 (or nvm install 24)\n');
    process.exit(4);
  }
  var child = require('child_process').spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: 'inherit', env: Object.assign({}, process.env, { PLATFORM_LAUNCHED: '1' }) });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on('exit', function (code, signal) {
    process.exit(signal ? 128 + (require('os').constants.signals[signal] || 0) : code);
  });
}
