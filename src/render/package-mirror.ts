import { applyEdits } from '../dockerfile/edits.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { StageSyntax } from '../model/dockerfile.ts';
import type { PackageIndex, PackageMirror } from '../model/plan.ts';

/** Stages that install, by index; the others start from one of them. */
const STAGES: Readonly<Record<PackageIndex, readonly string[]>> = {
  npm: ['base'],
  pypi: ['lock', 'fetch', 'deps'],
  go: ['deps'],
  maven: ['deps'],
};

/** Names of the stages that the mirror is written into. */
export function installingStages({ index }: PackageMirror): readonly string[] {
  return STAGES[index];
}

const LOCKED_THROUGH = '# a uv.lock has to be made through it too, or uv says that it is out of date\n';

/** The rendered Dockerfile with the team's package mirror named in each stage that installs; nothing of it is shipped. */
export function withPackageMirror(text: string, packages: PackageMirror | undefined): string {
  if (packages === undefined) return text;
  const stages = parseDockerfile(text).stages.filter(({ name }) => installingStages(packages).includes(name ?? ''));
  const lines = linesOf(packages);
  const edits = stages.map((stage) => [{ range: behind(text, stage), text: lines }]);
  return applyEdits(text, edits).text;
}

function behind(text: string, { from }: StageSyntax): { readonly start: number; readonly end: number } {
  const at = text.indexOf('\n', from.range.end) + 1;
  return { start: at, end: at };
}

function linesOf({ index, url, variables }: PackageMirror): string {
  const env = variables.length === 0 ? '' : `ENV ${variables.map((name) => `${name}=${url}`).join(' \\\n    ')}\n`;
  const lock = variables.includes('UV_DEFAULT_INDEX') ? LOCKED_THROUGH : '';
  return `# packages come through the mirror of the team\n${lock}${env}${index === 'maven' ? settings(url) : ''}`;
}

function settings(url: string): string {
  return `COPY <<'EOF' /root/.m2/settings.xml
<settings>
  <mirrors>
    <mirror><id>team</id><mirrorOf>*</mirrorOf><url>${url}</url></mirror>
  </mirrors>
</settings>
EOF
`;
}
