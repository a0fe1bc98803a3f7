import { uses } from '../project.ts';
import { settingOf, type Settings } from '../scan/settings.ts';
import { ownRoute } from './own-route.ts';
import { atLeast, portOf, type Framework, type Seen } from './framework.ts';

const PLUGIN = /^org\.springframework\.boot(?::spring-boot-maven-plugin)?$/;
const VERSIONED = /^org\.springframework\.boot(?::spring-boot-(?:starter-parent|dependencies|maven-plugin))?$/;
const WEB = /:spring-boot-starter-(?:web|webmvc|webflux|jersey|jetty|tomcat|undertow|web-services|graphql|rsocket)$/;

/** The plugin tells the module that is a program; its version stands with the parent, the plugin or the BOM. */
export const springBoot: Framework = {
  title: 'Spring Boot',
  sign: (module) => {
    const plugin = module.plugins.find(({ value }) => PLUGIN.test(value.id));
    if (plugin === undefined) return null;
    const versioned = [...module.plugins, ...module.libraries].find(
      ({ value }) => VERSIONED.test(value.id) && value.version !== '',
    );
    return { value: { id: plugin.value.id, version: versioned?.value.version ?? '' }, from: plugin.from };
  },
  layout: (_, version) => (atLeast(version, 3, 3) ? 'spring-boot' : 'spring-boot-launcher'),
  ending: () => '',
  listens: ({ module, settings }) =>
    uses(module, WEB) !== null && settings.get('spring.main.web-application-type')?.value !== 'none',
  port: ({ settings }) => portOf(settingOf(settings, 'server.port')),
  health: (seen, version) => actuator(seen, version) ?? ownRoute(seen, prefix(seen)),
  portVariable: 'SERVER_PORT',
  // From 3.4 on it is the default.
  stopEnv: ({ settings }, version) =>
    atLeast(version, 3, 4) || settingOf(settings, 'server.shutdown') !== null ? '' : 'SERVER_SHUTDOWN=graceful',
};

/** Liveness where it is told apart from readiness: a database that is away must not restart the program. */
function actuator(seen: Seen, version: string): ReturnType<Framework['health']> {
  const { module, settings } = seen;
  const found = uses(module, /:spring-boot-starter-actuator$/);
  if (found === null || answersElsewhere(settings)) return null;
  const asked = settings.get('management.endpoint.health.probes.enabled')?.value;
  const probes = asked === undefined ? version !== '' && atLeast(version, 4, 0) : asked === 'true';
  const base = settingOf(settings, 'management.endpoints.web.base-path')?.value ?? '/actuator';
  return { value: `${prefix(seen)}${base}/health${probes ? '/liveness' : ''}`, from: found.from };
}

/** A port of its own for management is one that the image does not show. */
function answersElsewhere(settings: Settings): boolean {
  const own = settings.get('management.server.port')?.value;
  return own !== undefined && own !== settings.get('server.port')?.value;
}

function prefix({ settings }: Seen): string {
  const path = settingOf(settings, 'server.servlet.context-path', 'spring.webflux.base-path')?.value ?? '';
  return /^\/[\w./-]*[\w-]$/.test(path) ? path : '';
}
