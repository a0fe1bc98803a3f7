import type { Decided } from './decided.ts';

/** One `COPY` of the shipped stage. */
interface Copy {
  /** As in `--from=build `, with the space behind it; empty for the context. */
  readonly from: string;
  readonly source: string;
  readonly target: string;
  readonly [key: string]: string;
}

type View = Readonly<Record<string, string | readonly string[] | readonly Copy[]>>;

/** Values of the shipped stage of a server. */
export function runtimeView(decided: Decided, modules: string): View {
  return {
    runtime: decided.family === 'slim' || decided.family === 'alpine' ? decided.family : 'bare',
    init: decided.details.handlesSignals ? 'none' : decided.buildContract.libc === 'musl' ? 'alpine' : 'debian',
    environment: environment(decided),
    copies: [...modulesCopy(decided, modules), ...built(decided), ...asTheyAre(decided)],
  };
}

function environment({ details, facts }: Decided): readonly string[] {
  const next = details.framework === 'next';
  const port = facts.port?.value;
  return [
    'NODE_ENV=production HOME=/tmp',
    ...details.environment.map(({ name, value }) => `${name}=${value}`),
    ...(next ? [`HOSTNAME=0.0.0.0 PORT=${port ?? 3000} NEXT_TELEMETRY_DISABLED=1`] : []),
  ];
}

function modulesCopy({ details }: Decided, modules: string): readonly Copy[] {
  if (!details.production || details.framework === 'next') return [];
  return [{ from: `--from=${modules} `, source: '/app/node_modules', target: '/app/node_modules' }];
}

function built({ details }: Decided): readonly Copy[] {
  const { output } = details;
  if (output === null) return [];
  const from = '--from=build ';
  if (details.framework !== 'next') return [{ from, source: `/app/${output}`, target: `/app/${output}` }];
  const parts = [
    { from, source: '/app/.next/standalone', target: '/app' },
    { from, source: '/app/.next/static', target: '/app/.next/static' },
  ];
  return details.publicFolder ? [...parts, { from, source: '/app/public', target: '/app/public' }] : parts;
}

/** Root files go in one line, each folder in its own. */
function asTheyAre({ details, answers }: Decided): readonly Copy[] {
  const paths = [...details.shipped, ...(details.output === null ? (answers.include ?? []) : [])];
  const files = paths.filter((path) => !path.includes('/'));
  const folders = paths.filter((path) => path.includes('/')).map((path) => path.replace(/\/$/, ''));
  return [
    ...(files.length > 0 ? [{ from: '', source: files.join(' '), target: '/app/' }] : []),
    ...folders.map((folder) => ({ from: '', source: folder, target: `/app/${folder}` })),
  ];
}
