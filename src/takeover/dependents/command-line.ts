import type { BuildTarget } from '../../model/deployment.ts';
import type { Edit } from '../../model/dockerfile.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Passed } from '../passed-secrets.ts';
import { inLine, lineAt, textLines, type TextLines } from '../text-lines.ts';

/** `docker build --build-arg TOKEN=…` of a script becomes `--secret id=token,env=TOKEN`. */
export function scriptSecrets(
  file: string,
  text: string,
  build: BuildTarget,
  secrets: readonly Passed[],
): readonly Dependent[] {
  const lines = textLines(text);
  return secrets.map((secret) => scriptPlace(file, lines, build, secret));
}

function scriptPlace(file: string, lines: TextLines, { from }: BuildTarget, secret: Passed): Dependent {
  const flag = new RegExp(
    `--build-arg[= ]+(["']?)${secret.name}(?:=("[^"]*"|\\$\\{\\{[^}]*\\}\\}|[^\\s"']*))?\\1(?=\\s|$)`,
  );
  const line = lineWith(lines.lines, flag, Number(/:(\d+)$/.exec(from)?.[1] ?? '1')) ?? 0;
  const match = flag.exec(lineAt(lines, line));
  const same = !secret.needed || isSame(match?.[2], secret.name);
  const after = secret.needed ? `--secret id=${secret.id},env=${secret.name}` : '';
  return {
    file,
    from: line === 0 ? from : `${file}:${line}`,
    what: told(secret, same),
    before: `--build-arg ${secret.name}`,
    after,
    edits: same && match !== null ? [flagEdit(lines, line, match, after)] : [],
  };
}

/** Whether the argument's value is the variable of its own name. */
function isSame(value: string | undefined, name: string): boolean {
  return value === undefined || value.replaceAll(/["${}()]/g, '') === name;
}

/** A flag that goes takes the blank behind it along. */
function flagEdit(lines: TextLines, line: number, { index, 0: found }: RegExpExecArray, to: string): Edit {
  const blank = to === '' && lineAt(lines, line)[index + found.length] === ' ' ? 1 : 0;
  return inLine(lines, line, { at: index, length: found.length + blank }, to);
}

function told({ name, needed }: Passed, same: boolean): string {
  if (!needed) return 'no step of the build reads it any more (H8)';
  return same
    ? 'the builder gets it as a secret (H8)'
    : `give the step ${name} in its environment, and change it by hand`;
}

function lineWith(lines: readonly string[], pattern: RegExp, from: number): number | null {
  const below = lines.findIndex((line, index) => index >= from - 1 && pattern.test(line));
  const any = below === -1 ? lines.findIndex((line) => pattern.test(line)) : below;
  return any === -1 ? null : any + 1;
}

/** Bake files are shown what to change, and changed by hand: HCL has no place that can be found for sure. */
export function bakedSecrets(
  file: string,
  text: string,
  build: BuildTarget,
  secrets: readonly Passed[],
): readonly Dependent[] {
  return secrets.map((secret) => {
    const at = text.split('\n').findIndex((line) => new RegExp(`["\\s]${secret.name}"?\\s*[=:]`).test(line));
    return {
      file,
      from: at === -1 ? build.from : `${file}:${at + 1}`,
      what: 'to be changed by hand',
      before: `args ${secret.name}`,
      after: secret.needed ? `secret = ["id=${secret.id},env=${secret.name}"]` : '',
      edits: [],
    };
  });
}
