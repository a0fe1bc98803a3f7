import {
  patternOf,
  patternTitle,
  SEVERITIES,
  type Doubt,
  type Finding,
  type Takeover,
  type Treated,
} from '../../api.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import { table, wrapped, type Row } from './layout.ts';
import type { Looked } from './takeover.ts';

const FATES = ['kept', 'replaced', 'removed', 'asks'] as const;
const TITLES = { kept: 'kept', replaced: 'replaced', removed: 'removed', asks: 'asks you' } as const;

/** One screen: findings before and after by failure, and what becomes of every line. */
export function takeoverScreen(looked: Looked, terminal: Terminal): readonly string[] {
  const { takeover } = looked;
  return [
    ...wrapped('  ', visible(headline(looked)), terminal.width),
    '',
    ...table(patternRows(looked), terminal),
    ...left(looked, terminal),
    '',
    ...[...fateLines(takeover), ...aroundLines(takeover), ...dependentLines(takeover)].flatMap(([label, text]) =>
      wrapped(`  ${label.padEnd(8)}  `, visible(text), terminal.width),
    ),
    ...takeover.doubts.flatMap((doubt) =>
      wrapped(`  ${terminal.paint('warning', '!')} `, visible(doubtText(doubt)), terminal.width),
    ),
    '',
  ];
}

function doubtText({ message, from }: Doubt): string {
  return message.startsWith(from) ? message : `${from}: ${message}`;
}

function headline({ takeover, before, after }: Looked): string {
  const { dockerfile, link, lines, stages, base, shipped } = takeover;
  const name = link === null ? dockerfile : `${link} (a link to ${dockerfile})`;
  const parts = [
    counted(lines, 'line'),
    counted(stages, 'stage'),
    ...(base === null ? [] : [base.value]),
    counted(before.length, 'finding'),
  ];
  const by = shipped === null ? '' : ` Built by ${shipped.from}.`;
  return `${name} today: ${parts.join(', ')}. After: ${after.length}.${by}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A row for each failure that is there before or after. */
function patternRows({ before, after }: Looked): readonly Row[] {
  const numbers = [...new Set([...before, ...after].map(patternOf))].toSorted((one, other) => one - other);
  return numbers.map((number) => {
    const ones = before.filter((finding) => patternOf(finding) === number);
    const others = after.filter((finding) => patternOf(finding) === number);
    const worst = SEVERITIES.flatMap((severity) => ones.filter((one) => one.severity === severity))[0];
    const label = number > 8 ? `  ${patternTitle(number)}` : `${number} ${patternTitle(number)}`;
    return {
      label,
      value: `${ones.length} → ${others.length}   ${worst === undefined ? '' : briefly(worst)}`,
      from: '',
    };
  });
}

/** What is wrong, without the advice behind the colon. */
function briefly({ message, file, start }: Finding): string {
  return `${message.split(': ', 1)[0]} (${file}:${start.line})`;
}

/** What the audit would still find, each with its place. */
function left({ after }: Looked, terminal: Terminal): readonly string[] {
  return after.flatMap(({ message, file, start, rule }) =>
    wrapped('  left  ', visible(`${rule}, ${file}:${start.line}: ${message}`), terminal.width),
  );
}

type Line = readonly [label: string, text: string];

/** Lines that go the same way for the same reason stand together. */
function fateLines({ treated }: Takeover): readonly Line[] {
  return FATES.flatMap((fate) => {
    const groups = Map.groupBy(
      treated.filter((one) => one.fate === fate),
      ({ note }) => note,
    );
    return [...groups].map(([note, ones], index): Line => {
      const what = [...new Set(ones.map((one) => one.what))].join(', ');
      return [index === 0 ? TITLES[fate] : '', `${what} → ${note} (${placesOf(ones)})`];
    });
  });
}

/** What goes besides instructions: comments of lines that are gone, and the old ignore file. */
function aroundLines({ lostComments, ignoreFile }: Takeover): readonly Line[] {
  const comments = lostComments.map(({ value, from }): Line => ['', `# ${value} → its line is gone (${from})`]);
  const ignored: readonly Line[] =
    ignoreFile === null ? [] : [['', `${ignoreFile} → an allow-list: what the build needs, and nothing else (H9)`]];
  const [first, ...rest] = [...comments, ...ignored];
  return first === undefined ? [] : [['goes too', first[1]], ...rest];
}

/** `Dockerfile:3, :7, :9` */
function placesOf(ones: readonly Treated[]): string {
  const [first, ...rest] = [...new Set(ones.map(({ from }) => from))];
  if (first === undefined) return '';
  const file = first.slice(0, first.lastIndexOf(':') + 1);
  return [first, ...rest.map((from) => (from.startsWith(file) ? from.slice(file.length - 1) : from))].join(', ');
}

function dependentLines({ dependents }: Takeover): readonly Line[] {
  return dependents.map(({ from, what, before, after }, index): Line => [
    index === 0 ? 'changes' : '',
    `${from}: ${before} → ${after === '' ? '(nothing)' : after}, ${what}`,
  ]);
}

/** Why nothing has to be done: what was seen, and that the audit agrees. */
export function goodScreen(takeover: Takeover, terminal: Terminal): readonly string[] {
  const name = takeover.link ?? takeover.dockerfile;
  return [
    ...wrapped('  ', visible(`${name} is good as it is: nothing to do, and nothing is written.`), terminal.width),
    '',
    ...table(reasons(takeover), terminal),
    '',
    ...wrapped('  ', 'To get it from ironhull all the same: ironhull retrofit --on-conflict beside', terminal.width),
    '',
  ];
}

function reasons({ base, stages, runsAs }: Takeover): readonly Row[] {
  return [
    { label: '1 base image', value: base?.value ?? '', from: base?.from ?? '' },
    {
      label: '2 needless programs',
      value: stages > 1 ? `none: ${stages} stages, and only the last is shipped` : 'none',
      from: '',
    },
    { label: '3 whole repo copied', value: 'no: .dockerignore keeps out what is not needed', from: '' },
    { label: '4 built on the fly', value: 'no: installs from the lockfile, starts the program itself', from: '' },
    {
      label: '5 root',
      value: `no: ${runsAs === null ? 'the base sets another user' : runsAs.value}`,
      from: runsAs?.from ?? '',
    },
    { label: '6 several services', value: 'no', from: '' },
    { label: '7 secrets', value: 'none in ARG, ENV, layers or the build context', from: '' },
    { label: '8 packages not updated', value: 'no: nothing is installed without its index', from: '' },
  ];
}
