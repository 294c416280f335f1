/**
 * The shapes of the directives of a Declarative pipeline: each line outside of steps, with the block
 * that it stands in and its data taken out. `options > timeout(time: 0, unit: '')`.
 *
 * Reads line by line, as recorded and generated files are written: a block opens at the end of a line
 * and closes on a line of its own.
 */
export function listDirectiveShapes(jenkinsfile: string): Set<string> {
  const shapes = new Set<string>();
  const open: string[] = [];
  for (const line of foldLines(withoutTexts(jenkinsfile))) {
    const text = line.trim();
    if (text === '' || text.startsWith('//') || text.startsWith('@Library')) continue;
    if (text.startsWith('}')) {
      open.pop();
      continue;
    }
    const isBlock = text.endsWith('{');
    const head = isBlock ? text.slice(0, -1).trim() : text;
    if (!open.some(holdsSteps))
      shapes.add(`${blockName(open.at(-1))} > ${isBlock ? `${head} {` : head}`);
    if (isBlock) open.push(head);
  }
  return shapes;
}

/** Blocks whose content are steps or code, which have rules of their own. */
function holdsSteps(head: string): boolean {
  return /^(steps|script|expression|always|changed|fixed|regression|aborted|success|unsuccessful|unstable|failure|cleanup|notBuilt)$/.test(
    head,
  );
}

/** Conditions stand in `when` and in each other alike. */
function blockName(head: string | undefined): string {
  const name = /^\w*/.exec(head ?? '')?.[0] ?? '';
  return /^(allOf|anyOf|not)$/.test(name) ? 'when' : name;
}

/** Literals without their content, numbers as 0, names that a team chooses as NAME. */
function withoutTexts(text: string): string {
  return text
    .replace(/'''(?:\\[\s\S]|(?!''')[\s\S])*'''|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/\b\d[\d_]*\b/g, '0')
    .replace(/^(\s*)[A-Za-z_]\w* = .*$/gm, "$1NAME = ''")
    .replace(/\bexpression \{ .* \}$/gm, 'expression {\n}')
    .replace(/''(?:, '')+/g, "''");
}

/** Calls over several lines as one line. */
function foldLines(text: string): string[] {
  const lines: string[] = [];
  let depth = 0;
  for (const line of text.split('\n')) {
    if (depth > 0) lines[lines.length - 1] += ` ${line.trim()}`;
    else lines.push(line);
    for (const character of line)
      depth += '(['.includes(character) ? 1 : ')]'.includes(character) ? -1 : 0;
  }
  return lines.map((line) => line.replace(/([([]) /g, '$1').replace(/ ([)\]])/g, '$1'));
}
