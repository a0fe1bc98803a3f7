import type { Reading } from './reading.ts';
import { startOf } from './start.ts';

const SERVERS = /^(?:gunicorn|uvicorn|hypercorn|granian|waitress-serve|daphne)$/;
/** Options that the stack decides itself (address, port, log), or that are for development alone. */
const DECIDED =
  /^(?:-b|--bind|--host|--port|-p|--listen|--interface|--access-logfile|--worker-tmp-dir|--reload(?:-.*)?|--debug)$/;
/** Options without a value. */
const SWITCHES =
  /^(?:--preload|--proxy-headers|--no-[\w-]+|--factory|--call|--use-colors|--http2|--capture-output|--enable-stdio-inheritance|--reload|--debug)$/;

/** What a server was told besides the app and its address: `-w 4 --timeout 60`. */
export function furtherWords(reading: Reading): readonly string[] {
  const words = reading.facts.stack === 'python' ? programWords(startOf(reading)?.words ?? []) : [];
  if (!SERVERS.test(words[0]?.split('/').at(-1) ?? '')) return [];
  return optionsOf(words.slice(1))
    .filter(([option]) => !DECIDED.test(option?.split('=', 1)[0] ?? ''))
    .flat();
}

/** Options with their values; the app and other words are left out. */
function optionsOf(words: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  let open = false;
  for (const word of words) {
    if (word.startsWith('-')) found.push([word]);
    else if (open) found.at(-1)?.push(word);
    open = word.startsWith('-') && !word.includes('=') && !SWITCHES.test(word);
  }
  return found;
}

/** Without what only starts the program: `uv run`, `poetry run`, `python -m`. */
function programWords(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words;
  const name = first.split('/').at(-1) ?? '';
  if (/^(?:uv|poetry|pipenv)$/.test(name) && second === 'run') return programWords(words.slice(2));
  return /^python[\d.]*$/.test(name) && second === '-m' ? words.slice(2) : words;
}
