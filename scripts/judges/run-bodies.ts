import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { positionOf } from '../../src/dockerfile/positions.ts';
import type { Dockerfile, Instruction } from '../../src/model/dockerfile.ts';
import type { Finding, Judge } from './finding.ts';

/** One RUN as a script of its own. */
interface Body {
  readonly file: string;
  /** Line of the RUN. */
  readonly line: number;
  readonly script: string;
}

/** ShellCheck on what every RUN in shell form gives to the shell. */
export function shellcheck(program: string): Judge {
  return {
    name: 'shellcheck',
    async findings(files) {
      const bodies = (await Promise.all(files.map(bodiesOf))).flat();
      const folder = await mkdtemp(join(tmpdir(), 'ironhull-judges-'));
      try {
        const scripts = bodies.map((_, index) => join(folder, `${index}.sh`));
        await Promise.all(bodies.map(async ({ script }, index) => writeFile(scripts[index] ?? '', script)));
        return await check(program, scripts, bodies);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function check(
  program: string,
  scripts: readonly string[],
  bodies: readonly Body[],
): Promise<readonly Finding[]> {
  const result = await execa(program, ['--shell', 'sh', '--format', 'json', ...scripts], { reject: false });
  if ((result.exitCode ?? 2) > 1) throw new Error(`shellcheck ended with ${result.exitCode}: ${result.stderr}`);
  const found = JSON.parse(result.stdout) as readonly { file: string; code: number; message: string }[];
  return found.map(({ file, code, message }) => {
    const body = bodies[scripts.indexOf(file)];
    return { file: body?.file ?? file, line: body?.line ?? 0, code: `SC${code}`, message };
  });
}

async function bodiesOf(file: string): Promise<readonly Body[]> {
  const dockerfile = parseDockerfile(await readFile(file, 'utf8'));
  const names = variables(dockerfile);
  return dockerfile.instructions
    .filter(({ keyword, json }) => keyword === 'RUN' && json === null)
    .map((run) => ({
      file,
      line: positionOf(dockerfile.lineStarts, run.range.start).line,
      script: scriptOf(dockerfile.text, run, names),
    }));
}

/** Variables of the build are set from outside. A here-document alone is the script itself. */
function scriptOf(text: string, run: Instruction, names: readonly string[]): string {
  const head = `#!/bin/sh\n${names.map((name) => `export ${name}="$1"\n`).join('')}`;
  const [first] = run.heredocs;
  if (first === undefined) return `${head}${run.text}\n`;
  const alone = /^<<-?["']?\w+["']?$/.test(run.text.trim());
  return `${head}${alone ? first.content : text.slice(run.textRange.start, run.textRange.end)}\n`;
}

function variables(dockerfile: Dockerfile): readonly string[] {
  const set = dockerfile.instructions.filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV');
  return [...new Set(set.flatMap(({ pairs }) => pairs.map(({ key }) => key)))].filter((name) => /^\w+$/.test(name));
}
