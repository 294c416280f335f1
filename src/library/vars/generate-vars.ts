import type { StepContract } from '../../contracts/contract.ts';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { hashText, type Origin, sealText } from '../../emit/generated-header.ts';
import { sealJson } from '../../emit/generated-json.ts';
import { loadTemplate } from '../../emit/groovy/templates.ts';
import { runnerFolder } from '../../emit/jenkinsfile/pod-yaml.ts';
import { toJsonSchema } from '../../schema/json-schema.ts';
import { toKebabCase } from '../contract-index.ts';
import { exampleCall, printHelp } from './help.ts';
import { parameterNames, requestNames } from './request-names.ts';

const templates = {
  step: loadTemplate(new URL('step.groovy.hbs', import.meta.url)),
  platformStep: loadTemplate(new URL('platform-step.groovy.hbs', import.meta.url)),
  nameBuild: loadTemplate(new URL('name-build.groovy.hbs', import.meta.url)),
  unstashIfPresent: loadTemplate(new URL('unstash-if-present.groovy.hbs', import.meta.url)),
  installRunner: loadTemplate(new URL('install-runner.groovy.hbs', import.meta.url)),
};

/** What a platform team's library says otherwise than this repository. */
export interface VarsOptions {
  /** The command that generates the library again; `npm run generate` unless said. */
  readonly command?: string;
  /**
   * SHA-256 of the runner's one-file bundle (64 hexadecimal digits): agents start that one or none.
   * Without it they start the runner that they have, which checks the version.
   */
  readonly runnerSha256?: string;
  /** Where the contract of a step stands, for whoever wants to change it; `src/contracts` of this repository unless said. */
  sourceOf?(contract: StepContract): string;
}

/**
 * The shared library: one variable a step that the runner does, the few that all share, their help,
 * and a manifest. Path → content; Jenkins loads `vars/` and `resources/` of a repository's tags.
 *
 * @param version version of the library
 */
export function generateVars(
  contracts: readonly StepContract[],
  version: string,
  { command = 'npm run generate', runnerSha256, sourceOf = sourceHere }: VarsOptions = {},
): Map<string, string> {
  const files = new Map<string, string>();
  const add = (name: string, source: string, groovy: string, help: string) => {
    const origin = { version, source, command };
    files.set(`vars/${name}.groovy`, sealText(groovy, origin, 'slashes'));
    files.set(`vars/${name}.txt`, sealText(help, origin, 'xml'));
  };
  for (const contract of contracts) {
    const template = contract.name === 'nameBuild' ? templates.nameBuild : templates.step;
    if (contract.executor !== 'runner' && contract.name !== 'nameBuild') continue;
    add(contract.name, sourceOf(contract), template(toContext(contract)), printHelp(contract));
  }
  add(
    'platformStep',
    'src/library/vars/platform-step.groovy.hbs',
    templates.platformStep({
      requestNames: [...requestNames],
      version,
      command: `exec ${runnerFolder}/bin/platform-step ${runnerSha256 === undefined ? '' : `--sha256 ${runnerSha256} `}"$WORKSPACE_TMP/platform/`,
      unstable: ExitCode.unstable,
    }),
    '<p>What all steps of this library share. Call the steps instead.</p>\n',
  );
  add(
    'unstashIfPresent',
    'src/library/vars/unstash-if-present.groovy.hbs',
    templates.unstashIfPresent({}),
    '<p>Unstashes what an earlier stage left, unless that stage was skipped.</p>\n',
  );
  if (runnerSha256 !== undefined)
    add(
      'installRunner',
      'src/library/vars/install-runner.groovy.hbs',
      templates.installRunner({}),
      '<p>Brings the runner of this library to an agent whose image does not have it.</p>\n',
    );
  const origin = { version, source: 'src/contracts', command };
  files.set('resources/platform/manifest.json', printManifest(contracts, origin, files));
  return files;
}

function toContext(contract: StepContract): object {
  const { name, summary } = contract;
  const parameters = parameterNames(contract);
  return {
    name,
    summary,
    parameters,
    unknownArgument: `${name} takes ${parameters.join(', ')}; it does not know `,
    notNamed: `${name} takes named arguments only: ${exampleCall(contract)}`,
  };
}

function sourceHere(contract: StepContract): string {
  return `src/contracts/${toKebabCase(contract.name)}.ts`;
}

/** What the library holds, by content, so that two versions can be compared and a copy checked. */
function printManifest(
  contracts: readonly StepContract[],
  origin: Origin,
  files: ReadonlyMap<string, string>,
): string {
  const content = {
    contracts: Object.fromEntries(
      contracts.map((contract) => [
        contract.name,
        {
          since: contract.since,
          executor: contract.executor,
          sha256: hashText(describe(contract)),
        },
      ]),
    ),
    files: Object.fromEntries([...files].map(([path, text]) => [path, hashText(text)])),
  };
  return sealJson(content, origin);
}

/** Everything of a contract that a caller can notice. */
function describe(contract: StepContract): string {
  const { access: _access, toJenkins: _toJenkins, parameters, outputs, ...rest } = contract;
  return JSON.stringify([rest, toJsonSchema(parameters), toJsonSchema(outputs)]);
}
