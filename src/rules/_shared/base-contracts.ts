import type { BaseContract, ImageReference } from '../../model/dockerfile.ts';

/** Users of images that do not start as root. Repository pattern, tag pattern, user. Upstream build files, 2026-11. */
const USERS: readonly { repository: RegExp; tag?: RegExp; user: string }[] = [
  { repository: /^distroless\//, tag: /nonroot/, user: '65532' },
  { repository: /^(?:nginxinc|nginx)\/nginx-unprivileged$/, user: '101' },
  { repository: /^(?:bitnami|bitnamilegacy|bitnamisecure)\//, user: '1001' },
  { repository: /^grafana\/(?:grafana|loki|tempo|mimir)/, user: '472' },
  { repository: /^prom\//, user: 'nobody' },
  { repository: /^jenkins\/jenkins$/, user: 'jenkins' },
  { repository: /^jenkins\/(?:inbound-agent|agent)$/, user: 'jenkins' },
  { repository: /^(?:cimg|circleci)\//, user: 'circleci' },
  { repository: /^actions\/actions-runner$/, user: 'runner' },
  { repository: /^sonarsource\//, user: 'sonarqube' },
  { repository: /^library\/sonarqube$/, user: 'sonarqube' },
  { repository: /^library\/(?:elasticsearch|kibana|logstash)$/, user: '1000' },
  { repository: /^(?:elasticsearch|kibana|logstash)\//, user: '1000' },
  { repository: /^keycloak\/keycloak$/, user: '1000' },
  { repository: /^ubi\d+\/(?:nodejs|python|php|ruby|openjdk|go-toolset|nginx|httpd|dotnet)/, user: '1001' },
  { repository: /^(?:dotnet|azurelinux)\/.*$/, tag: /chiseled|distroless/, user: '1654' },
  { repository: /^library\/haproxy$/, user: 'haproxy' },
  { repository: /^curlimages\/curl$/, user: 'curl_user' },
  { repository: /^mysql\/mysql-router/, user: 'mysqlrouter' },
];

/** Registries whose free images start as a non-root user, but for their builder variants. */
const NONROOT_REGISTRIES = new Set(['cgr.dev', 'dhi.io']);
const BUILDER_TAG = /(?:^|-)dev(?:-|$)|(?:^|-)sdk(?:-|$)/;

/** Official images and bases that start as root and stay so. */
const ROOT_REPOSITORIES =
  /^library\/|^distroless\/|^ubi\d+(?:\/|-)|^(?:dotnet|azurelinux|cbl-mariner)\/|^(?:oven|denoland)\/|^astral-sh\/uv|^amazoncorretto|^amazonlinux/;

/** What is known of an image that no catalogue row describes: its user. `null` when nothing is. */
export function knownContract(reference: ImageReference): BaseContract | null {
  const user = userOf(reference);
  if (user === null) return null;
  return { user, workdir: null, env: null, entrypoint: null, cmd: null, shell: shellOf(reference) };
}

function userOf({ registry, repository, tag }: ImageReference): string | null {
  const found = USERS.find((row) => row.repository.test(repository) && (row.tag?.test(tag ?? '') ?? true));
  if (found) return found.user;
  if (NONROOT_REGISTRIES.has(registry)) return BUILDER_TAG.test(tag ?? '') ? '' : '65532';
  return ROOT_REPOSITORIES.test(repository) ? '' : null;
}

function shellOf({ repository, tag }: ImageReference): string | null {
  return repository.startsWith('distroless/') && !/debug/.test(tag ?? '') ? null : '/bin/sh';
}
