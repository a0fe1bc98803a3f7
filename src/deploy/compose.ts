import type { BuildTarget, Service } from '../model/deployment.ts';
import type { Found } from '../model/evidence.ts';
import { folderOf, isProduction, joinPath } from './paths.ts';
import { at, entries, exists, found, foundAll, isTrue, items, pairs, place, text, type View } from './yaml-view.ts';

/** Services and builds of a compose file. */
export function readCompose(root: View): { services: Service[]; builds: BuildTarget[] } {
  const services = entries(at(root, 'services'));
  return {
    services: services.map(([name, view]) => serviceOf(name, view)),
    builds: services.flatMap(([name, view]) => buildOf(name, view)),
  };
}

function serviceOf(name: string, view: View): Service {
  const security = foundAll(at(view, 'security_opt'));
  return {
    source: 'compose',
    name,
    image: filled(found(at(view, 'image'))),
    builds: exists(at(view, 'build')),
    privileged: exists(at(view, 'privileged'))
      ? { value: isTrue(at(view, 'privileged')), from: place(at(view, 'privileged')) }
      : null,
    capAdd: foundAll(at(view, 'cap_add')),
    capDrop: foundAll(at(view, 'cap_drop')),
    readOnly: isTrue(at(view, 'read_only')),
    noNewPrivileges: security.some(({ value }) => /^no-new-privileges(?:[:=]true)?$/.test(value)),
    unconfined: security.filter(({ value }) => /^(?:seccomp|apparmor|label)[:=](?:unconfined|disable)$/.test(value)),
    user: found(at(view, 'user')),
    hostNamespaces: namespaces(view),
    hostMounts: items(at(view, 'volumes')).flatMap(hostPath),
    environment: pairs(at(view, 'environment')),
    ports: items(at(view, 'ports')).flatMap(portOf),
    healthcheck: exists(at(view, 'healthcheck')),
    limits:
      ['mem_limit', 'pids_limit', 'cpus'].some((key) => exists(at(view, key))) ||
      exists(at(view, 'deploy', 'resources', 'limits')),
    command: commandOf(at(view, 'command')),
    production: isProduction(view.file) && isProduction(name),
    from: `${view.file}:${view.line}`,
  };
}

function commandOf(view: View): Found<string> | null {
  const words = foundAll(view);
  return words[0] === undefined ? null : { value: words.map(({ value }) => value).join(' '), from: words[0].from };
}

function namespaces(view: View): Found<string>[] {
  const keys = { network_mode: 'network', pid: 'pid', ipc: 'ipc', userns_mode: 'userns' };
  return Object.entries(keys).flatMap(([key, name]) => {
    const value = at(view, key);
    return text(value) === 'host' ? [{ value: name, from: place(value) }] : [];
  });
}

function hostPath(view: View): Found<string>[] {
  const long = text(at(view, 'source'));
  if (long !== null)
    return text(at(view, 'type')) === 'volume' ? [] : [{ value: long, from: place(at(view, 'source')) }];
  const short = text(view)?.split(':') ?? [];
  const path = short.length > 1 ? (short[0] ?? '') : '';
  return /^[./~]/.test(path) ? [{ value: path, from: place(view) }] : [];
}

function portOf(view: View): Found<string>[] {
  const published = text(at(view, 'published'));
  if (published === null) return found(view) ? [found(view) as Found<string>] : [];
  const parts = [text(at(view, 'host_ip')), published, text(at(view, 'target'))].filter((part) => part !== null);
  return [{ value: parts.join(':'), from: place(at(view, 'published')) }];
}

function buildOf(name: string, view: View): BuildTarget[] {
  const build = at(view, 'build');
  const context = exists(build)
    ? joinPath(folderOf(view.file), text(build) ?? text(at(build, 'context')) ?? '.')
    : null;
  if (context === null) return [];
  const target = found(at(build, 'target'));
  const image = filled(found(at(view, 'image')));
  return [
    {
      source: 'compose',
      name,
      context,
      dockerfile: dockerfileIn(context, at(build, 'dockerfile')),
      target,
      args: pairs(at(build, 'args')),
      secrets: items(at(build, 'secrets')).flatMap((secret) => text(secret) ?? text(at(secret, 'source')) ?? []),
      tags: [...(image ? [image] : []), ...foundAll(at(build, 'tags'))],
      pushes: false,
      production: [view.file, name, target?.value ?? ''].every(isProduction),
      from: place(build),
    },
  ];
}

function dockerfileIn(context: string, view: View): string {
  return joinPath(context, text(view) ?? 'Dockerfile') ?? '';
}

/** `${TAG:-1.2}` counts as its default; a variable without one stays as it is written. */
function filled(value: Found<string> | null): Found<string> | null {
  return value && { ...value, value: value.value.replaceAll(/\$\{\w+:?-([^}]*)\}/g, '$1') };
}
