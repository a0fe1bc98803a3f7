import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { ContextPlan } from '../../../model/plan.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { JavaDetails } from '../facts.ts';

/** What reaches the build: the files that say what is downloaded, and the code of every module but its tests. */
export function contextOf({ details }: Facts<JavaDetails>, answers: Answers): ContextPlan {
  const sources = details.modules.map(({ folder }) => (folder === '.' ? 'src/' : `${folder}/src/`));
  const settings = details.settings === '' ? [] : [details.settings];
  const include = [...details.manifests, ...settings, ...sources, ...(answers.include ?? [])];
  return {
    include: [...new Set(include.map((path) => plainPath(path, path)))],
    exclude: ['**/src/test/', '**/src/it/', '**/*.class', '**/*.jks', '**/*.keystore'],
  };
}
