import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Dockerfile, Piece } from '../model/dockerfile.ts';
import { mask, withoutDigests, type Masked } from './references.ts';

/** What a merge keeps or replaces as a whole: an instruction with its here-documents, a comment line, a directive, a line. */
export interface Unit {
  /** Blank lines above. */
  readonly lead: string;
  /** Without the last line end. */
  readonly text: string;
  /** Keyword of an instruction, or what else it is. */
  readonly kind: string;
  readonly masked: Masked;
  /** Text without digests: units with one key are the same. */
  readonly key: string;
}

/** A stage with the comments right above its FROM, or what stands in front of the first. */
export interface Section {
  /** Name of the stage, or the image it starts from; empty in front of the first. */
  readonly name: string;
  readonly units: readonly Unit[];
}

/** A text in pieces that put together give it again. */
export interface Sheet {
  readonly sections: readonly Section[];
  /** Blank lines below the last unit. */
  readonly tail: string;
  /** Whether the last line has its end. */
  readonly ended: boolean;
  /** Character that continues a line; empty where none does. */
  readonly escape: string;
  /** Whether the last unit would swallow what is put behind it, as an instruction that is not ended does. */
  readonly swallows: boolean;
}

/** Cuts a Dockerfile with LF line ends. */
export function dockerfileSheet(text: string): Sheet {
  const dockerfile = parseDockerfile(text);
  const { units, tail } = unitsOf(dockerfile);
  const names = dockerfile.stages.map((stage) => stage.name ?? `from ${stage.image?.value.split(/[:@]/, 1)[0] ?? ''}`);
  const { escape, problems } = dockerfile;
  const swallows =
    units.at(-1)?.text.trimEnd().endsWith(escape) === true ||
    problems.some(({ kind }) => kind === 'unterminated-heredoc');
  return { sections: sectionsOf(units, names), tail, ended: text.endsWith('\n'), escape, swallows };
}

/** Cuts any other text with LF line ends into its lines. */
export function lineSheet(text: string): Sheet {
  const units: Unit[] = [];
  const lines = text.split('\n');
  let lead = '';
  for (const line of text.endsWith('\n') ? lines.slice(0, -1) : lines) {
    if (line.trim() === '') {
      lead += `${line}\n`;
      continue;
    }
    units.push(unitOf('line', lead, line));
    lead = '';
  }
  const ended = text.endsWith('\n');
  return {
    sections: [{ name: '', units }],
    tail: ended ? lead : lead.slice(0, -1),
    ended,
    escape: '',
    swallows: false,
  };
}

/** One unit of a text that is known to be one. */
export function unitOf(kind: string, lead: string, text: string): Unit {
  const masked = mask(text);
  return { lead, text, kind, masked, key: withoutDigests(masked) };
}

export function printUnit({ lead, text }: Unit): string {
  return `${lead}${text}\n`;
}

export function printSection({ units }: Section): string {
  return units.map(printUnit).join('');
}

function unitsOf({ pieces, text }: Dockerfile): { readonly units: readonly Unit[]; readonly tail: string } {
  const units: Unit[] = [];
  let lead = '';
  for (const piece of pieces) {
    const written = text.slice(piece.range.start, piece.range.end);
    if (piece.kind === 'blank') {
      lead += written;
      continue;
    }
    units.push(unitOf(kindOf(piece), lead, written.endsWith('\n') ? written.slice(0, -1) : written));
    lead = '';
  }
  return { units, tail: lead };
}

function kindOf(piece: Piece): string {
  return piece.kind === 'instruction' ? piece.instruction.keyword : piece.kind;
}

function sectionsOf(units: readonly Unit[], names: readonly string[]): readonly Section[] {
  const sections: { name: string; units: Unit[] }[] = [{ name: '', units: [] }];
  for (const unit of units) {
    const current = sections.at(-1);
    if (unit.kind === 'FROM' && current !== undefined) {
      const above = unit.lead === '' ? commentsAbove(current.units) : 0;
      const moved = current.units.splice(current.units.length - above, above);
      sections.push({ name: names[sections.length - 1] ?? '', units: [...moved, unit] });
    } else current?.units.push(unit);
  }
  return sections;
}

/** How many comment lines stand at the end without a blank line below any of them. */
function commentsAbove(units: readonly Unit[]): number {
  let count = 0;
  for (const unit of units.toReversed()) {
    if (unit.kind !== 'comment') break;
    count += 1;
    if (unit.lead !== '') break;
  }
  return count;
}
