// Installs the packages when they are missing or stale, then runs a command with the Node 24 that they bring.
// Old syntax on purpose: it runs on whatever Node the machine has. Usage: node with-packages.cjs <command> [argument …]
'use strict';
var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '../..');
var bin = path.join(root, 'node_modules/.bin');
var mark = path.join(root, 'node_modules/.installed-lock');
var lock = crypto.createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');

function installed() {
  try {
    return fs.readFileSync(mark, 'utf8') === lock && fs.existsSync(path.join(bin, 'node'));
  } catch (error) {
    return false;
  }
}

if (!installed()) {
  process.stdout.write('Installing packages (once; about half a minute) …\n');
  var npm = process.env.npm_execpath;
  var install = npm
    ? childProcess.spawnSync(process.execPath, [npm, 'ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
    : childProcess.spawnSync('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (install.status !== 0) {
    process.stderr.write('npm ci failed; its message stands above.\n');
    process.exit(install.status || 1);
  }
  fs.writeFileSync(mark, lock);
}

var environment = Object.assign({}, process.env, { PATH: bin + path.delimiter + process.env.PATH });
var child = childProcess.spawn(process.argv[2], process.argv.slice(3), { cwd: root, stdio: 'inherit', env: environment });
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
  process.on(signal, function () {
    child.kill(signal);
  });
});
child.on('error', function (error) {
  process.stderr.write(process.argv[2] + ': ' + error.message + '\n');
  process.exit(127);
});
child.on('exit', function (code, signal) {
  process.exit(signal ? 128 + (require('os').constants.signals[signal] || 0) : code);
});
