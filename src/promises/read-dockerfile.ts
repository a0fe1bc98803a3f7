/** One instruction as a plain reader sees it: this reader shares no code with ironhull, so that it cannot share its mistakes. */
export interface Instruction {
  readonly line: number;
  /** Upper case. */
  readonly keyword: string;
  /** `--name=value` pairs, in order. */
  readonly flags: readonly (readonly [string, string])[];
  /** What stands behind the flags, continuation lines joined by blanks, comments left out. */
  readonly text: string;
  /** Strings of the exec form, `null` in shell form. */
  readonly exec: readonly string[] | null;
  /** Bodies of here-documents. */
  readonly heredocs: readonly string[];
  /** Comment lines that stand right above it. */
  readonly comments: readonly string[];
}

export interface Stage {
  readonly name: string;
  /** `name:tag@digest`, or the name of an earlier stage. */
  readonly from: string;
  readonly platform: string | null;
  readonly body: readonly Instruction[];
  /** Comment lines right above its FROM. */
  readonly comments: readonly string[];
}

export interface Generated {
  readonly dockerfile: string;
  readonly dockerignore: string;
  readonly lines: readonly string[];
  readonly stages: readonly Stage[];
  /** The last stage: what is shipped. */
  readonly shipped: Stage;
}

/** Reads a pair of generated files. Throws on what it cannot read, as a file that this cannot read is too clever. */
export function readGenerated(dockerfile: string, dockerignore: string): Generated {
  const lines = dockerfile.split('\n');
  const stages = toStages(instructions(lines));
  const shipped = stages.at(-1);
  if (shipped === undefined) throw new Error('no stage');
  return { dockerfile, dockerignore, lines, stages, shipped };
}

/** Instructions of every stage, in order. */
export function everyInstruction(files: Generated): readonly Instruction[] {
  return files.stages.flatMap((stage) => stage.body);
}

/** A stage and the stages that it is built on, its own last. */
export function lineage(files: Generated, stage: Stage): readonly Stage[] {
  const parent = files.stages.find((other) => other.name === stage.from);
  return parent === undefined ? [stage] : [...lineage(files, parent), stage];
}

export function flag(instruction: Instruction, name: string): string | null {
  return instruction.flags.find(([key]) => key === name)?.[1] ?? null;
}

/** Values of every `--mount`. */
export function mounts(instruction: Instruction): readonly ReadonlyMap<string, string>[] {
  return instruction.flags
    .filter(([name]) => name === 'mount')
    .map(
      ([, value]) =>
        new Map(
          value.split(',').map((part) => [part.split('=')[0] ?? '', part.split('=').slice(1).join('=') || 'true']),
        ),
    );
}

/** Whether a comment on a step, or on the stage it is in, says that a promise is its reason. */
export function hasReason(files: Generated, step: Instruction, promise: string): boolean {
  const stage = files.stages.find((one) => one.body.includes(step));
  return [...step.comments, ...(stage?.comments ?? [])].some((comment) => new RegExp(`\\b${promise}\\b`).test(comment));
}

/** Whether the file says, above its stages, that a promise is kept less strictly. */
export function deviates(files: Generated, promise: string): boolean {
  return files.lines.some((line) => line.startsWith(`# Deviation from ${promise}:`));
}

function instructions(lines: readonly string[]): readonly Instruction[] {
  const found: Instruction[] = [];
  let comments: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    if (text.trim() === '') comments = [];
    else if (text.startsWith('#')) comments.push(text);
    else {
      const { joined, end } = join(lines, at);
      const heredocs = readHeredocs(lines, end, joined);
      found.push(toInstruction(at + 1, joined, heredocs.bodies, comments));
      at = heredocs.end;
      comments = [];
    }
  }
  return found;
}

function join(lines: readonly string[], start: number): { readonly joined: string; readonly end: number } {
  const parts: string[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (at > start && line.trimStart().startsWith('#')) continue;
    parts.push(line.replace(/\\\s*$/, '').trim());
    if (!/\\\s*$/.test(line)) break;
  }
  return { joined: parts.filter((part) => part !== '').join(' '), end: at };
}

function readHeredocs(
  lines: readonly string[],
  end: number,
  joined: string,
): { readonly bodies: readonly string[]; readonly end: number } {
  const bodies: string[] = [];
  let at = end;
  for (const match of joined.matchAll(/<<-?(['"]?)([A-Za-z_]\w*)\1/g)) {
    const close = lines.findIndex((line, index) => index > at && line.trim() === match[2]);
    if (close === -1) throw new Error(`here-document ${match[2]} is never closed`);
    bodies.push(lines.slice(at + 1, close).join('\n'));
    at = close;
  }
  return { bodies, end: at };
}

function toInstruction(
  line: number,
  joined: string,
  heredocs: readonly string[],
  comments: readonly string[],
): Instruction {
  const [keyword = '', ...rest] = joined.split(' ');
  const words = [...rest];
  const flags: (readonly [string, string])[] = [];
  while (words[0]?.startsWith('--')) {
    const [name = '', ...value] = (words.shift() ?? '').slice(2).split('=');
    flags.push([name, value.join('=') || 'true']);
  }
  const text = words.join(' ');
  return { line, keyword: keyword.toUpperCase(), flags, text, exec: execForm(text), heredocs, comments: [...comments] };
}

function execForm(text: string): readonly string[] | null {
  const from = text.startsWith('CMD ') ? text.slice(4) : text;
  if (!from.startsWith('[')) return null;
  return JSON.parse(from) as readonly string[];
}

function toStages(all: readonly Instruction[]): readonly Stage[] {
  const stages: {
    name: string;
    from: string;
    platform: string | null;
    body: Instruction[];
    comments: readonly string[];
  }[] = [];
  for (const instruction of all) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.body.push(instruction);
      continue;
    }
    const [from = '', as, name = ''] = instruction.text.split(' ');
    if (as !== undefined && as.toUpperCase() !== 'AS') throw new Error(`line ${instruction.line}: ${instruction.text}`);
    stages.push({ name, from, platform: flag(instruction, 'platform'), body: [], comments: instruction.comments });
  }
  return stages;
}
