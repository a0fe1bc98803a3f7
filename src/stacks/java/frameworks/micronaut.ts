import { uses } from '../project.ts';
import { settingOf } from '../scan/settings.ts';
import { ownRoute } from './own-route.ts';
import { portOf, type Framework } from './framework.ts';

const SIGN =
  /^io\.micronaut(?:\.platform:micronaut-parent|:micronaut-parent|\.maven:micronaut-maven-plugin|\.build:micronaut-maven-plugin|\.application|\.minimal\.application)$/;

/** Its Maven parent shades one jar; with Gradle the `application` plugin that it applies lays libraries beside the program. */
export const micronaut: Framework = {
  title: 'Micronaut',
  sign: (module) => module.plugins.find(({ value }) => SIGN.test(value.id)) ?? null,
  layout: ({ module }) => (module.jar.includes('build/libs') ? 'thin' : 'fat'),
  ending: () => '',
  listens: ({ module }) =>
    uses(module, /:micronaut-http-server-\w+$/) !== null || uses(module, /^io\.micronaut\.application$/) !== null,
  port: ({ settings }) => portOf(settingOf(settings, 'micronaut.server.port')),
  health: (seen) => {
    const found = uses(seen.module, /:micronaut-management$/);
    const root = settingOf(seen.settings, 'micronaut.server.context-path')?.value.replace(/\/$/, '') ?? '';
    return found === null ? ownRoute(seen, root) : { value: `${root}/health/liveness`, from: found.from };
  },
  portVariable: 'MICRONAUT_SERVER_PORT',
  // Known from 4.9 on; an older one reads no such variable.
  stopEnv: ({ settings }) =>
    settingOf(settings, 'micronaut.lifecycle.graceful-shutdown.enabled') === null
      ? 'MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_ENABLED=true'
      : '',
};
