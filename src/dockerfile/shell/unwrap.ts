import type { Command, Word } from '../../model/dockerfile.ts';
import { onePiece } from '../logical-line.ts';
import { newCursor } from './cursor.ts';
import { programName, readList } from './list.ts';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);

/** Programs that run another one, and how many of their own operands stand in front of it. */
const WRAPPERS: Readonly<Record<string, { operands: number; valued: string }>> = {
  sudo: { operands: 0, valued: 'ughCpr' },
  doas: { operands: 0, valued: 'uC' },
  env: { operands: 0, valued: 'uCS' },
  exec: { operands: 0, valued: 'a' },
  command: { operands: 0, valued: '' },
  time: { operands: 0, valued: 'fo' },
  nohup: { operands: 0, valued: '' },
  nice: { operands: 0, valued: 'n' },
  ionice: { operands: 0, valued: 'cnp' },
  timeout: { operands: 1, valued: 'ks' },
  xargs: { operands: 0, valued: 'adEILnPs' },
  gosu: { operands: 1, valued: '' },
  'su-exec': { operands: 1, valued: '' },
  tini: { operands: 0, valued: 'pe' },
  'dumb-init': { operands: 0, valued: 'r' },
  catatonit: { operands: 0, valued: '' },
  setpriv: { operands: 0, valued: '' },
  chroot: { operands: 1, valued: '' },
  eatmydata: { operands: 0, valued: '' },
};

/** Adds what wrappers (`sudo`, `sh -c`, `xargs` …) run behind each wrapper, and drops nothing. */
export function unwrap(commands: readonly Command[], depth = 0): Command[] {
  if (depth > 4) return [...commands];
  const all: Command[] = [];
  for (const command of commands) {
    all.push(command);
    const inner = innerOf(command);
    if (inner.length > 0) all.push(...unwrap(inner, depth + 1));
  }
  return all;
}

function innerOf(command: Command): Command[] {
  if (SHELLS.has(command.name)) return shellScript(command);
  if (command.name === 'su') return scriptAfter(command, '-c');
  const wrapper = Object.hasOwn(WRAPPERS, command.name) ? WRAPPERS[command.name] : undefined;
  if (wrapper === undefined) return [];
  const rest = command.words.slice(innerStart(command.words, wrapper));
  const assignments = rest.slice(0, firstProgram(rest));
  const words = rest.slice(assignments.length);
  if (words.length === 0) return [];
  return [{ ...command, name: programName(words[0]), words, assignments, redirects: [], via: command.name }];
}

function innerStart(words: readonly Word[], wrapper: { operands: number; valued: string }): number {
  let at = 1;
  for (; words[at]?.raw.startsWith('-'); at += 1) {
    const option = words[at]?.value ?? '';
    if (option === '--') return at + 1 + wrapper.operands;
    if (/^-\w$/.test(option) && wrapper.valued.includes(option[1] ?? '-')) at += 1;
  }
  return at + wrapper.operands;
}

function firstProgram(words: readonly Word[]): number {
  const at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word.raw));
  return at === -1 ? words.length : at;
}

function shellScript(command: Command): Command[] {
  const option = command.words.findIndex((word, index) => index > 0 && /^-\w*c\w*$/.test(word.value));
  return option === -1 ? [] : scriptAfter(command, command.words[option]?.value ?? '');
}

function scriptAfter(command: Command, option: string): Command[] {
  const at = command.words.findIndex((word, index) => index > 0 && word.value === option);
  const script = at === -1 ? undefined : command.words[at + 1];
  if (script === undefined) return [];
  const cursor = newCursor(onePiece(script.value, script.range.start));
  readList(cursor, { closing: '', depth: 0, substituted: command.substituted });
  return cursor.found.map((inner) => placed(inner, command, script));
}

/** Quotes and escapes are gone from a script's value, so that its offsets lead nowhere: the whole word stands for them. */
function placed(inner: Command, outer: Command, script: Word): Command {
  const at = (word: Word): Word => ({ ...word, range: script.range });
  return {
    ...inner,
    words: inner.words.map(at),
    assignments: inner.assignments.map(at),
    redirects: inner.redirects.map(({ operator, target }) => ({ operator, target: at(target) })),
    range: script.range,
    via: outer.name,
  };
}
