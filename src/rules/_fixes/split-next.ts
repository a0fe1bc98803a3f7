import type { Edit } from '../../model/dockerfile.ts';
import type { Project } from '../../model/project.ts';
import { execForm } from '../_shared/exec-form.ts';
import { builderImage, type Cut, type Halves } from './cut.ts';
import { production } from './production.ts';

interface Copied {
  readonly from: string;
  readonly source: string;
  readonly target: string;
}

const TRACED = '/.next/standalone';
/** Ways to call what serves the pages, which is not among what was traced. */
const SERVES =
  /^(?:(?:npm|pnpm|yarn|bun)(?: run)? start|(?:npx |\.?\/?node_modules\/\.bin\/)?next start(?: -p \d+)?|node server\.js)$/;

/** Whether Next.js lays out what it needs in a folder of its own. */
export function isTraced({ plan }: Project): boolean {
  return copiesOf(plan).some(({ source }) => source.endsWith(TRACED));
}

/** Program, packages and pages as Next.js traced them: nothing else of the build is shipped. */
export function splitNext(cut: Cut, from: string, install: readonly Edit[]): Halves | null {
  const { workdir, project } = cut;
  const start = startEdit(cut);
  if (start === null) return null;
  const { port } = project.plan.process;
  return {
    from,
    builder: 'build',
    last: [],
    edits: [...builderImage(cut), ...install, start],
    lines: [
      ...production(cut),
      `ENV HOSTNAME=0.0.0.0${port === null ? '' : ` PORT=${port}`}`,
      `WORKDIR ${workdir}`,
      ...copiesOf(project.plan).map(
        ({ source, target }) => `COPY --from=build ${below(source, workdir)} ${below(target, '.')}`,
      ),
    ],
  };
}

/** What the plan of a new file takes from its build. */
function copiesOf({ view }: Project['plan']): readonly Copied[] {
  const copies = (view['copies'] ?? []) as unknown as readonly Copied[];
  return copies.filter(({ from }) => from.startsWith('--from=build'));
}

/** A path below the folder of a new file, in another one. */
function below(path: string, folder: string): string {
  const rest = path.replace(/^\/app\/?/, '');
  return rest === '' ? `${folder}/` : `${folder}/${rest}`;
}

/** The one CMD starts the program; `null` where something else is started. */
function startEdit({ stage, rest }: Cut): Edit | null {
  const start = rest.findLast(({ keyword }) => keyword === 'CMD');
  const text = start?.commands[0]?.words.map(({ value }) => value).join(' ') ?? '';
  const isAlone = start?.commands.length === 1 && stage.body.every(({ keyword }) => keyword !== 'ENTRYPOINT');
  return start && isAlone && SERVES.test(text)
    ? { range: start.textRange, text: execForm(['node', 'server.js']) }
    : null;
}
