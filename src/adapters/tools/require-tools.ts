import semver from 'semver';
import { UserError } from '../../diagnostics/errors.ts';
import { describeHelmInstallation, findHelm } from './ensure-helm.ts';
import { findTool } from './find-tool.ts';
import { describeInstallation } from './known-tools.ts';
import type { MissingTool, Tool, ToolEnvironment, ToolRequirement } from './tool.ts';

/**
 * Finds all tools that a run needs before anything starts, so that a person installs them in one
 * go and not one failed run after the other.
 *
 * @returns the tools by name.
 * @throws UserError `tools.missing` that names every missing tool, who needs it, and how to get it.
 */
export async function requireTools(
  requirements: readonly ToolRequirement[],
  environment: ToolEnvironment = process.env,
): Promise<ReadonlyMap<string, Tool>> {
  const needs = mergeRequirements(requirements);
  const results = await Promise.all(
    needs.map(({ name, minimumVersion }) =>
      name === 'helm'
        ? findHelm(environment, minimumVersion)
        : findTool({ name, minimumVersion, environment }),
    ),
  );
  const missing = results.flatMap((result, position) =>
    'path' in result ? [] : [describeMissing(result, needs[position]!)],
  );
  if (missing.length > 0) {
    const title =
      missing.length === 1 ? 'A tool is missing' : `${missing.length} tools are missing`;
    throw new UserError('tools.missing', `${title}:\n${missing.join('\n')}`, {
      mend: 'Install what is named, then run the command again.',
      exit: 'missingPrerequisite',
    });
  }
  return new Map(results.filter((result) => 'path' in result).map((tool) => [tool.name, tool]));
}

/** One entry a tool: the newest minimum counts, and everybody who needs it is named. */
function mergeRequirements(requirements: readonly ToolRequirement[]): ToolRequirement[] {
  const merged = new Map<string, ToolRequirement>();
  for (const need of requirements) {
    const known = merged.get(need.name);
    merged.set(need.name, known ? joinRequirements(known, need) : need);
  }
  return [...merged.values()];
}

function joinRequirements(first: ToolRequirement, second: ToolRequirement): ToolRequirement {
  const isNewer = semver.gt(second.minimumVersion, first.minimumVersion);
  return {
    name: first.name,
    minimumVersion: isNewer ? second.minimumVersion : first.minimumVersion,
    neededBy: `${first.neededBy}, ${second.neededBy}`,
  };
}

function describeMissing({ name, found }: MissingTool, { neededBy }: ToolRequirement): string {
  const installation = name === 'helm' ? describeHelmInstallation() : describeInstallation(name);
  return `  ${name} ${found}\n    needed by ${neededBy}\n    to get it: ${installation}`;
}
