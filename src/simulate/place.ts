import { UserError } from '../diagnostics/errors.ts';
import { describeCondition } from '../emit/diagram/describe-condition.ts';
import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import type { Questions } from '../model/stage.ts';
import type { Condition, Value } from '../model/value.ts';
import { holdsCondition, isKnown, resolveKnown, type View } from './evaluate.ts';
import type { Place, Session } from './session.ts';

/** What is known at a place, and who hears of its conditions: `owner` is `stage:<id>` or `step:<id>`. */
export function viewAt(
  session: Session,
  place: Pick<Place, 'environment'> & {
    readonly inside: Surroundings;
    readonly axes: Readonly<Record<string, string>>;
  },
  owner: string,
): View {
  const { build, observe } = session;
  const { environment } = place.inside;
  const target =
    environment === undefined ? undefined : place.inside.pipeline.environments[environment];
  return {
    build,
    context: {
      ...build.context,
      environment: environment ?? '',
      cluster: target?.cluster ?? '',
      namespace: target?.namespace ?? '',
    },
    axes: place.axes,
    answers: answerQuestions(place.inside.questions, session),
    environment: place.environment,
    observe: (condition, holds) => observe(owner, condition, holds),
  };
}

/**
 * Whether a condition holds. `where` says whose it is, `assumed` what it is when nobody can know.
 *
 * @throws UserError `simulate.value` when it depends on a value that the test does not say
 */
export function decideCondition(
  session: Session,
  condition: Condition,
  view: View,
  where: string,
  assumed = true,
): boolean {
  const holds = holdsCondition(condition, view);
  if (holds !== undefined) return holds;
  if (session.assumeUnknown) return assumed;
  throw new UserError(
    'simulate.value',
    `Whether ${where} runs depends on a value that an earlier step saves: ${describeCondition(condition)}.`,
    { mend: "Say what the step saves: simulate(pipeline, { values: { name: 'text' } })." },
  );
}

/** Variables of an `environment` block on top of those around it. */
export function enterVariables(
  environment: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, Value>>,
  view: View,
): Record<string, string> {
  const own = Object.entries(variables).flatMap(([name, value]) => {
    const known = resolveKnown(value, view);
    return isKnown(known) ? [[name, String(known)] as const] : [];
  });
  return { ...environment, ...Object.fromEntries(own) };
}

/** What people answer to the questions of the approvals around a place. */
export function answerQuestions(
  questions: Questions,
  { options }: Pick<Session, 'options'>,
): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(questions).map(([name, question]) => {
      const proposed =
        question.type === 'choice' ? (question.values[0] as string) : question.default;
      return [name, options.answers?.[name] ?? proposed];
    }),
  );
}
