import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { elementsAt, readXml, textIn, type XmlElement } from '../../_shared/xml-file.ts';
import type { Project } from '../project.ts';
import { filled, type Pom } from './pom.ts';

const SETTINGS = [
  '.mvn/settings.xml',
  'settings.xml',
  '.mvn/local-settings.xml',
  'ci/settings.xml',
  '.github/settings.xml',
];
/** Repositories that anybody may read. */
const PUBLIC =
  /^https?:\/\/(?:repo1?\.maven\.(?:apache\.)?org|repo1\.maven\.org|repo\.spring\.io|central\.sonatype\.com|oss\.sonatype\.org|s01\.oss\.sonatype\.org|plugins\.gradle\.org|maven\.google\.com|jitpack\.io|packages\.confluent\.io|repository\.apache\.org)(?:\/|$)/;

/** Where Maven fetches from beside the public repositories, and which variables a committed settings.xml takes its logins from. */
export function findLogins(
  repo: Repo,
  poms: readonly Pom[],
): Pick<Project, 'privateHosts' | 'loginVariables' | 'settings'> {
  const settings = SETTINGS.find((file) => repo.has(file)) ?? '';
  const root = settings === '' ? null : readXml(repo, settings);
  const urls = poms.flatMap((pom) =>
    ['repositories', 'pluginRepositories'].flatMap((list) =>
      elementsAt(pom.root, [list], list.slice(0, -'ies'.length).concat('y')).map((one) => urlOf(pom, one)),
    ),
  );
  const mirrors = elementsAt(root, ['mirrors'], 'mirror').map((one) => textIn(one, 'url'));
  const found = [...urls, ...mirrors].filter((one) => one !== null);
  return {
    privateHosts: found
      .filter(({ value }) => !PUBLIC.test(value))
      .map(({ value, from }) => ({ value: hostOf(value), from })),
    loginVariables: elementsAt(root, ['servers'], 'server').flatMap(variablesOf),
    settings,
  };
}

function urlOf(pom: Pom, repository: XmlElement): Found<string> | null {
  const url = textIn(repository, 'url');
  return url === null ? null : filled(pom, url);
}

/** Names only: a login that stands in the file itself is never read. */
function variablesOf(server: XmlElement): readonly Found<string>[] {
  return ['username', 'password'].flatMap((half) => {
    const text = textIn(server, half);
    const name = /^\$\{env\.([A-Za-z_]\w*)\}$/.exec(text?.value ?? '')?.[1];
    return name === undefined || text === null ? [] : [{ value: name, from: text.from }];
  });
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/@]*@)?([A-Za-z0-9.-]+)/.exec(url)?.[1] ?? 'a private host';
}
