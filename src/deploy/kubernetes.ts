import type { Service } from '../model/deployment.ts';
import type { Found } from '../model/evidence.ts';
import { isProduction } from './paths.ts';
import { at, exists, found, foundAll, isTrue, items, place, text, type View } from './yaml-view.ts';

/** Where each kind has its pod. */
export const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** Containers of a Kubernetes manifest; nothing for any other YAML. */
export function readManifest(root: View): Service[] {
  const kind = text(at(root, 'kind')) ?? '';
  const path = Object.hasOwn(POD_PATHS, kind) ? POD_PATHS[kind] : undefined;
  if (path === undefined || text(at(root, 'apiVersion')) === null) return [];
  const pod = at(root, ...path);
  return [...items(at(pod, 'initContainers')), ...items(at(pod, 'containers'))].map((view) => containerOf(view, pod));
}

function containerOf(view: View, pod: View): Service {
  const security = at(view, 'securityContext');
  const podSecurity = at(pod, 'securityContext');
  const user = found(at(security, 'runAsUser')) ?? found(at(podSecurity, 'runAsUser'));
  const privileged = at(security, 'privileged');
  return {
    source: 'kubernetes',
    name: text(at(view, 'name')) ?? '',
    image: found(at(view, 'image')),
    builds: false,
    privileged: exists(privileged) ? { value: isTrue(privileged), from: place(privileged) } : null,
    capAdd: foundAll(at(security, 'capabilities', 'add')),
    capDrop: foundAll(at(security, 'capabilities', 'drop')),
    readOnly: isTrue(at(security, 'readOnlyRootFilesystem')),
    noNewPrivileges: text(at(security, 'allowPrivilegeEscalation')) === 'false',
    unconfined: [security, podSecurity].flatMap(unconfined),
    user:
      isTrue(at(security, 'runAsNonRoot')) || isTrue(at(podSecurity, 'runAsNonRoot'))
        ? (user ?? { value: 'non-root', from: place(view) })
        : user,
    hostNamespaces: hostNamespaces(pod),
    hostMounts: items(at(pod, 'volumes')).flatMap((volume) => found(at(volume, 'hostPath', 'path')) ?? []),
    environment: Object.fromEntries(items(at(view, 'env')).flatMap(variable)),
    ports: items(at(view, 'ports')).flatMap((port) => found(at(port, 'hostPort')) ?? []),
    healthcheck: ['livenessProbe', 'readinessProbe', 'startupProbe'].some((probe) => exists(at(view, probe))),
    limits: exists(at(view, 'resources', 'limits')),
    command: found(at(view, 'command')),
    production: isProduction(view.file),
    from: place(at(view, 'name')),
  };
}

function unconfined(security: View): Found<string>[] {
  const type = at(security, 'seccompProfile', 'type');
  return text(type) === 'Unconfined' ? [{ value: 'seccomp=unconfined', from: place(type) }] : [];
}

function hostNamespaces(pod: View): Found<string>[] {
  const keys = { hostNetwork: 'network', hostPID: 'pid', hostIPC: 'ipc' };
  return Object.entries(keys).flatMap(([key, value]) =>
    isTrue(at(pod, key)) ? [{ value, from: place(at(pod, key)) }] : [],
  );
}

function variable(view: View): [string, Found<string | null>][] {
  const name = text(at(view, 'name'));
  return name === null ? [] : [[name, { value: text(at(view, 'value')), from: place(at(view, 'name')) }]];
}
