import { describe, expect, it } from 'vitest';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { dockerfilesOf } from '../../src/deploy/dockerfiles.ts';
import { folder } from './folder.ts';

/** A repo in which one name is a link to another file. */
function linked(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>) {
  const repo = folder(files);
  return { ...repo, real: (path: string) => links[path] ?? repo.real(path) };
}

const TEXT = 'FROM debian:13.6-slim\n';

describe('a Dockerfile that goes by two names', () => {
  it('is audited once, by the name at the root', () => {
    const repo = linked({ Dockerfile: TEXT, 'docker/Dockerfile': TEXT }, { Dockerfile: 'docker/Dockerfile' });
    expect(dockerfilesOf(repo, deploymentOf(repo))).toEqual(['Dockerfile']);
  });

  it('is audited once where the link stands deeper', () => {
    const repo = linked({ Dockerfile: TEXT, 'a/b/Dockerfile': TEXT }, { 'a/b/Dockerfile': 'Dockerfile' });
    expect(dockerfilesOf(repo, deploymentOf(repo))).toEqual(['Dockerfile']);
  });

  it('leaves other files of the same text alone', () => {
    const repo = folder({ Dockerfile: TEXT, 'docker/Dockerfile': TEXT });
    expect(dockerfilesOf(repo, deploymentOf(repo))).toEqual(['Dockerfile', 'docker/Dockerfile']);
  });
});
