import type { BuildTarget } from '../../model/deployment.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Passed } from '../passed-secrets.ts';
import { lineAt, rewritten, textLines } from '../text-lines.ts';

/** `docker build --build-arg TOKEN=…` of a script becomes `--secret id=token,env=TOKEN`. */
export function scriptSecrets(
  file: string,
  text: string,
  build: BuildTarget,
  secrets: readonly Passed[],
): readonly Dependent[] {
  const lines = textLines(text);
  return secrets.map((secret) => {
    const flag = new RegExp(`--build-arg[= ]+(["']?)${secret.name}(?:=("[^"]*"|\\$\\{\\{[^}]*\\}\\}|[^\\s"']*))?\\1`);
    const line = lineWith(lines.lines, flag, Number(/:(\d+)$/.exec(build.from)?.[1] ?? '1'));
    const value = line === null ? undefined : flag.exec(lineAt(lines, line))?.[2];
    const same = value === undefined || value.replaceAll(/["${}]/g, '') === secret.name;
    const to = `--secret id=${secret.id},env=${secret.name}`;
    return {
      file,
      from: line === null ? build.from : `${file}:${line}`,
      what: same
        ? 'the builder gets it as a secret (H8)'
        : `give the step ${secret.name} in its environment, and change it by hand`,
      before: `--build-arg ${secret.name}`,
      after: to,
      edits:
        same && line !== null
          ? [
              rewritten(
                lines,
                line,
                lineAt(lines, line).replace(flag, () => to),
              ),
            ]
          : [],
    };
  });
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
      after: `secret = ["id=${secret.id},env=${secret.name}"]`,
      edits: [],
    };
  });
}
