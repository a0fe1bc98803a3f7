import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';
import { IronhullError } from '../../src/errors.ts';
import type { ImageReference } from '../../src/model/dockerfile.ts';
import { credentialsFor, type Environment } from '../../src/remote/credentials.ts';
import { parseMirrors } from '../../src/remote/endpoint.ts';
import { realNetwork } from '../../src/remote/network.ts';
import { registry, type Registry } from '../../src/remote/registry.ts';
import { digestOfManifest, INDEX, startRegistry, type RegistryOptions } from './loopback-registry.ts';

export const SECRET = 'correct-horse-battery';
export const LOGIN = `reader:${SECRET}`;
const images = { 'library/node:24': INDEX, 'team/app:1.0': INDEX };
export const digest = digestOfManifest(INDEX);

const open: (() => unknown)[] = [];

/** Ends what a test started. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

export async function serving(options: Partial<RegistryOptions>) {
  const running = await startRegistry({ door: 'open', images, ...options });
  open.push(running.close);
  return running;
}

export function image(text: string): ImageReference {
  return parseImageReference(text) as ImageReference;
}

/** A folder with Docker's configuration. */
export function configured(config: unknown): Environment {
  const folder = mkdtempSync(join(tmpdir(), 'pin-'));
  open.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return { DOCKER_CONFIG: folder, PATH: process.env['PATH'] };
}

/** Milliseconds that the client wanted to wait, none of which it does. */
export const pauses: number[] = [];

/** A client with the real network and no patience. */
export function client(env: Environment = { DOCKER_CONFIG: '/nowhere' }, mirrors: readonly string[] = []): Registry {
  pauses.length = 0;
  return registry({
    network: { ...realNetwork, sleep: async (duration) => pauses.push(duration) },
    mirrors: parseMirrors(mirrors),
    credentialsFor: (host) => credentialsFor(host, env),
  });
}

/** What a person reads when asking fails. Holds no login. */
export async function refusal(asked: Promise<string>): Promise<string> {
  const error: unknown = await asked.then(
    (found) => new Error(`was given ${found}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(IronhullError);
  const { code, message, hints } = error as IronhullError;
  expect(code).toBe(4);
  expect(message).not.toMatch(/\n/);
  const all = [message, ...hints].join('\n');
  for (const secret of [SECRET, Buffer.from(LOGIN).toString('base64'), 'Bearer', 'Basic'])
    expect(all).not.toContain(secret);
  return all;
}

/** Docker's configuration and a program `docker-credential-vault` on PATH. */
export function withHelper(config: unknown, script: string): Environment {
  const env = configured(config);
  const folder = env['DOCKER_CONFIG'] ?? '';
  if (script !== '') writeFileSync(join(folder, 'docker-credential-vault'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { ...env, PATH: `${folder}:/usr/bin:/bin` };
}
