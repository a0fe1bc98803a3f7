/** One member of a tar archive. */
export interface TarEntry {
  /** Without leading `./` or `/`, without trailing `/`. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'hardlink' | 'other';
  /** Permission bits with setuid, setgid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  /** Where a link leads; empty for anything else. */
  readonly target: string;
  /** Whether the file carries `security.capability`. */
  readonly capability: boolean;
  /** Place of the content in the archive. */
  readonly offset: number;
}

const KINDS: Readonly<Record<string, TarEntry['kind']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '5': 'folder',
  '2': 'symlink',
  '1': 'hardlink',
};

/** Members of an archive (ustar, pax and GNU long names). */
export function* tarEntries(bytes: Buffer): Generator<TarEntry> {
  const extra = new Map<string, string>();
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + 512);
    const size = Number(extra.get('size') ?? number(header, 124, 12));
    const type = String.fromCharCode(header[156] ?? 0);
    const body = at + 512;
    at = body + Math.ceil(size / 512) * 512;
    if (readExtra(type, bytes.subarray(body, body + size), extra)) continue;
    if (type !== 'g') yield entry(header, type, size, body, Object.fromEntries(extra));
    extra.clear();
  }
}

/** Members that only tell more of the next one: pax records, GNU long names and long link targets. */
function readExtra(type: string, content: Buffer, extra: Map<string, string>): boolean {
  if (type === 'x') for (const [key, value] of pax(content)) extra.set(key, value);
  if (type === 'L') extra.set('path', text(content, 0, content.length));
  if (type === 'K') extra.set('linkpath', text(content, 0, content.length));
  return type === 'x' || type === 'L' || type === 'K';
}

function entry(
  header: Buffer,
  type: string,
  size: number,
  offset: number,
  extra: Readonly<Record<string, string>>,
): TarEntry {
  const prefix = text(header, 257, 6).startsWith('ustar') ? text(header, 345, 155) : '';
  const name = extra['path'] ?? (prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`);
  return {
    path: name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, ''),
    kind: KINDS[type] ?? 'other',
    mode: number(header, 100, 8) & 0o7777,
    uid: Number(extra['uid'] ?? number(header, 108, 8)),
    gid: Number(extra['gid'] ?? number(header, 116, 8)),
    size,
    target: extra['linkpath'] ?? text(header, 157, 100),
    capability: Object.keys(extra).some((key) => key.endsWith('security.capability')),
    offset,
  };
}

/** Records of a pax header: `<length> <key>=<value>\n`, the length counting bytes and itself. */
function* pax(content: Buffer): Generator<readonly [string, string]> {
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const length = Number(content.toString('latin1', at, space));
    if (space < 0 || !(length > 0)) return;
    const record = content.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    yield [record.slice(0, equals), record.slice(equals + 1)];
    at += length;
  }
}

function text(bytes: Buffer, from: number, length: number): string {
  const part = bytes.subarray(from, from + length);
  const end = part.indexOf(0);
  return part.toString('utf8', 0, end < 0 ? length : end);
}

/** Octal text, or base 256 where the first bit says so. */
function number(bytes: Buffer, from: number, length: number): number {
  if (((bytes[from] ?? 0) & 0x80) !== 0) return Number(bytes.readBigUInt64BE(from + length - 8));
  return Number.parseInt(text(bytes, from, length).trim() || '0', 8);
}
