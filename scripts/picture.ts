import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { discard, readCase, restore } from '../test/case.ts';

/** `npm run picture`: docs/run.svg, the terminal of a real interactive run on the Express fixture, drawn cell by cell. */
const ROOT = join(import.meta.dirname, '..');
const COLUMNS = 80;
const KEY = { enter: '\r', down: '\u001B[B' } as const;
const STEPS: readonly (readonly [string, string])[] = [
  ['Stop here', KEY.enter],
  ['hardened', KEY.enter],
  ['Cancel', KEY.enter],
];
const CELL = { width: 8.4, height: 20, size: 14, margin: 20 } as const;
/** ANSI colours by number, then what they become on a dark ground. */
const PALETTE: Readonly<Record<number, string>> = { 1: '#f28b82', 2: '#8bd49c', 3: '#e6c177', 6: '#79c7d9' };
const PAPER = '#16181d';
const INK = '#d7dae0';
const FAINT = '#8a909c';

const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 60, allowProposedApi: true });
await run();
writeFileSync(join(ROOT, 'docs/run.svg'), svg());

async function run(): Promise<void> {
  const repo = restore(readCase('node', 'express-npm'));
  try {
    await show('$ ironhull\r\n');
    await drive(repo);
  } finally {
    discard(repo);
  }
}

async function drive(cwd: string): Promise<void> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], { cols: COLUMNS, rows: 60, cwd, env });
  const ended = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  child.onData((data) => terminal.write(data));
  for (const [text, key] of STEPS) {
    await until(text);
    child.write(key);
  }
  const code = await ended;
  await show('');
  if (code !== 0) throw new Error(`the run ended with ${code}:\n${lines().join('\n')}`);
}

function show(text: string): Promise<void> {
  return new Promise((resolve) => terminal.write(text, resolve));
}

async function until(text: string): Promise<void> {
  for (const end = Date.now() + 20_000; !lines().join('\n').includes(text);) {
    if (Date.now() > end) throw new Error(`${text} never came:\n${lines().join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // The prompt listens a moment after it is drawn.
  await new Promise((resolve) => setTimeout(resolve, 200));
}

function lines(): readonly string[] {
  const buffer = terminal.buffer.active;
  const all = Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y)?.translateToString(true) ?? '');
  return all.slice(0, all.findLastIndex((line) => line !== '') + 1);
}

interface Stretch {
  readonly x: number;
  readonly style: string;
  text: string;
}

/** Neighbouring cells of one style become one text. */
function stretches(y: number): readonly Stretch[] {
  const line = terminal.buffer.active.getLine(y);
  const found: Stretch[] = [];
  for (let x = 0; x < COLUMNS; x += 1) {
    const cell = line?.getCell(x);
    if (cell === undefined) continue;
    const style = styleOf(cell.isDim() !== 0, cell.isBold() !== 0, cell.isFgPalette() ? cell.getFgColor() : null);
    const last = found.at(-1);
    const text = cell.getChars() || ' ';
    if (last?.style === style) last.text += text;
    else found.push({ x, style, text });
  }
  return found.filter(({ text }) => text.trim() !== '');
}

function styleOf(dim: boolean, bold: boolean, colour: number | null): string {
  const fill = colour === null ? (dim ? FAINT : INK) : (PALETTE[colour] ?? INK);
  return `fill="${fill}"${bold ? ' font-weight="700"' : ''}`;
}

function svg(): string {
  const count = lines().length;
  const width = Math.ceil(COLUMNS * CELL.width + 2 * CELL.margin);
  const height = count * CELL.height + 2 * CELL.margin;
  const rows = Array.from({ length: count }, (_, y) => stretches(y).map((stretch) => textAt(y, stretch))).flat();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A run of ironhull in a terminal">
<rect width="${width}" height="${height}" rx="8" fill="${PAPER}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${CELL.size}" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

function textAt(y: number, { x, style, text }: Stretch): string {
  const shown = text.trimEnd();
  const lead = shown.length - shown.trimStart().length;
  const left = (CELL.margin + (x + lead) * CELL.width).toFixed(1);
  const base = (CELL.margin + y * CELL.height + CELL.size).toFixed(0);
  const words = shown.trimStart();
  const length = (words.length * CELL.width).toFixed(1);
  return `<text x="${left}" y="${base}" textLength="${length}" ${style}>${escaped(words)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
