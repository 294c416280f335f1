// Generated from src/contracts by `npm run generate`. Do not edit.
// src/dsl/call-site.ts
var ownModule = /^jenkins-pipeline-sdk[/:]/;
function captureCallSite() {
  const stack = new Error().stack ?? "";
  for (const frame of stack.split("\n")) {
    const place = /\(?([^()\s]+:\d+:\d+)\)?\s*$/.exec(frame)?.[1];
    if (place !== void 0 && !ownModule.test(place)) return place;
  }
  return "";
}

// src/dsl/declare.ts
var declarations = [];
function declared() {
  return declarations;
}
function noteDeclaration(kind, name, specification) {
  declarations.push({
    kind,
    name,
    at: captureCallSite(),
    specification: { ...specification }
  });
}
var Handle = class {
  kind;
  name;
  constructor(kind, name) {
    this.kind = kind;
    this.name = name;
  }
  toJSON() {
    return { [`$${this.kind}`]: this.name };
  }
};

// src/dsl/chart.ts
function chart(name, options) {
  noteDeclaration("chart", name, options);
  return new Handle("chart", name);
}

// src/dsl/mistake.ts
var mistakes = [];
function noteMistake(code, at, parameters = {}) {
  mistakes.push({ code, at, parameters });
}
function notedMistakes() {
  return mistakes;
}

// src/dsl/values.ts
var ValueReference = class {
  reference;
  constructor(reference) {
    this.reference = reference;
  }
  toJSON() {
    return this.reference;
  }
  [Symbol.toPrimitive]() {
    noteMistake("value-in-plain-text", captureCallSite(), {
      reference: JSON.stringify(this.reference)
    });
    return "";
  }
};
function createValue(reference) {
  return new ValueReference(reference);
}
function text(parts, ...values) {
  const pieces = [];
  parts.forEach((part, index) => {
    if (part !== "") pieces.push(part);
    if (index < values.length) pieces.push(toReference(values[index]));
  });
  return createValue({ $text: pieces });
}
function toReference(value2) {
  return value2 instanceof ValueReference ? value2.reference : value2;
}

// src/dsl/conditions.ts
function create(model) {
  return model;
}
function encodeCondition(given) {
  if (given instanceof ValueReference)
    return { kind: "equals", actual: given.reference, expected: true };
  return given === void 0 ? void 0 : JSON.parse(JSON.stringify(given));
}
var branch = (pattern) => create({ kind: "branch", pattern });
var tag = (pattern) => create({ kind: "tag", pattern });
var pullRequest = (options = {}) => create({
  kind: "pull-request",
  ...options.target === void 0 ? {} : { target: options.target }
});
var changed = (...paths) => create({ kind: "changed", paths });
var environmentVariable = (name, value2) => create({ kind: "environment-variable", name, value: value2 });
var equals = (actual, expected) => create({ kind: "equals", actual: toReference(actual), expected });
var all = (...conditions) => create({ kind: "all", conditions: conditions.map(encodeCondition) });
var any = (...conditions) => create({ kind: "any", conditions: conditions.map(encodeCondition) });
var not = (inner) => create({ kind: "not", condition: encodeCondition(inner) });

// src/dsl/choose.ts
function choose(when, chosen, otherwise) {
  return createValue({
    $choose: {
      when: encodeCondition(when),
      chosen: toReference(chosen),
      otherwise: toReference(otherwise)
    }
  });
}

