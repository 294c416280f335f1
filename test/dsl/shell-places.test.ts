import { describe, expect, test } from 'vitest';
import { describeRefusedPlace, type ShellPlace } from '../../src/dsl/shell-place.ts';
import { findShellPlaces } from '../../src/dsl/shell-scan.ts';

/** Scripts in which each `@` is a value, and where those values stand. */
const scripts: readonly [script: string, ...places: ShellPlace[]][] = [
  ['deploy --version @', 'word'],
  ['deploy --version=@ @.tar', 'word', 'word'],
  ['echo "version @ of @"', 'double-quotes', 'double-quotes'],
  ["echo '@'", 'single-quotes'],
  ["echo 'it'\"'\"'s' @", 'word'],
  ['echo \\" @ \\"', 'word'],
  ['echo "a \\" @ b" @', 'double-quotes', 'word'],
  ["echo \\' @", 'word'],
  ['echo `cat @`', 'back-quotes'],
  ['echo "`cat @`" @', 'back-quotes', 'word'],
  ['echo `a \\` @ b` @', 'back-quotes', 'word'],
  ['# @\necho @', 'comment', 'word'],
  ['echo a#b @', 'word'],
  ['echo # it\'s @\necho "@"', 'comment', 'double-quotes'],
  ['echo $(( 1 + @ )) @', 'arithmetic', 'word'],
  ['echo $((1 + (2 * @))) @', 'arithmetic', 'word'],
  ['(( n += @ )); echo @', 'arithmetic', 'word'],
  ['echo $(($# - 1)) @', 'word'],
  ['x=$(cat @) y=@', 'word', 'word'],
  ['echo "$(cat @ "@")" @', 'word', 'double-quotes', 'word'],
  ['echo "$(case a in a) cat @;; (b) x;; esac) @" @', 'word', 'double-quotes', 'word'],
  ['case @ in\n@) echo @ ;;\nesac; echo @', 'word', 'word', 'word', 'word'],
  ['case a\nin a) echo @; esac; (echo @)', 'word', 'word'],
  ['echo $(echo case in a) @', 'word'],
  ['cat <<EOF\n@\nEOF\necho @', 'here-document', 'word'],
  ["cat <<'EOF' > @\nit's\nEOF\necho @", 'word', 'word'],
  ['cat <<-E @\n\t@\n\tE\necho @', 'word', 'here-document', 'word'],
  ['cat <<A <<B\n@\nA\n@\nB\necho @', 'here-document', 'here-document', 'word'],
  ['cat <<@\n', 'here-document'],
  ['cat <<< @', 'word'],
  ['echo ${x:-@} @', 'parameter-expansion', 'word'],
  ['echo "${x:-@}" @', 'parameter-expansion', 'word'],
  ["echo ${x:-'}'} @", 'word'],
  ['echo "${x#\'a\'}" @', 'unclear'],
  ['echo ${x:-$(cat @)} @', 'word', 'word'],
  ['echo $* @', 'word'],
  ['echo "cost $$ @"', 'double-quotes'],
  ['echo $@', 'after-dollar'],
  ['echo "cost $@"', 'after-dollar'],
  ["echo $'a' @", 'word'],
  ["echo $'it\\'s' @", 'unclear'],
  ['echo $[1+@] @', 'unclear', 'unclear'],
  ['f() { echo @; }; f @', 'word', 'word'],
  ['for x in @ "@"; do echo @; done', 'word', 'double-quotes', 'word'],
  ['a \\\n  @', 'word'],
  ['diff <(sort @) <(sort @) @', 'word', 'word', 'word'],
  ['list=(a @ "@")', 'word', 'double-quotes'],
  ['cmd 2>&1 > @ <@ | cat', 'word', 'word'],
];

/** Commands that read an argument as shell text, arithmetic or a name, and how it should be written. */
const reinterpreted: readonly [script: string, ...places: ShellPlace[]][] = [
  ['eval @', 'second-shell'],
  ['x=1 eval "echo @"', 'second-shell'],
  ['if eval "echo @"; then echo @; fi', 'second-shell', 'word'],
  ['sh -c "echo @"', 'second-shell'],
  ['sh -c \'echo "$1"\' sh @', 'word'],
  ['bash -euc "echo @" bash @', 'second-shell', 'word'],
  ['/bin/sh -e -c @', 'second-shell'],
  ['docker exec @ sh -c "ls @"', 'word', 'second-shell'],
  ['sh 2>&1 >log -c "ls @"', 'second-shell'],
  ['sh ./script.sh -c @', 'word'],
  ['su deploy -c "ls @"', 'second-shell'],
  ['git -c user.name=@ commit', 'word'],
  ['ssh @ uptime', 'word'],
  ['ssh -i @ -p 22 @ "systemctl restart @"', 'word', 'word', 'second-shell'],
  ['timeout 5 ssh host ls @', 'second-shell'],
  ['apt-get install ssh git @', 'word'],
  ['scp @ host:@', 'word', 'word'],
  ['trap "rm -rf @" EXIT; echo @', 'second-shell', 'word'],
  ['sh -c "$(cat @)"', 'word'],
  ['let x=@', 'arithmetic'],
  ['[[ @ -eq 1 && @ == a ]]', 'arithmetic', 'word'],
  ['[[ -v @ ]]', 'arithmetic'],
  ['[ @ -eq 1 ]', 'word'],
  ['test -v @', 'arithmetic'],
  ['a[@]=1', 'arithmetic'],
  ['ls a[@]', 'word'],
  ['read @', 'variable-name'],
  ['export @', 'variable-name'],
  ['export VERSION=@', 'word'],
  ['unset @', 'variable-name'],
];

const places = (script: string): ShellPlace[] => findShellPlaces(script.split('@'));

describe('where a value stands', () => {
  test.each(scripts)('%j', (script, ...expected) => {
    expect(places(script)).toEqual(expected);
  });
});

describe('a command that reads its arguments once more', () => {
  test.each(reinterpreted)('%j', (script, ...expected) => {
    expect(places(script)).toEqual(expected);
  });
});

test('a script of a megabyte is read in one pass', () => {
  const script = `${'echo "$(cat x)" \'y\' # z\n'.repeat(40_000)}echo @`;
  expect(script.length).toBeGreaterThan(900_000);
  expect(places(script)).toEqual(['word']);
});

test('text that ends in the middle of something has its places', () => {
  for (const open of ["'", '"', '`', '$(', '$((', '(', '<<', 'case x in', '\\', '$', '#'])
    expect(() => places(`echo ${open}`)).not.toThrow();
});

test('only a word and double quotes keep a value', () => {
  expect(describeRefusedPlace('word')).toBeUndefined();
  expect(describeRefusedPlace('double-quotes')).toBeUndefined();
  expect(describeRefusedPlace('here-document')).toBe('in a here-document');
});
