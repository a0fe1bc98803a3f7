import type { Instruction, Resolved, Stage } from '../model/dockerfile.ts';
import { userFix } from './_fixes/run-as-user.ts';
import { type DockerfileInput, type Out, defineRule } from './_shared/define-rule.ts';
import { startCommands } from './_shared/starts.ts';
import { isUserOfPlatform } from './_shared/user-of-platform.ts';

export default defineRule({
  name: 'root-user',
  summary: 'The shipped stage runs as a user other than root.',
  severity: 'high',
  references: [
    'hadolint DL3002',
    'Trivy DS-0002',
    'Checkov CKV_DOCKER_3',
    'Checkov CKV_DOCKER_8',
    'KICS fd54f200',
    'KICS 67fd0c4a',
    'Semgrep missing-user',
    'CIS-DI-0001',
    'CIS Docker 4.1',
    'OWASP Docker 2',
    'PSS restricted runAsNonRoot',
    'NIST SP 800-190 4.1.2',
    'Tally stateful-root-runtime',
  ],
  messages: {
    root: 'the shipped stage runs as root',
    implicit: 'nothing sets a user and {image} starts as root: so does the container',
    unknown: 'nothing sets a user; most images, and so probably {image}, start as root',
    inherited: 'the shipped stage inherits root from stage {stage}',
  },
  check(input, report) {
    const { shipped, stages } = input;
    const user = shipped?.end.user;
    if (!shipped || !user || !mayBeRoot(user.value) || dropsPrivileges(shipped)) return;
    if ((isUserOfPlatform(input) || input.runner === 'github-action') && !isAdministrator(user.value)) return;
    if (user.by) return reportSet(shipped, user.by, stages, report);
    reportBase(shipped, input, report);
  },
});

function reportBase(shipped: Stage, input: DockerfileInput, report: Out<'unknown' | 'implicit'>): void {
  const first = [...input.shippedStages].at(-1) ?? shipped;
  const data = { image: first.image?.value ?? 'its base' };
  if (shipped.end.user.value === null)
    report({ at: shipped.from, message: 'unknown', data, confidence: 'low', ...userFix(shipped, input) });
  else report({ at: shipped.from, message: 'implicit', data, ...userFix(shipped, input) });
}

/** `null` is a base that nobody knows; a value that only the build knows is not judged. */
function mayBeRoot(user: Resolved | null): boolean {
  return user === null || (user.known && /^(?:|root|0+)(?::.*)?$/.test(user.text)) || isAdministrator(user);
}

/** What root is to Linux, the administrator is to a Windows container. */
function isAdministrator(user: Resolved | null): boolean {
  return user?.known === true && /^containeradministrator$/i.test(user.text);
}

function reportSet(shipped: Stage, by: Instruction, stages: readonly Stage[], report: Out<'root' | 'inherited'>): void {
  const owner = stages.find(({ body }) => body.includes(by));
  if (owner === shipped) return report({ at: by, message: 'root' });
  report({ at: shipped.from, message: 'inherited', data: { stage: owner?.name ?? String(owner?.index ?? 0) } });
}

/** An entry point that starts as root to prepare its volume and then becomes somebody else. */
function dropsPrivileges(stage: Stage): boolean {
  return startCommands(stage).some(({ command }) =>
    /^(?:gosu|su-exec|setpriv|chpst|s6-setuidgid|runuser)$/.test(command.via ?? command.name),
  );
}
