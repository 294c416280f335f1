import { ts } from 'ts-morph';
import { type StageKind, stageKinds } from '../../contracts/contract.ts';
import type { SourceText } from './parse-source.ts';
import type { StepCall } from './step-call.ts';

const postBlocks: ReadonlySet<string> = new Set([
  ...['always', 'changed', 'fixed', 'regression', 'aborted'],
  ...['success', 'unstable', 'failure', 'cleanup'],
]);

/** Types of the step builders and the kind of stage that each belongs to. */
const builderTypes: Readonly<Record<string, StepCall['stage']>> = {
  BuildSteps: 'build',
  TestSteps: 'test',
  PublishSteps: 'publish',
  DeploySteps: 'deploy',
  CustomSteps: 'stage',
  AnySteps: 'any',
  CommonSteps: undefined,
};

/**
 * The calls of steps in a file, in their order. A call counts when what it is called on is the
 * parameter of a function that a stage, a post block or a function of the author gets, or that is
 * typed as one of the builders; `lines.map((line) => line.run())` is none.
 *
 * @param isStep whether a name is a step of a version of the library that matters
 */
export function findStepCalls(source: SourceText, isStep: (name: string) => boolean): StepCall[] {
  const calls: StepCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = calledName(node);
      const builder =
        name === undefined || !isStep(name.text) ? undefined : findBuilder(node, name);
      if (name !== undefined && builder !== undefined)
        calls.push({ step: name.text, node, name, stage: builder.stage });
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return calls;
}

/** `run` of `s.run(…)` and of `run(…)`. */
function calledName(call: ts.CallExpression): ts.Identifier | undefined {
  const { expression } = call;
  if (ts.isIdentifier(expression)) return expression;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression))
    return undefined;
  return ts.isIdentifier(expression.name) ? expression.name : undefined;
}

function findBuilder(
  call: ts.CallExpression,
  name: ts.Identifier,
): { stage: StepCall['stage'] } | undefined {
  const isMember = ts.isPropertyAccessExpression(call.expression);
  const variable = isMember
    ? ((call.expression as ts.PropertyAccessExpression).expression as ts.Identifier).text
    : name.text;
  for (let node: ts.Node = call; node.parent !== undefined; node = node.parent) {
    if (!isFunction(node)) continue;
    const parameter = node.parameters.find((candidate) => binds(candidate, variable, isMember));
    if (parameter !== undefined) return classify(parameter, node);
  }
  return undefined;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node)
  );
}

/** `s` binds the builder itself, `{ run }` one step of it. */
function binds(parameter: ts.ParameterDeclaration, variable: string, isMember: boolean): boolean {
  if (ts.isIdentifier(parameter.name)) return isMember && parameter.name.text === variable;
  if (isMember || !ts.isObjectBindingPattern(parameter.name)) return false;
  return parameter.name.elements.some(
    (element) =>
      element.propertyName === undefined &&
      ts.isIdentifier(element.name) &&
      element.name.text === variable,
  );
}

function classify(
  parameter: ts.ParameterDeclaration,
  owner: ts.FunctionLikeDeclaration,
): { stage: StepCall['stage'] } | undefined {
  if (parameter.type !== undefined) {
    const type = /\w+$/.exec(parameter.type.getText())?.[0] ?? '';
    return type in builderTypes ? { stage: builderTypes[type] } : undefined;
  }
  const { parent } = owner;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(owner)) {
    const named = ts.isMethodDeclaration(owner)
      ? owner.name
      : (parent as ts.PropertyAssignment).name;
    return postBlocks.has(named.getText()) ? { stage: 'any' } : undefined;
  }
  if (!ts.isCallExpression(parent)) return undefined;
  const callee = parent.expression;
  const function_ = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const called = ts.isIdentifier(function_) ? function_.text : '';
  if ((stageKinds as readonly string[]).includes(called)) return { stage: called as StageKind };
  if (called === 'matrix')
    return owner.parameters.indexOf(parameter) === 1 ? { stage: 'test' } : undefined;
  // A function of the author's own may take such a function; a method of a list does not.
  return ts.isIdentifier(callee) ? { stage: undefined } : undefined;
}
