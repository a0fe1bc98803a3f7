import type { Resolved } from '../model/dockerfile.ts';

/** Looks a variable up: its value, or `null` when nothing defines it. */
export type Lookup = (name: string) => Resolved | null;

const MAX_DEPTH = 20;
/** Values longer than this are not filled in any further: keeps doubling chains (`ENV A=$B$B`) bounded. UTF-16 units. */
const MAX_LENGTH = 65_535;

interface State {
  readonly text: string;
  readonly escape: string;
  readonly lookup: Lookup;
  at: number;
  /** The quote that is open, or nothing. */
  quote: string;
  out: string;
  missing: string | null;
  fromArg: boolean;
}

/** Fills variables into a raw word the way Docker does; quotes are removed. */
export function expand(text: string, escape: string, lookup: Lookup, depth = 0): Resolved {
  const state: State = { text, escape, lookup, at: 0, out: '', missing: null, fromArg: false, quote: '' };
  while (state.at < text.length && state.out.length < MAX_LENGTH) takeNext(state, depth);
  if (state.missing !== null || state.at < text.length) return { known: false, text, missing: state.missing ?? '' };
  return { known: true, text: state.out, fromArg: state.fromArg };
}

function takeNext(state: State, depth: number): void {
  const char = state.text[state.at] ?? '';
  const { quote } = state;
  if (char === state.escape && quote !== "'") return takeEscape(state, quote);
  if (char === '$' && quote !== "'") return takeVariable(state, depth);
  const turns = turnsQuote(quote, char);
  if (turns) state.quote = quote === '' ? char : '';
  take(state, turns ? '' : char, 1);
}

/** Whether a character opens or closes a quote. */
export function turnsQuote(quote: string, char: string): boolean {
  return quote === '' ? char === '"' || char === "'" : char === quote;
}

function take(state: State, text: string, length: number): void {
  state.out += text;
  state.at += length;
}

function takeEscape(state: State, quote: string): void {
  const next = state.text[state.at + 1] ?? '';
  const kept = quote === '"' && next !== '"' && next !== '$' && next !== state.escape;
  take(state, kept ? state.escape + next : next, 2);
}

function takeVariable(state: State, depth: number): void {
  const rest = state.text.slice(state.at + 1, state.at + 257);
  const plain = /^[A-Za-z_]\w*/.exec(rest)?.[0];
  if (plain !== undefined) {
    state.at += plain.length + 1;
    return takeResolved(state, state.lookup(plain), plain);
  }
  if (!rest.startsWith('{')) return take(state, '$', 1);
  const end = closingBrace(state.text, state.at + 1);
  const inner = state.text.slice(state.at + 2, end);
  state.at = end + 1;
  takeModified(state, inner, depth);
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function takeModified(state: State, inner: string, depth: number): void {
  const { name, modifier } = splitModifier(inner);
  if (depth >= MAX_DEPTH || isForeign(name, modifier)) return miss(state, name || inner);
  const found = state.lookup(name);
  if (modifier === '' || found?.known === false) return takeResolved(state, found, name);
  const set = !(modifier.startsWith(':') && found?.text === '');
  const word = () => expand(inner.slice(name.length + modifier.length), state.escape, state.lookup, depth + 1);
  takeModifier(state, { name, kind: modifier.slice(-1), found: set ? found : null, word });
}

function splitModifier(inner: string): { name: string; modifier: string } {
  const [, name = '', modifier = ''] = /^([A-Za-z_]\w*)(:?[-+?]|[#%/])?/.exec(inner) ?? [];
  return { name, modifier };
}

/** Patterns of bash (`#`, `%`, `/`) are not worked out. */
function isForeign(name: string, modifier: string): boolean {
  return name === '' || /[#%/]/.test(modifier);
}

interface Modified {
  readonly name: string;
  readonly kind: string;
  /** The variable's value; `null` where the modifier takes it as unset. */
  readonly found: Resolved | null;
  readonly word: () => Resolved;
}

function takeModifier(state: State, { name, kind, found, word }: Modified): void {
  if (kind === '+') return found === null ? undefined : takeResolved(state, word(), name);
  if (found !== null) return takeResolved(state, found, name);
  if (kind === '?') return miss(state, name);
  takeResolved(state, word(), name);
}

function takeResolved(state: State, value: Resolved | null, name: string): void {
  if (value === null) return;
  if (!value.known) return miss(state, value.missing || name);
  state.out += value.text;
  state.fromArg ||= value.fromArg;
}

function miss(state: State, name: string): void {
  state.missing ??= name;
}
