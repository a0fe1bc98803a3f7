import type { Plan } from '../model/plan.ts';
import type { Secret } from '../model/secret.ts';

/** The exact line that builds the image, with each secret it mounts. `dockerfile` is named where Docker would take another. */
export function buildCommand(plan: Plan, dockerfile?: string): string {
  const words = [
    'docker build',
    ...(dockerfile === undefined ? [] : [`-f ${dockerfile}`]),
    ...plan.secrets.map(secretFlag),
    ...plan.buildArgs.map((name) => `--build-arg ${name}`),
  ];
  return [...words, `-t ${plan.name}`, plan.service === '' ? '.' : plan.service].join(' ');
}

/** The line that proves the contract on the image, with the secrets that its build mounts. `folder` is the context's, as it is typed; `dockerfile` is named from there where it is not the usual one. */
export function proveCommand(plan: Plan, folder: string, dockerfile?: string): string {
  const flags = [...plan.secrets.map(secretFlag), ...plan.buildArgs.map((name) => `--build-arg ${name}`)];
  const joined = flags.map((flag) => flag.replace(' ', '='));
  const quoted = joined.length === 1 ? (joined[0] ?? '') : `'${joined.join(' ')}'`;
  const words = [
    'ironhull verify',
    ...(folder === '' ? [] : [folder]),
    ...(dockerfile === undefined ? [] : [`--file ${dockerfile}`]),
  ];
  return [...words, ...(flags.length === 0 ? [] : [`--build-flags=${quoted}`])].join(' ');
}

/** The line that runs the image with nothing it does not need. */
export function runCommand(plan: Plan): readonly string[] {
  const mounts = plan.writable.map((path) =>
    path.kind === 'tmpfs'
      ? `--tmpfs ${path.path}:mode=${path.mode}${path.exec ? ',exec' : ''}`
      : `-v ${plan.name}${path.path.replaceAll('/', '-')}:${path.path}`,
  );
  // A name without a value: Docker takes it from the shell that starts it, and none stands in its history.
  const secrets = (plan.kept?.handedOver ?? []).map((name) => `-e ${name}`);
  const port = plan.process.port === null ? [] : [`-p ${plan.process.port}:${plan.process.port}`];
  return [
    'docker run --rm --read-only --cap-drop ALL --security-opt no-new-privileges',
    [...mounts, ...secrets, ...port, plan.name].join(' '),
  ];
}

function secretFlag(secret: Secret): string {
  if (secret.delivery === 'ssh') return `--ssh ${secret.source}`;
  return `--secret id=${secret.id},${secret.source}`;
}
