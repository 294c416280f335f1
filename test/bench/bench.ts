import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchCompile } from './compile.ts';
import { benchConsumers } from './consumers.ts';
import { benchFlowNodes } from './flow-nodes.ts';
import { benchLibraryBuild } from './library-build.ts';
import { benchParseJenkinsfiles } from './parse-jenkinsfiles.ts';
import { benchStepStart } from './step-start.ts';

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

const missed =
  (await benchCompile(print)) +
  benchStepStart(print) +
  benchLibraryBuild(print) +
  benchConsumers(print) +
  (await benchFlowNodes(print)) +
  (await benchParseJenkinsfiles(print));
print(missed === 0 ? 'every bar is met' : `${missed} bars are missed`);

const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const report = `# Speed\n\nWritten by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.\nMedians of whole processes as ratios to \`node -e 0\`, which ran in between.\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
writeFileSync(fileURLToPath(new URL('report.md', import.meta.url)), report);
