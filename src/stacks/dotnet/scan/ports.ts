import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SourceFile } from '../../_shared/code.ts';
import { keysAt, textAt } from '../../_shared/json-file.ts';
import { place } from '../../_shared/place.ts';
import type { PortVariable } from '../facts.ts';
import { endpointsOf, readLoosely, settingOf, type Settings } from './settings.ts';

/** What the images of .NET tell ASP.NET Core to listen on. */
export const USUAL = 8080;
const USUAL_VARIABLE: PortVariable = { name: 'ASPNETCORE_HTTP_PORTS', before: '' };

/** A port, how the program is told another one, and whether it answers only inside the container. */
export interface Listening {
  readonly port: number;
  readonly variable: PortVariable | null;
  readonly loopback: boolean;
}

const ADDRESS = String.raw`"http:\/\/([^":/\s]+):(\d{2,5})\/?"`;
const IN_CODE: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:Run|RunAsync|UseUrls|Urls\.Add)\(\s*${ADDRESS}`),
  /\b(?:Listen)(Any|Local)(?:IP|host)\(\s*(\d{2,5})\b/,
  /\bListen\(\s*IPAddress\.(Any|IPv6Any|Loopback|IPv6Loopback)\s*,\s*(\d{2,5})\b/,
];
/** However the variable is looked up, with what stands for it where it is not set; never one of another service's. */
const FROM_VARIABLE = /[([]\s*"((?:HTTP_|SERVER_|APP_|LISTEN_)?PORT)"\s*[)\],][^;]{0,80}?\b(\d{4,5})\b/;

/** Where a program that serves listens: told by its code, by its settings, by the profile for containers, else as the image says. */
export function findPort(
  repo: Repo,
  folder: string,
  sources: readonly SourceFile[],
  settings: Settings,
): Found<Listening> | null {
  return (
    fromVariable(sources) ??
    fromCode(sources) ??
    fromEndpoints(settings) ??
    fromUrls(settings) ??
    fromProfile(repo, folder)
  );
}

function fromVariable(sources: readonly SourceFile[]): Found<Listening> | null {
  for (const { path, text } of sources) {
    const match = FROM_VARIABLE.exec(text);
    const [, name = '', port = ''] = match ?? [];
    if (match !== null)
      return {
        value: { port: Number(port), variable: { name, before: '' }, loopback: false },
        from: place(path, text, match.index),
      };
  }
  return null;
}

function fromCode(sources: readonly SourceFile[]): Found<Listening> | null {
  for (const pattern of IN_CODE)
    for (const { path, text } of sources) {
      const match = pattern.exec(text);
      const [, host = '', port = ''] = match ?? [];
      if (match !== null)
        return {
          value: { port: Number(port), variable: null, loopback: isLoopback(host) },
          from: place(path, text, match.index),
        };
    }
  return null;
}

/** Settings for Kestrel go before every variable but those that name the same setting. */
function fromEndpoints(settings: Settings): Found<Listening> | null {
  for (const name of endpointsOf(settings)) {
    const url = settingOf(settings, 'Kestrel', 'Endpoints', name, 'Url');
    const found = url === null ? null : fromUrl(url, { name: `Kestrel__Endpoints__${name}__Url`, before: 'http://*:' });
    if (found !== null && /^\w+$/.test(name)) return found;
  }
  return null;
}

function fromUrls(settings: Settings): Found<Listening> | null {
  const urls = settingOf(settings, 'Urls') ?? settingOf(settings, 'urls');
  return urls === null ? null : fromUrl(urls, { name: 'URLS', before: 'http://*:' });
}

function fromUrl({ value, from }: Found<string>, variable: PortVariable): Found<Listening> | null {
  const first = value.split(';').find((url) => /^http:/i.test(url.trim()));
  const [, host = '', port] = /^\s*http:\/\/([^/:]+):(\d{2,5})\b/i.exec(first ?? '') ?? [];
  if (port === undefined) return null;
  return { value: { port: Number(port), variable, loopback: isLoopback(host) }, from };
}

/** Profiles are for developers' machines, but for the one that starts a container. */
function fromProfile(repo: Repo, folder: string): Found<Listening> | null {
  const at = folder === '.' ? '' : `${folder}/`;
  const json = readLoosely(repo, `${at}Properties/launchSettings.json`);
  if (json === null) return null;
  for (const name of keysAt(json, 'profiles')) {
    if (textAt(json, 'profiles', name, 'commandName')?.value !== 'Docker') continue;
    const ports = textAt(json, 'profiles', name, 'environmentVariables', 'ASPNETCORE_HTTP_PORTS');
    const port = Number(ports?.value.split(';')[0]);
    if (ports !== null && Number.isInteger(port))
      return { value: { port, variable: USUAL_VARIABLE, loopback: false }, from: ports.from };
  }
  return null;
}

/** What is listened on where nothing says otherwise. */
export function usualPort(from: string): Found<Listening> {
  return { value: { port: USUAL, variable: USUAL_VARIABLE, loopback: false }, from };
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.|\[::1\]|Local|Loopback|IPv6Loopback)/.test(host);
}
