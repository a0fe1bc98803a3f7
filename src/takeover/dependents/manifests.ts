import { isManifest } from '../../deploy/deployment.ts';
import { POD_PATHS } from '../../deploy/kubernetes.ts';
import { at, entries, exists, items, span, text, yamlViews, type View } from '../../deploy/yaml-view.ts';
import type { Repo } from '../../model/repo.ts';
import type { Dependent } from '../../model/takeover.ts';
import { movedPath, type Reading } from '../reading.ts';
import { above, lineAt, textLines } from '../text-lines.ts';
import { listensOn, MOVED, type Ports } from './ports.ts';

/** A container of a manifest that runs the image, with the labels of its pod. */
interface Mine {
  readonly container: View;
  readonly labels: View;
}

/** Places of Kubernetes manifests that name a port which the program leaves, or a folder that moves. */
export function manifestPlaces(
  reading: Reading,
  repo: Repo,
  names: ReadonlySet<string>,
  ports: Ports,
): readonly Dependent[] {
  const roots = repo
    .files()
    .filter(isManifest)
    .flatMap((file) => {
      const source = repo.source(file) ?? '';
      return source.includes('{{') ? [] : yamlViews(file, source).views;
    });
  const mine = containersOf(roots, names);
  return [
    ...mine.flatMap(({ container }) => [...portPlaces(container, ports), ...mountPlaces(reading, container)]),
    ...roots
      .filter((root) => text(at(root, 'kind')) === 'Service' && mine.some(({ labels }) => selects(root, labels)))
      .flatMap((root) => items(at(root, 'spec', 'ports')).flatMap((port) => targetPlaces(port, repo, ports))),
  ];
}

/** Those whose image bears the name, or the only one that is no backing service. */
function containersOf(roots: readonly View[], names: ReadonlySet<string>): readonly Mine[] {
  const all = roots.flatMap((root) => {
    const kind = text(at(root, 'kind')) ?? '';
    const path = Object.hasOwn(POD_PATHS, kind) ? (POD_PATHS[kind] ?? []) : null;
    if (path === null) return [];
    const labels = at(root, ...path.slice(0, -1), 'metadata', 'labels');
    return items(at(root, ...path, 'containers')).map((container) => ({ container, labels }));
  });
  const own = all.filter(({ container }) => /\//.test(imageOf(container)));
  const named = own.filter(({ container }) => names.has(baseName(imageOf(container))));
  if (named.length > 0) return named;
  return new Set(own.map(({ container }) => baseName(imageOf(container)))).size === 1 ? own : [];
}

function imageOf(container: View): string {
  return text(at(container, 'image')) ?? '';
}

/** `orders` of `ghcr.io/acme/orders:1.4`. */
export function baseName(image: string): string {
  return (image.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
}

function selects(service: View, labels: View): boolean {
  const wanted = entries(at(service, 'spec', 'selector'));
  return wanted.length > 0 && wanted.every(([name, value]) => text(at(labels, name)) === text(value));
}

function portPlaces(container: View, ports: Ports): readonly Dependent[] {
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
    ['httpGet', 'tcpSocket', 'grpc'].map((how) => at(container, probe, how, 'port')),
  );
  const variables = items(at(container, 'env')).filter((one) => text(at(one, 'name')) === 'PORT');
  return [
    ...items(at(container, 'ports')).map((port) => ['containerPort', at(port, 'containerPort')] as const),
    ...probes.map((view) => ['port', view] as const),
    ...variables.map((view) => ['PORT', at(view, 'value')] as const),
  ].flatMap(([name, view]) => portPlace(name, view, ports));
}

function portPlace(name: string, view: View, { old, port }: Ports): readonly Dependent[] {
  const before = text(view) ?? '';
  return old.has(Number(before)) ? valuePlace({ name, view, after: String(port), what: listensOn({ port }) }) : [];
}

function mountPlaces(reading: Reading, container: View): readonly Dependent[] {
  return items(at(container, 'volumeMounts')).flatMap((mount) => {
    const view = at(mount, 'mountPath');
    const before = text(view) ?? '';
    const after = movedPath(reading, before);
    return after === before ? [] : valuePlace({ name: 'mountPath', view, after, what: MOVED });
  });
}

/** A value replaced where it stands, with the quotes that it has. */
function valuePlace(place: { name: string; view: View; after: string; what: string }): readonly Dependent[] {
  const { name, view, after, what } = place;
  const before = text(view) ?? '';
  const range = span(view);
  const quote = range === null || range.end - range.start === before.length ? '' : '"';
  const edits = range === null ? [] : [{ range, text: `${quote}${after}${quote}` }];
  const from = `${view.file}:${view.line}`;
  return [{ file: view.file, from, what, before: `${name} ${before}`, after: `${name} ${after}`, edits }];
}

/** Without a `targetPort` the published one leads to the container too. */
function targetPlaces(port: View, repo: Repo, ports: Ports): readonly Dependent[] {
  const target = at(port, 'targetPort');
  if (exists(target)) return portPlace('targetPort', target, ports);
  const published = at(port, 'port');
  if (!ports.old.has(Number(text(published)))) return [];
  const lines = textLines(repo.source(port.file) ?? '');
  const head = /^(\s*(?:- )?)port:/.exec(lineAt(lines, published.line))?.[1];
  const line = head === undefined ? null : `${head.replace('-', ' ')}targetPort: ${ports.port}`;
  return [
    {
      file: port.file,
      from: `${port.file}:${published.line}`,
      what: listensOn(ports),
      before: `port ${text(published)}`,
      after: `port ${text(published)}, targetPort ${ports.port}`,
      edits: line === null ? [] : [above(lines, published.line + 1, line)],
    },
  ];
}
