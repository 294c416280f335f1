import AjvModule, { type Ajv } from 'ajv';
import type { StepContract } from '../../contracts/contract.ts';
import { stepOptionNames } from '../../dsl/step-options.ts';
import type { ParameterSchema } from '../../library/schema-type.ts';
import { reservedParameterNames } from '../../library/vars/request-names.ts';
import { toJsonSchema } from '../../schema/json-schema.ts';

/** ajv is CommonJS; its default export is the class. */
const AjvClass = AjvModule as unknown as new (options: object) => Ajv;

/** The constraints whose ends can contradict each other. */
const ranges = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

/** What a check finds: code behind `contract.`, sentence, and how to mend it. */
export type Finding = readonly [code: string, message: string, mend: string];

/**
 * Parameters that contradict themselves, that no call could give, or whose own defaults and examples
 * they refuse.
 */
export function checkParameters(contract: StepContract): Finding[] {
  const schema = contract.parameters as unknown as ParameterSchema;
  const parameters = Object.entries(schema.properties ?? {});
  const names = parameters.map(([name]) => name);
  const required = new Set(schema.required ?? []);
  const { positional } = contract;
  // Only the runner's request has parameters and members of its own side by side.
  const ofRequest = contract.executor === 'runner' ? reservedParameterNames : [];
  const taken = new Set<string>([...stepOptionNames, ...ofRequest]);
  const firstOptional = positional.findIndex((name) => !required.has(name));
  const late = positional.find(
    (name, at) => firstOptional !== -1 && at > firstOptional && required.has(name),
  );
  return [
    ...positional
      .filter((name) => !names.includes(name))
      .map(
        (name): Finding => [
          'positional',
          `\`positional\` names ${JSON.stringify(name)}, which is no parameter.`,
          `Its parameters are: ${names.join(', ') || 'none'}.`,
        ],
      ),
    ...positional
      .filter((name, at) => positional.indexOf(name) !== at)
      .map(
        (name): Finding => [
          'positional',
          `\`positional\` names ${JSON.stringify(name)} twice.`,
          'Name each parameter once.',
        ],
      ),
    ...(late === undefined
      ? []
      : [
          [
            'positional',
            `The required parameter \`${late}\` stands behind an optional one, which nobody could leave out.`,
            'Put required parameters first.',
          ] satisfies Finding,
        ]),
    ...names
      .filter((name) => taken.has(name))
      .map(
        (name): Finding => [
          'parameter-taken',
          `The parameter \`${name}\` has the name of an option that every step has.`,
          'Give it another name.',
        ],
      ),
    ...parameters
      .filter(([name, parameter]) => parameter.default !== undefined && required.has(name))
      .map(
        ([name]): Finding => [
          'default-required',
          `\`${name}\` has a default and must be given all the same.`,
          'Make it optional: `optional(…)`.',
        ],
      ),
    ...parameters.flatMap(([name, parameter]) => checkParameter(name, parameter)),
  ];
}

function checkParameter(name: string, schema: ParameterSchema): Finding[] {
  const problem = findSchemaProblem(schema);
  if (problem !== undefined)
    return [
      [
        'parameter-impossible',
        `\`${name}\`: ${problem}.`,
        'Give it constraints that a value can meet.',
      ],
    ];
  if (schema['x-handle'] !== undefined) return [];
  const validate = new AjvClass({ strict: false }).compile(toJsonSchema(schema));
  const refused = (value: unknown) => !validate(value);
  return [
    ...(schema.description === undefined || schema.description === ''
      ? [
          [
            'parameter-undocumented',
            `\`${name}\` has no description.`,
            'Say what it means: authors read it in their editor.',
          ] satisfies Finding,
        ]
      : []),
    ...(schema.default !== undefined && refused(schema.default)
      ? [
          [
            'default-refused',
            `\`${name}\` refuses its own default ${JSON.stringify(schema.default)}.`,
            'Make the default fit the constraints.',
          ] satisfies Finding,
        ]
      : []),
    ...(schema.examples ?? [])
      .filter(refused)
      .map(
        (example): Finding => [
          'example-refused',
          `\`${name}\` refuses its own example ${JSON.stringify(example)}.`,
          'Make the example fit the constraints.',
        ],
      ),
  ];
}

/** Why no value could fit, as a clause; looks into lists and members too. */
function findSchemaProblem(schema: ParameterSchema): string | undefined {
  const constraints = schema as unknown as Readonly<Record<string, unknown>>;
  for (const [low, high] of ranges) {
    const [least, most] = [constraints[low], constraints[high]];
    if (typeof least === 'number' && typeof most === 'number' && least > most)
      return `its ${low} ${least} is above its ${high} ${most}`;
  }
  if (schema.enum?.length === 0) return 'it has a choice of no values';
  if (new Set(schema.enum).size !== (schema.enum?.length ?? 0))
    return 'its choice names a value twice';
  const { pattern } = constraints;
  if (typeof pattern === 'string')
    try {
      new RegExp(pattern, 'u');
    } catch {
      return `its pattern ${JSON.stringify(pattern)} is no regular expression`;
    }
  const parts = [
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(schema.anyOf ?? []),
    ...Object.values(schema.properties ?? {}),
  ];
  return parts.map(findSchemaProblem).find((problem) => problem !== undefined);
}
