// Generated from src/contracts by `npm run generate`. Do not edit.
// src/dsl/call-site.ts
var ownModules = ["jenkins-pipeline-sdk:", "jenkins-pipeline-sdk/"];
var longestNameLength = 200;
function captureCallSite(callee, first) {
  const stack = new Error().stack ?? "";
  for (const frame of stack.split("\n")) {
    const place = findPlace(frame);
    if (place === void 0 || ownModules.some((name) => place.startsWith(name))) continue;
    if (callee === void 0) return place;
    const isShort = typeof first === "string" && first.length <= longestNameLength;
    return isShort ? `${place} ${callee} ${JSON.stringify(first)}` : `${place} ${callee}`;
  }
  return "";
}
function findPlace(frame) {
  const end = frame.endsWith(")") ? frame.length - 1 : frame.length;
  const start = Math.max(frame.lastIndexOf("("), frame.lastIndexOf(" ")) + 1;
  const place = frame.slice(start, end);
  return place.includes(":") ? place : void 0;
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

// src/dsl/ask.ts
function ask(name, parameter) {
  noteDeclaration("answer", name, parameter);
  return Object.assign(createValue({ $answer: name }), {
    question: name
  });
}

// src/dsl/chart.ts
function chart(name, options) {
  noteDeclaration("chart", name, options);
  return new Handle("chart", name);
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
var pullRequest = (options = {}) => create({ kind: "pull-request", ...options });
var startedBy = (cause) => create({ kind: "started-by", cause });
var commitMessage = (contains) => create({ kind: "commit-message", contains });
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

// src/dsl/shell-place.ts
var refusedPlaces = {
  "single-quotes": "in single quotes",
  "back-quotes": "in back quotes",
  comment: "in a comment",
  arithmetic: "in arithmetic",
  "here-document": "in a here-document",
  "parameter-expansion": "in a parameter expansion",
  "second-shell": "in text that a second shell reads",
  "variable-name": "where the name of a variable is expected",
  "after-dollar": "right after a dollar sign",
  "after-backslash": "right after a backslash",
  unclear: "after text that shells read in different ways"
};
function describeRefusedPlace(place) {
  return place === "word" || place === "double-quotes" ? void 0 : refusedPlaces[place];
}

// src/dsl/shell-command.ts
var shells = /* @__PURE__ */ new Set(["sh", "bash", "dash", "ash", "ksh", "zsh"]);
var withCommandOption = /* @__PURE__ */ new Set([...shells, "su", "runuser", "flock"]);
var starters = /* @__PURE__ */ new Set([
  "sudo",
  "timeout",
  "env",
  "nohup",
  "exec",
  "command",
  "time",
  "nice",
  "sshpass"
]);
var takesShellText = /* @__PURE__ */ new Set(["eval", "watch", "alias"]);
var takesNames = /* @__PURE__ */ new Set(["read", "unset", "declare", "typeset", "local", "export", "readonly"]);
var sshOptionWithArgument = /^-[A-Za-z0-9]*[BbcDEeFIiJLlmOoPpQRSWw]$/;
var arithmeticOperator = /^-(eq|ne|lt|le|gt|ge)$/;
function findReinterpreted(words) {
  const found = /* @__PURE__ */ new Map();
  const refuse = (word, place) => {
    for (const value2 of word?.values ?? []) found.set(value2, place);
  };
  const start = words.findIndex(({ text: text2 }) => !/^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(text2));
  const program = nameOf(words[start]);
  const rest = start === -1 ? [] : words.slice(start + 1);
  for (const word of start === -1 ? words : words.slice(0, start + 1))
    if (/^[A-Za-z_]\w*\[[^\]]*\0/.test(word.text)) refuse(word, "arithmetic");
  if (takesShellText.has(program)) for (const word of rest) refuse(word, "second-shell");
  if (program === "trap") refuse(rest.find(isOperand), "second-shell");
  if (program === "let") for (const word of rest) refuse(word, "arithmetic");
  if (takesNames.has(program)) {
    for (const word of rest) if (/^[^=]*\0/.test(word.text)) refuse(word, "variable-name");
  }
  for (const word of findScripts(words)) refuse(word, "second-shell");
  for (const word of findRemoteText(words)) refuse(word, "second-shell");
  if (program === "[[" || program === "[" || program === "test")
    rest.forEach((word, index) => {
      const [before, after] = [rest[index - 1]?.text ?? "", rest[index + 1]?.text ?? ""];
      const isNumber = program === "[[" && (arithmeticOperator.test(before) || arithmeticOperator.test(after));
      if (isNumber || before === "-v") refuse(word, "arithmetic");
    });
  return found;
}
function findScripts(words) {
  return words.flatMap((word, index) => {
    const program = nameOf(word);
    if (!withCommandOption.has(program)) return [];
    const isCommandOption = ({ text: text2 }) => /^-[A-Za-z]*c[A-Za-z]*$/.test(text2) || text2 === "--command";
    const after = words.slice(index + 1);
    const option = after.findIndex(isCommandOption);
    const operand = after.findIndex(isOperand);
    if (option === -1) return [];
    if (shells.has(program) && operand !== -1 && operand < option) return [];
    const script = after.slice(option + 1).find(isOperand);
    return script === void 0 ? [] : [script];
  });
}
function findRemoteText(words) {
  const start = words.findIndex((word) => nameOf(word) === "ssh");
  if (start === -1 || start > 0 && !starters.has(nameOf(words[0]))) return [];
  let index = start + 1;
  while (index < words.length && !isOperand(words[index]))
    index += sshOptionWithArgument.test(words[index].text) ? 2 : 1;
  return words.slice(index + 1);
}
function isOperand({ text: text2 }) {
  return !/^[-+]./.test(text2);
}
function nameOf(word) {
  return word?.text.replace(/^\/(usr\/)?(local\/)?s?bin\//, "") ?? "";
}

// src/dsl/shell-words.ts
var CommandReader = class {
  words = [];
  open;
  /** Whether the next word is the target of a redirection, which is no word of the command. */
  #inRedirection = false;
  append(text2) {
    this.open ??= { text: "", values: [] };
    this.open.text += text2;
  }
  /** Takes the open word off; undefined when there is none that belongs to the command. */
  takeWord() {
    const word = this.open;
    this.open = void 0;
    if (word === void 0 || !this.#inRedirection) return word;
    this.#inRedirection = false;
    return void 0;
  }
  expectTarget() {
    this.#inRedirection = true;
  }
};

// src/dsl/shell-text.ts
var mark = "\0";
var ShellText = class {
  /** One for each value, in order. */
  places = [];
  text;
  at = 0;
  /** Set where shells differ about what follows: the place of later values can't be told. */
  unclear = false;
  constructor(text2) {
    this.text = text2;
  }
  /** One character or one quoted or expanded piece of a word. */
  readWordPart(command2) {
    const character = this.text[this.at];
    if (character === mark) this.#take("word", command2);
    else if (character === "\\") this.#readEscape(command2);
    else if (character === "'") {
      const start = this.at + 1;
      this.at = start;
      this.readUntil("'", "single-quotes");
      command2.append(this.text.slice(start, this.at));
      this.at += 1;
    } else if (character === '"') {
      command2.append("");
      this.at += 1;
      this.#readDoubleQuotes(command2, "double-quotes");
    } else if (character === "`") this.#readBackQuotes(command2);
    else if (character === "$") this.#readDollar(command2, false);
    else {
      command2.append(character);
      this.at += 1;
    }
  }
  #readDoubleQuotes(command2, place) {
    while (this.at < this.text.length) {
      const character = this.text[this.at];
      if (character === '"') {
        this.at += 1;
        return;
      }
      if (character === mark) this.#take(place, command2);
      else if (character === "\\") this.#readEscape(command2);
      else if (character === "`") this.#readBackQuotes(command2);
      else if (character === "$") this.#readDollar(command2, true);
      else {
        command2.append(character);
        this.at += 1;
      }
    }
  }
  /** What a dollar sign begins. Commands in it have quoting of their own. */
  #readDollar(command2, inDoubleQuotes) {
    const next = this.text[this.at + 1];
    if (next === "(") {
      command2.append(" ");
      if (this.text[this.at + 2] === "(") {
        this.at += 1;
        this.readArithmetic();
      } else {
        this.at += 2;
        this.readList(true);
      }
      return;
    }
    command2.append("$");
    if (next === "{") {
      this.at += 2;
      this.#readBraces(command2, inDoubleQuotes);
    } else if (next === mark) {
      this.at += 1;
      this.#take("after-dollar", command2);
    } else if (next === "'" && !inDoubleQuotes) {
      const start = this.at + 2;
      this.at = start;
      this.readUntil("'", "single-quotes");
      if (this.text.slice(start, this.at).includes("\\")) this.unclear = true;
      this.at += 1;
    } else {
      if (next === "[") this.unclear = true;
      this.at += next !== void 0 && "$#?@*!-".includes(next) ? 2 : 1;
    }
  }
  #readBraces(command2, inDoubleQuotes) {
    while (this.at < this.text.length) {
      const character = this.text[this.at];
      if (character === "}") {
        this.at += 1;
        return;
      }
      if (character === mark) this.#take("parameter-expansion", command2);
      else if (character === "\\") this.#readEscape(command2);
      else if (character === "`") this.#readBackQuotes(command2);
      else if (character === "$") this.#readDollar(command2, inDoubleQuotes);
      else if (character === '"' && !inDoubleQuotes) {
        this.at += 1;
        this.#readDoubleQuotes(command2, "parameter-expansion");
      } else if (character === "'" && !inDoubleQuotes) {
        this.at += 1;
        this.readUntil("'", "parameter-expansion");
        this.at += 1;
      } else {
        if (character === '"' || character === "'") this.unclear = true;
        this.at += 1;
      }
    }
  }
  /** From the first of two parentheses to the second that closes them. */
  readArithmetic() {
    let depth = 0;
    while (this.at < this.text.length) {
      const character = this.text[this.at];
      if (character === mark) this.#take("arithmetic");
      else if (character === "\\") this.#readEscape();
      else if (character === "$") this.#readDollar(new CommandReader(), true);
      else if (character === "`") this.#readBackQuotes();
      else {
        if (character === "'" || character === '"' || character === "#") this.unclear = true;
        if (character === "(") depth += 1;
        if (character === ")") depth -= 1;
        this.at += 1;
        if (depth === 0) return;
      }
    }
  }
  #readBackQuotes(command2) {
    command2?.append(" ");
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== "`") {
      if (this.text[this.at] === mark) this.#take("back-quotes");
      else this.at += this.text[this.at] === "\\" && this.text[this.at + 1] !== mark ? 2 : 1;
    }
    this.at += 1;
  }
  #readEscape(command2) {
    this.at += 1;
    const next = this.text[this.at];
    if (next === mark) this.#take("after-backslash", command2);
    else if (next !== void 0) {
      if (next !== "\n") command2?.append(next);
      this.at += 1;
    }
  }
  readUntil(end, place) {
    while (this.at < this.text.length && this.text[this.at] !== end) {
      if (this.text[this.at] === mark) this.#take(place);
      else this.at += 1;
    }
  }
  /** Notes the place of the value that stands here. */
  #take(place, command2) {
    command2?.append(mark);
    command2?.open?.values.push(this.places.length);
    this.places.push(this.unclear ? "unclear" : place);
    this.at += 1;
  }
  refuse(value2, place) {
    const before = this.places[value2];
    if (before === "word" || before === "double-quotes") this.places[value2] = place;
  }
};

