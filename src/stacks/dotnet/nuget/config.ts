import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { elementAt, readXml, type XmlElement } from '../../_shared/xml-file.ts';
import { joined } from '../msbuild/file.ts';
import { folderOf } from '../msbuild/file.ts';
import { upwards } from '../msbuild/project.ts';

/** Names that NuGet takes on Linux. */
const NAMES = ['NuGet.config', 'nuget.config', 'NuGet.Config'];
const PUBLIC = /(?:^|\.)(?:nuget\.org|dnceng\.pkgs\.visualstudio\.com|dotnet\.myget\.org)$/;
const PUBLIC_PATH = /^https:\/\/pkgs\.dev\.azure\.com\/dnceng\/public\//;

/** A source of packages that is not for everybody. */
export interface Source {
  /** Its key, by which logins are found. */
  readonly name: string;
  readonly host: string;
}

/** What the configuration files around the program say. */
export interface NugetConfig {
  readonly files: readonly string[];
  readonly privateSources: readonly Found<Source>[];
  /** Folders of packages that are committed. */
  readonly folders: readonly Found<string>[];
  /** Variables that logins are taken from (`%NAME%`), by source. */
  readonly variables: readonly Found<{ readonly source: string; readonly name: string }>[];
  /** Where a password stands that anybody can read; never the password. */
  readonly passwords: readonly Found<string>[];
}

/** Every NuGet.config in a folder and those around it. */
export function readNugetConfig(repo: Repo, folder: string): NugetConfig {
  const files = upwards(folder).flatMap((at) =>
    NAMES.map((name) => (at === '.' ? name : `${at}/${name}`)).filter((path) => repo.has(path)),
  );
  const roots = files.map((file) => ({ file, root: readXml(repo, file) }));
  const sources = roots.flatMap(({ file, root }) => sourcesOf(root).map((one) => ({ file, ...one })));
  const remote = sources.filter(({ value }) => /^https?:/i.test(value));
  const local = sources.filter(({ value }) => !/^[a-z]+:/i.test(value) && value !== '');
  const logins = roots.flatMap(({ root }) => loginsOf(root));
  return {
    files,
    privateSources: remote
      .filter(({ value }) => !PUBLIC.test(hostOf(value)) && !PUBLIC_PATH.test(value))
      .map(({ name, value, from }) => ({ value: { name, host: hostOf(value) }, from })),
    folders: local.map(({ file, value, from }) => ({
      value: joined(folderOf(file), value.replaceAll('\\', '/')),
      from,
    })),
    variables: logins.flatMap(({ source, value, from }) =>
      [...value.matchAll(/%(\w+)%/g)].map((match) => ({ value: { source, name: match[1] ?? '' }, from })),
    ),
    passwords: logins
      .filter(({ key, value }) => key === 'ClearTextPassword' && value !== '' && !/^%\w+%$/.test(value))
      .map(({ source, from }) => ({ value: source, from })),
  };
}

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly from: string;
}

function sourcesOf(root: XmlElement | null): readonly Entry[] {
  return entries(elementAt(root, 'packageSources'));
}

function loginsOf(
  root: XmlElement | null,
): readonly { readonly source: string; readonly key: string; readonly value: string; readonly from: string }[] {
  const all = elementAt(root, 'packageSourceCredentials')?.children ?? [];
  return all.flatMap((element) =>
    entries(element).map(({ name, value, from }) => ({ source: decoded(element.name), key: name, value, from })),
  );
}

function entries(element: XmlElement | null): readonly Entry[] {
  const added = element?.children.filter(({ name }) => name === 'add') ?? [];
  return added.map(({ attributes, from }) => ({
    name: attributes['key'] ?? '',
    value: attributes['value'] ?? '',
    from,
  }));
}

/** Names that cannot be elements are written with `_x0020_` and its kin. */
function decoded(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([A-Za-z0-9.-]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
