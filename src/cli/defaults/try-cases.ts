import {
  casesIn,
  openOrEmpty,
  tryPreset,
  UsageError,
  withFiles,
  type Decisions,
  type PresetCase,
  type Repo,
} from '../../api.ts';
import { withPreset, type Trying } from './policy-under-test.ts';

/** A case is looked at under its own names, which it has in no folder. */
const NOWHERE = '.no-such-folder';

/** A case as it went. */
export interface TriedCase {
  readonly name: string;
  readonly decided: Decisions;
  readonly expected: Decisions | null;
  readonly differences: readonly Difference[];
}

/** A decision that is not what was expected. */
export interface Difference {
  readonly key: string;
  readonly expected: Decisions[string] | null;
  readonly decided: Decisions[string] | null;
}

/** Tries the preset of a folder on every case in it. Throws `UsageError` where there is none. */
export async function tryCases(folder: Repo, trying: Trying): Promise<readonly TriedCase[]> {
  const cases = casesIn(folder);
  if (cases.length === 0)
    throw new UsageError('there is no case: none of test/NAME/repo/ is there. Nothing was written.', {
      hints: ['mkdir -p test/first/repo     is where the files of a small repository go'],
    });
  return withPreset(folder, trying, async (following) => {
    const tried: TriedCase[] = [];
    for (const one of cases) {
      const repo = withFiles(openOrEmpty(`${folder.root}/${NOWHERE}/${one.name}`), one.files);
      tried.push(compared(one, tryPreset(repo, one.answers, await following(repo))));
    }
    return tried;
  });
}

/** Only what a case speaks of is compared: the rest may change without anybody minding. */
function compared({ name, expected }: PresetCase, decided: Decisions): TriedCase {
  const keys = [...Object.keys(expected ?? {}), ...('refused' in decided ? ['refused'] : [])];
  const differences = [...new Set(keys)].flatMap((key) => {
    const [one = null, other = null] = [expected?.[key], decided[key]];
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ key, expected: one, decided: other }];
  });
  return { name, decided, expected, differences };
}

/** Whether a case is not as expected, or nobody has said what is. */
export function fails({ expected, differences }: TriedCase): boolean {
  return expected === null || differences.length > 0;
}
