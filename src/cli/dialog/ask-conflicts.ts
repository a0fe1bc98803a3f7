import { maskedSlice, secretPlaces } from '../../api.ts';
import type { Change } from '../../model/change.ts';
import type { ConflictAnswer, Merge, MergeConflict } from '../../model/merge.ts';
import { visible } from '../visible.ts';
import type { Door } from './door.ts';
import { choose } from './prompts.ts';

/** Asks about every place that both sides changed; `null` when the file shall stay as it is for now. */
export async function askConflicts(
  { file }: Change,
  { conflicts, text }: Merge,
  door: Door,
): Promise<readonly ConflictAnswer[] | null> {
  const answers: ConflictAnswer[] = [];
  for (const [index, conflict] of conflicts.entries()) {
    const place = `${visible(file.path)}:${lineOf(text, conflict)}`;
    door.say(screenOf(conflict, `${place}   ${index + 1} of ${conflicts.length}`, door));
    const answer = await choose(door, 'conflict', `${place}: what shall stand there?`, [
      { value: 'ours', label: 'Yours', hint: '' },
      { value: 'theirs', label: 'The generated', hint: '' },
      { value: 'both', label: 'Both', hint: 'yours above the generated' },
      { value: 'edit', label: 'Something else', hint: 'opens your editor' },
      { value: 'later', label: 'Decide later', hint: 'the whole file stays as it is' },
    ]);
    if (answer === 'later') return null;
    answers.push(answer === 'edit' ? await written(conflict, door) : answer);
  }
  return answers;
}

/** Line of a conflict, counted from 1. */
export function lineOf(text: string, { at }: MergeConflict): number {
  return text.slice(0, at.start).split('\n').length;
}

async function written({ yours, theirs }: MergeConflict, door: Door): Promise<ConflictAnswer> {
  const text = await door.ask({
    type: 'editor',
    name: 'text',
    message: 'What shall stand there?',
    default: yours === '' ? theirs : yours,
  });
  return { text: String(text) };
}

function screenOf({ base, yours, theirs }: MergeConflict, title: string, { terminal }: Door): readonly string[] {
  const block = (name: string, text: string): readonly string[] => {
    const lines = maskedSlice(text, 0, text.length, secretPlaces(text))
      .split('\n')
      .map((line) => visible(line.replace(/\r$/, '')));
    const shown =
      text === '' ? ['(nothing)'] : lines.filter((line, at) => line !== '' || (at > 0 && at < lines.length - 1));
    return [`  ${terminal.paint('dim', name)}`, ...shown.map((line) => `    ${line}`)];
  };
  return [
    '',
    `  ${terminal.paint('strong', title)}`,
    ...(base === '' ? [] : block('generated last time', base)),
    ...block('yours', yours),
    ...block('generated now', theirs),
    '',
  ];
}
