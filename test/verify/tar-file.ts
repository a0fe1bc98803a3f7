export interface Member {
  readonly path: string;
  readonly content?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly type?: string;
  readonly target?: string;
  /** pax records written before the member. */
  readonly pax?: Readonly<Record<string, string>>;
}

/** An archive made by hand, so that every header field can be chosen. */
export function tarFile(members: readonly Member[]): Buffer {
  return Buffer.concat([...members.flatMap(parts), Buffer.alloc(1024)]);
}

function parts(member: Member): readonly Buffer[] {
  const records = Object.entries(member.pax ?? {}).map(([key, value]) => record(key, value));
  const extra = records.length === 0 ? [] : block({ path: 'pax', type: 'x', content: records.join('') });
  return [...extra, ...block(member)];
}

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = rest.length + String(rest.length + 2).length;
  return `${length}${rest}`;
}

function block(member: Member): readonly Buffer[] {
  const body = Buffer.from(member.content ?? '');
  const header = Buffer.alloc(512);
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(member.path, 0);
  header.write(octal(member.mode ?? 0o644, 8), 100);
  header.write(octal(member.uid ?? 0, 8), 108);
  header.write(octal(member.gid ?? 0, 8), 116);
  header.write(octal(body.length, 12), 124);
  header.write(member.type ?? '0', 156);
  header.write(member.target ?? '', 157);
  header.write('ustar\u000000', 257);
  return [header, body, Buffer.alloc(-body.length & 511)];
}