// src/dsl/shell-scan.ts
var reserved = /* @__PURE__ */ new Set([
  "!",
  "{",
  "}",
  "if",
  "then",
  "else",
  "elif",
  "fi",
  "do",
  "done",
  "while",
  "until",
  "time"
]);
function findShellPlaces(parts) {
  const scan = new ShellScan(parts.map((part) => part.replaceAll(mark, "")).join(mark));
  scan.readList(false);
  return scan.places;
}
var ShellScan = class extends ShellText {
  #hereDocuments = [];
  /** Commands up to the end, or up to the parenthesis that closes them. */
  readList(inParentheses) {
    if (inParentheses && this.#hereDocuments.length > 0) this.unclear = true;
    const cases = [];
    let command2 = new CommandReader();
    const endWord = () => {
      const word = command2.takeWord();
      if (word === void 0) return;
      const isFirst = command2.words.length === 0;
      if (isFirst && word.text === "esac" && cases.length > 0) {
        cases.pop();
        return;
      }
      if (isFirst && cases.at(-1) !== true && reserved.has(word.text)) return;
      command2.words.push(word);
      const [first, , third] = command2.words;
      if (first?.text === "case" && third === word && word.text === "in") {
        endCommand();
        cases.push(true);
      }
    };
    const endCommand = () => {
      endWord();
      for (const [value2, place] of findReinterpreted(command2.words)) this.refuse(value2, place);
      command2 = new CommandReader();
    };
    while (this.at < this.text.length) {
      const character = this.text[this.at];
      const next = this.text[this.at + 1];
      if (character === "\n") {
        this.at += 1;
        if (isBetweenCaseAndIn(command2)) endWord();
        else endCommand();
        this.#readHereDocuments();
      } else if (character === " " || character === "	") {
        this.at += 1;
        endWord();
      } else if (character === "#" && command2.open === void 0) {
        this.readUntil("\n", "comment");
      } else if (character === "<" || character === ">" || character === "&" && next === ">") {
        this.#readRedirection(command2, endWord);
      } else if (character === ";" || character === "&" || character === "|") {
        endCommand();
        this.at += 1;
        if (character === ";" && (next === ";" || next === "&") && cases.length > 0)
          cases[cases.length - 1] = true;
      } else if (character === "(") {
        if (cases.at(-1) === true && command2.open === void 0) this.at += 1;
        else if (next === "(" && command2.open === void 0 && command2.words.length === 0)
          this.readArithmetic();
        else {
          this.at += 1;
          endWord();
          this.readList(true);
        }
      } else if (character === ")") {
        endCommand();
        this.at += 1;
        if (cases.at(-1) === true) cases[cases.length - 1] = false;
        else if (inParentheses) {
          if (this.#hereDocuments.length > 0) this.unclear = true;
          return;
        }
      } else this.readWordPart(command2);
    }
    endCommand();
  }
  /** A redirection operator; for a here-document also the word that ends it. */
  #readRedirection(command2, endWord) {
    const operator = /^(&>>?|<<<|<<-?|<>|<&|<|>>|>&|>\||>)/.exec(
      this.text.slice(this.at, this.at + 3)
    )?.[0];
    this.at += operator.length;
    if (this.text[this.at] === "(") {
      command2.append(" ");
      return;
    }
    if (/^\d+$/.test(command2.open?.text ?? "")) command2.open = void 0;
    endWord();
    if (operator !== "<<" && operator !== "<<-") {
      command2.expectTarget();
      return;
    }
    while (this.text[this.at] === " " || this.text[this.at] === "	") this.at += 1;
    const word = new CommandReader();
    const first = this.places.length;
    while (this.at < this.text.length && !/[\s;&|<>()]/.test(this.text[this.at]))
      this.readWordPart(word);
    for (let value2 = first; value2 < this.places.length; value2 += 1)
      this.refuse(value2, "here-document");
    this.#hereDocuments.push({
      delimiter: word.open?.text ?? "",
      withoutTabs: operator === "<<-"
    });
  }
  #readHereDocuments() {
    for (const { delimiter, withoutTabs } of this.#hereDocuments.splice(0)) {
      while (this.at < this.text.length) {
        const start = this.at;
        this.readUntil("\n", "here-document");
        const line = this.text.slice(start, this.at);
        this.at += 1;
        if ((withoutTabs ? line.replace(/^\t+/, "") : line) === delimiter) break;
      }
    }
  }
};
function isBetweenCaseAndIn(command2) {
  return command2.words[0]?.text === "case" && command2.words.length <= 2;
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
  const texts = parts.raw.map(unescapeTemplate);
  const places = findShellPlaces(texts);
  const variables = {};
  let script = texts[0] ?? "";
  values.forEach((value2, index) => {
    const place = places[index] ?? "unclear";
    const refused = describeRefusedPlace(place);
    if (refused !== void 0)
      noteMistake("value-in-uninterpreted-text", at, {
        position: refused,
        number: String(index + 1)
      });
    const name = `PLATFORM_VALUE_${index + 1}`;
    script += place === "double-quotes" ? `\${${name}}` : `"\${${name}}"`;
    script += texts[index + 1] ?? "";
    variables[name] = value2 instanceof ValueReference ? toReference(value2) : String(value2);
  });
  return new CommandScript(script, variables);
}
function unescapeTemplate(raw) {
  return raw.replace(
    /(\\+)(`|\$\{)/g,
    (_, escapes, what) => "\\".repeat((escapes.length - 1) / 2) + what
  );
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
  "container",
  "makes",
  "needs",
  "save"
];

// src/dsl/record-step.ts
var optionNames = new Set(stepOptionNames);
var unlisted = /* @__PURE__ */ new Set();
function recordStep(contract, positional, given) {
  const at = captureCallSite(contract);
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
  markUnstable: ["reason"],
  nameBuild: ["name"],
  outsideStep: ["step", "arguments"],
  pause: ["time"],
  printMessage: ["message"],
  publishCoverage: ["include"],
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
    within: (directory, list) => groupSteps(list, { directory: String(directory) }),
    inside: (block, values, list) => groupSteps(list, {
      around: {
        step: block instanceof Handle ? block.name : "",
        arguments: encode(values, captureCallSite())
      }
    })
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
  const at = captureCallSite(stageKind, name);
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
  const at = captureCallSite(parallel ? "parallel" : "sequence", name);
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
  const at = captureCallSite("matrix", name);
  const { axes = {}, exclude = [], agent, ...rest } = given;
  const axisValues = Object.fromEntries(
    Object.keys(axes).map((axis) => [axis, createValue({ $axis: axis })])
  );
  const options = {
    ...rest,
    ...agent === void 0 ? {} : { agent: typeof agent === "function" ? agent(axisValues) : agent }
  };
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
  const at = captureCallSite("definePipeline");
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
  const [first] = include;
  noteDeclaration("files", name, typeof first === "object" ? first : { include });
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
function outsideBlock(step, options) {
  noteDeclaration("outside", step, { ...options, block: true });
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
var upstreamEnd = (threshold, ...jobs) => ({ kind: "upstream", jobs, threshold });
var push = () => ({ kind: "push" });
export {
  all,
  any,
  ask,
  booleanValue,
  branch,
  changed,
  chart,
  choose,
  command,
  commitMessage,
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
  outsideBlock,
  poll,
  pullRequest,
  push,
  replace,
  secret,
  secretFile,
  serialiseForHost,
  slug,
  startedBy,
  tag,
  text,
  trim,
  truncate,
  upper,
  upstream,
  upstreamEnd,
  value
};
