import type { SecretInFile } from '../../api.ts';
import type { ContextLook } from '../look-at-context.ts';
import { countText, sizeText } from '../size-text.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import { wrapped } from './layout.ts';

const MAX_SHOWN = 12;
/** A kept-out folder below this is not worth a word (bytes). */
const WORTH_NAMING = 1_000_000;

/** What a build sends, in one line. */
export function sendsText({ listing }: ContextLook): string {
  const { files, size, total } = listing;
  return `sends ${files.length} of ${total.files} files, ${sizeText(size)}`;
}

/** What is kept out that must not get in: `keeps out .env, .git, 2 keys`. */
export function keepsOutText({ listing, keptSecrets }: ContextLook): string {
  const secrets = [...new Set(keptSecrets.map((secret) => secret.path))];
  const names = [...secrets.slice(0, 3), ...(secrets.length > 3 ? [`${secrets.length - 3} more with secrets`] : [])];
  const git = listing.keptOut.some((kept) => kept.path === '.git/') ? ['.git'] : [];
  const all = [...names, ...git];
  return all.length === 0 ? '' : `; keeps out ${all.map(visible).join(', ')}`;
}

/** The whole listing for people. */
export function contextScreen(look: ContextLook, terminal: Terminal): readonly string[] {
  const { listing, sentSecrets, ignoreFile } = look;
  const without =
    ignoreFile === null ? 'there is no .dockerignore' : `without ${ignoreFile}: ${sizeText(listing.total.size)}`;
  const counted = listing.counted ? '' : ' and more';
  return [
    ...(look.folder === '' ? [] : [`  ${terminal.paint('strong', visible(look.folder))}`]),
    ...wrapped('  ', `${sendsText(look)} · ${without}${counted}`, terminal.width),
    ...wrapped('    ', listed(groupsOf(listing.files.map((file) => file.path))), terminal.width),
    ...(listing.keptOut.length === 0 ? [] : wrapped('  kept out  ', keptText(look), terminal.width)),
    ...sentSecrets.flatMap((secret) =>
      wrapped(`  ${terminal.paint('warning', '!')} `, `sends ${placeOf(secret)}: ${secret.kind}`, terminal.width),
    ),
    '',
  ];
}

function groupsOf(paths: readonly string[]): readonly string[] {
  const groups = Map.groupBy(paths, (path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path));
  return [...groups].map(([name, files]) => (name.endsWith('/') ? `${name} ${files.length}` : name));
}

function keptText({ listing, keptSecrets }: ContextLook): string {
  const bySecret = Map.groupBy(keptSecrets, (secret) => secret.path);
  const secret = [...bySecret].map(([path, found]) => `${path} (${kinds(found)})`);
  const large = listing.keptOut
    .filter((kept) => !bySecret.has(kept.path) && (kept.size >= WORTH_NAMING || kept.path === '.git/'))
    .toSorted((a, b) => b.size - a.size)
    .map((kept) => `${kept.path.replace(/\/$/, '')} ${sizeText(kept.size)}`);
  const rest = listing.keptOut.filter((kept) => !bySecret.has(kept.path)).length - large.length;
  const others = rest > 0 ? [countText(rest, large.length + secret.length > 0 ? 'other' : 'file or folder')] : [];
  return listed([...secret, ...large, ...others]);
}

function kinds(found: readonly SecretInFile[]): string {
  const [first] = found;
  return found.length === 1 && first !== undefined ? first.kind : `${found.length} secrets`;
}

function listed(items: readonly string[]): string {
  if (items.length === 0) return 'nothing';
  const more = items.length > MAX_SHOWN ? [`… ${items.length - MAX_SHOWN} more`] : [];
  return [...items.slice(0, MAX_SHOWN), ...more].map(visible).join(' · ');
}

function placeOf({ path, line }: SecretInFile): string {
  return visible(line === null ? path : `${path}:${line}`);
}
