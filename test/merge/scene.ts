import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/** Dockerfiles as the templates make them, and one with everything that is hard to cut. */
export const BASES: readonly string[] = [
  ...['go/chi', 'node/nest', 'python/fastapi-uv'].map((path) =>
    readFileSync(join(FIXTURES, path, 'expected', 'Dockerfile'), 'utf8'),
  ),
  [
    '# syntax=docker/dockerfile:1.14',
    '# check=error=true',
    '',
    'ARG REGION=north',
    '',
    '# build: everything',
    'FROM node:24.1.0-trixie-slim AS build',
    'WORKDIR /app',
    'RUN --mount=type=bind,from=node:24.1.0-trixie-slim,target=/mnt \\',
    '    # why',
    '    npm ci && \\',
    '',
    '    npm run build',
    'RUN <<SETUP',
    '# no comment',
    'echo one',
    '',
    'echo two',
    'SETUP',
    '',
    'FROM gcr.io/distroless/nodejs24-debian13:nonroot',
    'WORKDIR /app',
    'COPY --from=build /app /app',
    'USER 65532:65532',
    'CMD ["main.js"]',
    '',
  ].join('\n'),
];

/** What our templates made on 2026-11-23 and what they make today. */
export const EARLIER: readonly { readonly base: string; readonly theirs: string }[] = [
  'node/private-pnpm',
  'node/vue-spa',
  'python/fastapi-poetry',
  'go/worker',
].map((path) => ({
  base: readFileSync(join(import.meta.dirname, 'earlier', `${path}.Dockerfile`), 'utf8'),
  theirs: readFileSync(join(FIXTURES, path, 'expected', 'Dockerfile'), 'utf8'),
}));

/** What people and templates put into such files. */
const BLOCKS = [
  'RUN echo hello',
  'ENV TZ=UTC',
  'COPY certs/ /etc/certs/',
  '# a note of ours',
  'RUN <<EOF\nset -e\necho more\nEOF',
  'RUN apt-get update && \\\n    apt-get install -y --no-install-recommends libpq5',
  'LABEL team="payments" \\\n      tier="1"',
  'FROM alpine:3.22.1 AS extra\nRUN echo extra',
  'WORKDIR /app',
  'USER 10001:10001',
  'EXPOSE 9000',
  'HEALTHCHECK NONE',
];

export interface Step {
  readonly kind: 'insert' | 'remove' | 'change' | 'swap' | 'bump' | 'double';
  readonly at: number;
  readonly to: number;
  readonly pick: number;
  /** Whether single lines are meant, and not whole instructions. */
  readonly lines: boolean;
}

export const steps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom('insert', 'remove', 'change', 'swap', 'bump', 'double'),
      at: fc.nat(200),
      to: fc.nat(200),
      pick: fc.nat(BLOCKS.length - 1),
      lines: fc.boolean(),
    }),
    { maxLength },
  );

/** Applies edits to a text; `mark` makes what it writes recognisable as this side's. */
export function edited(text: string, all: readonly Step[], mark: string): string {
  return all.reduce((now, step) => applied(now, step, mark), text);
}

type Edit = (parts: string[], at: number, step: Step, mark: string) => void;

const edits: Readonly<Record<Step['kind'], Edit>> = {
  insert: (parts, at, { pick }, mark) => {
    parts.splice(at, 0, (BLOCKS[pick] ?? '').replace(/(hello|UTC|note|more)/, `$1-${mark}`));
  },
  remove: (parts, at) => {
    parts.splice(at, 1);
  },
  double: (parts, at, { to }) => {
    parts.splice(to % parts.length, 0, parts[at]!);
  },
  change: (parts, at, { pick }, mark) => {
    parts[at] = parts[at]!.replace(/(\w+)(\W*)$/, `$1-${mark}${pick}$2`);
  },
  swap: (parts, at, { to }) => {
    const other = to % parts.length;
    [parts[at], parts[other]] = [parts[other]!, parts[at]!];
  },
  bump: (parts, at, { pick }) => {
    parts[at] = parts[at]!.replace(
      /(:\d+\.)(\d+)/,
      (_, lead: string, minor: string) => `${lead}${Number(minor) + pick}`,
    );
  },
};

function applied(text: string, step: Step, mark: string): string {
  const parts = step.lines ? text.split('\n').slice(0, -1) : blocksOf(text);
  if (parts.length === 0) return text;
  edits[step.kind](parts, step.at % parts.length, step, mark);
  return `${parts.join('\n')}\n`;
}

/** Instructions with their continuations and here-documents, comments and blank lines, cut without our parser. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let until = '';
  for (const line of text.split('\n').slice(0, -1)) {
    if (until === '') blocks.push(line);
    else blocks[blocks.length - 1] += `\n${line}`;
    until = endOf(line, until);
  }
  return blocks;
}

/** What the block that a line stands in waits for: nothing, the line without a backslash, or the end of a here-document. */
function endOf(line: string, until: string): string {
  const heredoc = /^RUN <<(\w+)$/.exec(line)?.[1];
  if (until === '' && heredoc !== undefined) return heredoc;
  if (until !== '' && until !== '\\') return line === until ? '' : until;
  const goesOn = line.endsWith('\\') || (until === '\\' && /^\s*(#.*)?$/.test(line));
  return goesOn ? '\\' : '';
}
