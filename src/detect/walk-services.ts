import { IronhullError } from '../errors.ts';
import type { Repo } from '../model/repo.ts';
import type { Stack } from '../model/stack.ts';
import { locate } from './locate.ts';
import { detectService, type Detection, type Service } from './service.ts';

/** A service, and which folders below it are parts of it by stack. */
interface Walked {
  readonly service: Service;
  readonly members: ReadonlyMap<string, (folder: string) => boolean>;
}

/** Services in these folders, parents first, without what is a part of another and without libraries where there are programs. Throws only when nothing could be read. */
export function walkServices(detection: Detection, folders: readonly string[]): readonly Service[] {
  const found: Walked[] = [];
  const unreadable: IronhullError[] = [];
  for (const folder of folders) {
    const service = readService(detection, found, folder);
    if (service instanceof IronhullError) unreadable.push(service);
    else if (service.facts.length > 0) found.push({ service, members: membersOf(detection, service) });
  }
  const [first] = unreadable;
  if (found.length === 0 && first !== undefined) throw first;
  return programsOf(found, detection.stacks).map((service) => ({
    ...service,
    namedBy: namedBy(detection, service, found),
  }));
}

/** A manifest that nothing can read is as likely the template of one, so below the root it ends no run. */
function readService(detection: Detection, above: readonly Walked[], folder: string): Service | IronhullError {
  const stacks = detection.stacks.filter((stack) => !above.some((one) => holds(one, stack.id, folder)));
  try {
    return detectService({ ...detection, stacks }, folder);
  } catch (error) {
    if (folder === '' || !(error instanceof IronhullError)) throw error;
    return error;
  }
}

function holds({ service, members }: Walked, stack: string, folder: string): boolean {
  const inside = relativeTo(service.path, folder);
  return inside !== null && members.get(stack)?.(inside) === true;
}

function membersOf({ repo, stacks }: Detection, { path, facts }: Service): Walked['members'] {
  const own = stacks.filter(({ id }) => facts.some(({ stack }) => stack === id));
  return new Map(own.flatMap(({ id, neighbours }) => (neighbours ? [[id, neighbours.members(at(repo, path))]] : [])));
}

/** The root stays whatever it holds: what starts it may be more than can be read. */
function programsOf(found: readonly Walked[], stacks: readonly Stack[]): readonly Service[] {
  const ships = ({ path, facts }: Service): boolean =>
    path === '' || facts.some((one) => stacks.find(({ id }) => id === one.stack)?.neighbours?.ships(one) ?? true);
  const services = found.map(({ service }) => service);
  const programs = services.filter(ships);
  return programs.length > 0 ? programs : services;
}

function namedBy({ repo, stacks }: Detection, { path }: Service, found: readonly Walked[]): string | null {
  for (const { service } of found) {
    const inside = path === service.path ? null : relativeTo(service.path, path);
    const around = inside === null ? [] : service.facts.map(({ stack }) => stacks.find(({ id }) => id === stack));
    const from = around.map((stack) => stack?.neighbours?.names(at(repo, service.path), inside ?? '')).find(Boolean);
    if (from) return locate({ from }, service.path).from;
  }
  return null;
}

function at(repo: Repo, path: string): Repo {
  return path === '' ? repo : repo.sub(path);
}

/** The folder as seen from a service around it; `null` where it is not in it. */
function relativeTo(service: string, folder: string): string | null {
  if (service === '') return folder === '' ? null : folder;
  return folder.startsWith(`${service}/`) ? folder.slice(service.length + 1) : null;
}
