import type { Found } from '../../model/evidence.ts';
import type { SecretKind, SecretProposal } from '../../model/secret.ts';
import { CA } from '../_shared/secrets.ts';
import type { Project } from './project.ts';

/** Maven's own file for logins, passed by its path: it must not lie below the repository that is cached. */
const MAVEN_SETTINGS: SecretKind = {
  kind: 'maven_settings',
  title: "Maven's settings.xml with the logins",
  id: 'maven_settings',
  delivery: 'file',
  target: '/run/secrets/settings.xml',
  source: 'src=$HOME/.m2/settings.xml',
};

/** Gradle's own file for properties, logins among them. */
const GRADLE_PROPERTIES: SecretKind = {
  kind: 'gradle_properties',
  title: "Gradle's own gradle.properties with the logins",
  id: 'gradle_properties',
  delivery: 'file',
  target: '/root/.gradle/gradle.properties',
  source: 'src=$HOME/.gradle/gradle.properties',
};

/** Secrets that fit a build: the variables that its files name, else the tool's own file of logins. */
export function secretProposals({ tool, privateHosts, loginVariables }: Project): readonly SecretProposal[] {
  const [host] = privateHosts;
  const named = loginVariables.map((variable) => fromVariable(variable));
  const file = tool === 'maven' || tool === 'mvnw' ? MAVEN_SETTINGS : GRADLE_PROPERTIES;
  const title = host === undefined ? file.title : `${file.title} for ${host.value}`;
  return [...named, { ...file, title, from: host?.from ?? '', needed: host !== undefined && named.length === 0 }, CA];
}

function fromVariable({ value, from }: Found<string>): SecretProposal {
  const id = value.toLowerCase();
  return {
    kind: `login:${value}`,
    title: `${value} for private repositories`,
    id,
    delivery: 'env',
    target: value,
    source: `env=${value}`,
    from,
    needed: true,
  };
}
