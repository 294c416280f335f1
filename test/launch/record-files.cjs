// Preloaded into a built program: writes which files of the build it loaded, one a line.
'use strict';
const { appendFileSync } = require('fs');
const vm = require('vm');

const { Script } = vm;
vm.Script = class extends Script {
  constructor(text, options) {
    super(text, options);
    if (options?.filename?.endsWith('.cjs'))
      appendFileSync(process.env.RECORD_FILES, `${options.filename}\n`);
  }
};