// src/dsl/shell-scan.ts
function scanShell(script) {
  const open = ["word"];
  let wordStart = true;
  for (let index = 0; index < script.length; index += 1) {
    const character = script[index];
    const position2 = open.at(-1);
    const next = script[index + 1];
    if (position2 === "single-quotes") {
      if (character === "'") open.pop();
      continue;
    }
    if (position2 === "comment") {
      if (character === "\n") open.pop();
      wordStart = true;
      continue;
    }
    if (character === "\\") {
      index += 1;
      wordStart = false;
      continue;
    }
    if (character === "`") {
      if (position2 === "back-quotes") open.pop();
      else open.push("back-quotes");
    } else if (character === "$" && next === "(" && script[index + 2] === "(") {
      open.push("arithmetic");
      index += 2;
    } else if (character === "$" && next === "(") {
      open.push("word");
      index += 1;
      wordStart = true;
      continue;
    } else if (character === ")" && position2 === "arithmetic" && next === ")") {
      open.pop();
      index += 1;
    } else if (character === ")" && position2 === "word" && open.length > 1) {
      open.pop();
    } else if (character === '"') {
      if (position2 === "double-quotes") open.pop();
      else open.push("double-quotes");
    } else if (position2 === "word") {
      if (character === "'") open.push("single-quotes");
      else if (character === "(" && next === "(" && wordStart) open.push("arithmetic");
      else if (character === "#" && wordStart) open.push("comment");
      else if (character === "<" && next === "<") return "here-document";
    }
    wordStart = position2 === "word" && /[\s;&|(]/.test(character);
  }
  const position = open.at(-1);
  return open.includes("back-quotes") ? "back-quotes" : open.includes("arithmetic") ? "arithmetic" : position;
}

// src/dsl/command.ts
var CommandScript = class {
  kind = "command";
  script;
  values;
  constructor(script, values) {
    this.script = script;
    this.values = values;
  }
};
function command(parts, ...values) {
  const at = captureCallSite();
  const variables = {};
  let script = "";
  parts.raw.forEach((part, index) => {
    script += part;
    if (index >= values.length) return;
    const value2 = values[index];
    const name = `PLATFORM_VALUE_${index + 1}`;
    const position = scanShell(script);
    if (position !== "word" && position !== "double-quotes") {
      noteMistake("value-in-uninterpreted-text", at, { position, number: String(index + 1) });
    }
    script += position === "double-quotes" ? `\${${name}}` : `"\${${name}}"`;
    variables[name] = value2 instanceof ValueReference ? value2.reference : String(value2);
  });
  return new CommandScript(script, variables);
}

// src/dsl/context.ts
var known = (name) => createValue({ $context: name });
var context = {
  branch: known("branch"),
  buildNumber: known("buildNumber"),
  buildUrl: known("buildUrl"),
  cluster: known("cluster"),
  commit: known("commit"),
  environment: known("environment"),
  jobName: known("jobName"),
  namespace: known("namespace"),
  pullRequest: known("pullRequest"),
  pullRequestTarget: known("pullRequestTarget"),
  serviceUrl: known("serviceUrl"),
  shortCommit: known("shortCommit"),
  tag: known("tag")
};

// src/dsl/encode.ts
function encode(value2, at) {
  if (value2 instanceof ValueReference) return value2.reference;
  if (value2 instanceof Handle) return value2.toJSON();
  if (value2 instanceof CommandScript) return { script: value2.script, values: value2.values };
  if (Array.isArray(value2)) return value2.map((item) => encode(item, at));
  if (typeof value2 === "object" && value2 !== null) {
    const entries = Object.entries(value2).filter(([, item]) => item !== void 0);
    return Object.fromEntries(
      entries.map(([key, item]) => [key.startsWith("$") ? `$${key}` : key, encode(item, at)])
    );
  }
  if (typeof value2 === "function" || typeof value2 === "symbol" || typeof value2 === "bigint" || value2 === void 0) {
    noteMistake("not-data", at, { found: typeof value2 });
    return null;
  }
  if (typeof value2 === "number" && !Number.isFinite(value2)) {
    noteMistake("not-data", at, { found: String(value2) });
    return null;
  }
  return value2;
}

// src/dsl/step-options.ts
var stepOptionNames = [
  "id",
  "label",
  "directory",
  "env",
  "secrets",
  "when",
  "timeout",
  "retry",
  "onFailure",
  "makes",
  "needs",
  "save"
];

// src/dsl/record-step.ts
var optionNames = new Set(stepOptionNames);
var unlisted = /* @__PURE__ */ new Set();
function recordStep(contract, positional, given) {
  const at = captureCallSite();
  const input = {};
  const options = {};
  positional.forEach((name, index) => {
    if (given[index] !== void 0) input[name] = encode(given[index], at);
  });
  for (const [name, item] of Object.entries(
    given[positional.length] ?? {}
  )) {
    if (item === void 0) continue;
    if (optionNames.has(name)) options[name] = encodeOption(name, item, at);
    else input[name] = encode(item, at);
  }
  const step = { kind: "step", contract, at, input, options, groups: [] };
  unlisted.add(step);
  return step;
}
function encodeOption(name, item, at) {
  return name === "when" ? encodeCondition(item) : encode(item, at);
}
function flattenSteps(list, at) {
  if (isStep(list)) return flattenSteps([list], at);
  if (!Array.isArray(list)) {
    noteMistake("steps-not-a-list", at, { found: list === null ? "null" : typeof list });
    return [];
  }
  return list.flatMap((item) => {
    if (Array.isArray(item)) return flattenSteps(item, at);
    if (!isStep(item)) {
      noteMistake("not-a-step", at, { found: item === null ? "null" : typeof item });
      return [];
    }
    if (!unlisted.delete(item)) noteMistake("step-listed-twice", item.at, { step: item.contract });
    return [item];
  });
}
function isStep(item) {
  return typeof item === "object" && item !== null && item.kind === "step";
}
function groupSteps(list, group) {
  const steps = flattenSteps(list, captureCallSite());
  for (const step of steps) {
    step.groups.unshift(group);
    unlisted.add(step);
  }
  return steps;
}
function noteUnlistedSteps() {
  for (const step of unlisted) noteMistake("step-not-listed", step.at, { step: step.contract });
}

// src/dsl/step-table.generated.ts
var stepTable = {
  annotateDeployment: [],
  checkoutRepository: ["repository"],
  cleanWorkspace: [],
  ecrPush: ["image"],
  fail: ["message"],
  groovy: ["script", "reason"],
  helmDeploy: ["chart"],
  imageBuild: ["image"],
  imagePush: ["image"],
  keepFiles: ["include"],
  nameBuild: ["name"],
  outsideStep: ["step", "arguments"],
  pause: ["time"],
  printMessage: ["message"],
  publishReport: ["folder"],
  publishTestResults: ["include"],
  readTextFile: ["file"],
  run: ["command"],
  sendMessage: ["message"],
  smoke: [],
  startJob: ["job"],
  writeTextFile: ["file", "content"]
};

// src/dsl/steps.ts
function createSteps() {
  const steps = {
    when: (condition, list, otherwise) => {
      const when = encodeCondition(condition);
      const chosen = groupSteps(list, { when });
      return otherwise === void 0 ? chosen : [...chosen, ...groupSteps(otherwise, { when: { kind: "not", condition: when } })];
    },
    within: (directory, list) => groupSteps(list, { directory: String(directory) })
  };
  for (const [name, positional] of Object.entries(stepTable)) {
    steps[name] = (...given) => recordStep(name, positional, given);
  }
  return steps;
}

// src/dsl/record-stage.ts
function createStageBuilders(parameters) {
  const kind = (stageKind) => (name, ...rest) => recordStage(stageKind, name, rest);
  return {
    build: kind("build"),
    test: kind("test"),
    publish: kind("publish"),
    deploy: kind("deploy"),
    stage: kind("stage"),
    parallel: (name, ...rest) => recordGroup(name, rest, true),
    sequence: (name, ...rest) => recordGroup(name, rest, false),
    matrix: recordMatrix,
    parameters: Object.fromEntries(
      Object.keys(parameters).map((name) => [name, createValue({ $parameter: name })])
    )
  };
}
function recordStage(stageKind, name, rest) {
  const at = captureCallSite();
  const callback = rest.at(-1);
  const options = rest.length > 1 ? rest[0] : {};
  return {
    kind: "stage-node",
    stageKind,
    name,
    at,
    ...encodeOptions(options, at),
    steps: runCallback(callback, [createSteps()], at)
  };
}
function recordGroup(name, rest, parallel) {
  const at = captureCallSite();
  const options = rest.length > 1 ? rest[0] : {};
  return {
    kind: "stage-node",
    stageKind: "stage",
    name,
    at,
    parallel,
    ...encodeOptions(options, at),
    stages: takeStages(rest.at(-1), at)
  };
}
function recordMatrix(name, given, callback) {
  const at = captureCallSite();
  const { axes = {}, exclude = [], ...options } = given;
  const axisValues = Object.fromEntries(
    Object.keys(axes).map((axis) => [axis, createValue({ $axis: axis })])
  );
  return {
    kind: "stage-node",
    stageKind: "test",
    name,
    at,
    matrix: {
      axes,
      exclude
    },
    ...encodeOptions(options, at),
    steps: runCallback(callback, [axisValues, createSteps()], at)
  };
}
function encodeOptions(given, at) {
  const { post = {}, when, ...rest } = given;
  const options = encode(rest, at);
  if (when !== void 0) options["when"] = encodeCondition(when);
  const postSteps = Object.entries(post).map(
    ([condition, callback]) => [condition, runCallback(callback, [createSteps()], at)]
  );
  return { options, post: Object.fromEntries(postSteps) };
}
function runCallback(callback, given, at) {
  if (typeof callback !== "function") {
    noteMistake("steps-not-a-function", at, { found: typeof callback });
    return [];
  }
  return flattenSteps(callback(...given), at);
}
function takeStages(list, at) {
  if (isStage(list)) return [list];
  if (!Array.isArray(list)) {
    noteMistake("stages-not-a-list", at, { found: list === null ? "null" : typeof list });
    return [];
  }
  return list.flat(Number.POSITIVE_INFINITY).filter((item) => {
    if (!isStage(item)) noteMistake("not-a-stage", at, { found: describe(item) });
    return isStage(item);
  });
}
function isStage(item) {
  return typeof item === "object" && item !== null && item.kind === "stage-node";
}
function describe(item) {
  return item === null ? "null" : typeof item;
}

// src/dsl/define-pipeline.ts
function definePipeline(definition) {
  const at = captureCallSite();
  const { stages, ...rest } = definition;
  const { options, post } = encodeOptions(rest, at);
  const builders = createStageBuilders(rest.parameters ?? {});
  if (typeof stages !== "function")
    noteMistake("stages-not-a-function", at, { found: typeof stages });
  const list = typeof stages === "function" ? stages(builders) : [];
  return {
    kind: "pipeline",
    at,
    options,
    post,
    stages: takeStages(list, at)
  };
}
function serialiseForHost(definition) {
  noteUnlistedSteps();
  return JSON.stringify({ definition, declarations: declared(), mistakes: notedMistakes() });
}

// src/dsl/files.ts
function files(name, ...include) {
  noteDeclaration("files", name, { include });
  return new Handle("files", name);
}

// src/dsl/image.ts
function image(name, options) {
  noteDeclaration("image", name, options);
  return new Handle("image", name);
}

// src/dsl/outside.ts
function outside(step, options) {
  noteDeclaration("outside", step, options);
  return new Handle("outside", step);
}

// src/dsl/saved-value.ts
function declareValue(name, type) {
  noteDeclaration("value", name, { type });
  return Object.assign(createValue({ $value: name }), { name });
}
var value = (name) => declareValue(name, "text");
var numberValue = (name) => declareValue(name, "number");
var booleanValue = (name) => declareValue(name, "boolean");

// src/dsl/secrets.ts
var secret = (reference) => ({ reference, as: "variable" });
var secretFile = (reference) => ({ reference, as: "file" });

// src/dsl/text-operations.ts
function transform(operation, of, ...rest) {
  return createValue({ $transform: { operation, of: toReference(of), with: rest } });
}
var lower = (of) => transform("lower", of);
var upper = (of) => transform("upper", of);
var trim = (of) => transform("trim", of);
var replace = (of, search, replacement) => transform("replace", of, search, replacement);
var truncate = (of, length) => transform("truncate", of, String(length));
var slug = (of) => transform("slug", of);

// src/dsl/triggers.ts
var cron = (schedule) => ({ kind: "cron", schedule });
var poll = (schedule) => ({ kind: "poll", schedule });
var upstream = (...jobs) => ({ kind: "upstream", jobs });
var push = () => ({ kind: "push" });
export {
  all,
  any,
  booleanValue,
  branch,
  changed,
  chart,
  choose,
  command,
  context,
  cron,
  definePipeline,
  environmentVariable,
  equals,
  files,
  image,
  lower,
  not,
  numberValue,
  outside,
  poll,
  pullRequest,
  push,
  replace,
  secret,
  secretFile,
  serialiseForHost,
  slug,
  tag,
  text,
  trim,
  truncate,
  upper,
  upstream,
  value
};
