#!/usr/bin/env node
// The build lays this file beside what it starts. Old syntax on purpose: any Node can read it far enough to say which one is needed.
'use strict';
var path = require('path');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  require('../launch/load-code.cjs').loadCode(path.join(__dirname, 'platform-step.cjs'));
} else {
  process.stderr.write('platform-step needs Node 24 or newer; this is Node ' + process.versions.node + '. Use an agent image that has it.\n');
  process.exit(4);
}
