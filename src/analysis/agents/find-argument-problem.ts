/** Options of `docker run` that open the machine, or other containers on it, to the container. */
const openingOptions =
  /^(?:--privileged|--cap-add|--device|--volume|--volumes-from|--mount|--pid|--ipc|--uts|--userns|--security-opt|--cgroupns|--group-add|--runtime|-v)(?:=|$)/;

/**
 * Why Docker does not get an argument of a team's container, as the end of a sentence; undefined when
 * it does. Jenkins divides all arguments at blanks, and the steps of every team run on these machines.
 */
export function findArgumentProblem(argument: string): string | undefined {
  if (!/^--?[a-z]/.test(argument)) return 'it does not begin with a hyphen and a letter';
  if (!/^[\w@%+=:,./-]+$/.test(argument)) return 'it has blanks, quotes or signs of a shell';
  if (openingOptions.test(argument)) return 'it gives the container a part of the machine';
  if (/^--net(?:work)?=(?:host|container:)/.test(argument))
    return 'it gives the container a network that is not its own';
  return undefined;
}
