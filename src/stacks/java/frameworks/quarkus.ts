import { uses } from '../project.ts';
import { settingOf } from '../scan/settings.ts';
import { ownRoute } from './own-route.ts';
import { portOf, type Framework, type Seen } from './framework.ts';

const PLUGIN = /^io\.quarkus(?:\.platform:quarkus-maven-plugin|:quarkus-maven-plugin)?$/;
const WEB =
  /^io\.quarkus:quarkus-(?:rest|resteasy|vertx-http|reactive-routes|smallrye-graphql|undertow|spring-web|smallrye-health|websockets)/;

export const quarkus: Framework = {
  title: 'Quarkus',
  sign: (module) => module.plugins.find(({ value }) => PLUGIN.test(value.id)) ?? null,
  layout: (seen) => (isUberJar(seen) ? 'fat' : 'quarkus'),
  ending: (seen) => (isUberJar(seen) ? '-runner' : ''),
  listens: ({ module }) => uses(module, WEB) !== null,
  port: ({ settings }) => portOf(settingOf(settings, 'quarkus.http.port')),
  health: (seen) => {
    const found = uses(seen.module, /^io\.quarkus:quarkus-smallrye-health$/);
    const root = settingOf(seen.settings, 'quarkus.http.root-path')?.value.replace(/\/$/, '') ?? '';
    if (found === null || seen.settings.get('quarkus.management.enabled')?.value === 'true')
      return ownRoute(seen, root);
    const base = settingOf(seen.settings, 'quarkus.http.non-application-root-path')?.value ?? 'q';
    const own = base.startsWith('/') ? base : `${root}/${base}`;
    return { value: `${own.replace(/\/$/, '')}/health/live`, from: found.from };
  },
  portVariable: 'QUARKUS_HTTP_PORT',
  stopEnv: ({ settings }) =>
    settingOf(settings, 'quarkus.shutdown.timeout') === null ? 'QUARKUS_SHUTDOWN_TIMEOUT=8s' : '',
};

function isUberJar({ settings }: Seen): boolean {
  return settingOf(settings, 'quarkus.package.jar.type', 'quarkus.package.type')?.value === 'uber-jar';
}
