import { firstMatch } from '../../_shared/code.ts';
import { uses } from '../project.ts';
import { ownRoute } from './own-route.ts';
import { portOf, type Framework, type Seen } from './framework.ts';

/** Plugins that put a program and its libraries into one jar. */
const SHADE =
  /^org\.apache\.maven\.plugins:maven-(?:shade|assembly)-plugin$|^com\.gradleup\.shadow$|^com\.github\.johnrengelman\.shadow$|^io\.ktor\.plugin$/;
/** What those plugins put behind the jar's name; shading takes the name itself. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/:maven-assembly-plugin$/, '-jar-with-dependencies'],
  [/^com\.gradleup\.shadow$|\.shadow$|^io\.ktor\.plugin$/, '-all'],
];
const PORTS: readonly RegExp[] = [
  /\bnew\s+InetSocketAddress\(\s*(?:"0\.0\.0\.0"\s*,\s*)?(\d{2,5})\s*\)/,
  /\b(?:port|setPort|listen|start|bind)\(\s*(?:port\s*=\s*)?(\d{4,5})\b/,
  /\b(?:embeddedServer\([^)\n]*?port\s*=\s*)(\d{2,5})/,
  /\b(?:PORT|port)"?\s*,\s*"?(\d{4,5})\b/,
  /\b(?:PORT|port|Port)\w*(?:\s*:\s*Int)?\s*=\s*(\d{4,5})\b/,
  /"PORT"[\s\S]{0,160}?\b(\d{4,5})\b/,
];
const LISTENING =
  /\b(?:(HttpServer|ServerSocket|Javalin|embeddedServer|Undertow|Jetty|Vertx|WebServer|NettyServer|ServerBuilder))\b/;

/** A module with a `main` of its own and no framework that packages it. */
export const plain: Framework = {
  title: 'Java',
  sign: (module) => ({ value: { id: '', version: '' }, from: module.name.from }),
  layout: ({ module }) => (uses(module, SHADE) === null ? 'thin' : 'fat'),
  ending: ({ module }) => ENDINGS.find(([plugin]) => uses(module, plugin) !== null)?.[1] ?? '',
  listens: ({ sources }) => firstMatch(sources, [LISTENING]) !== null,
  port: ({ sources }: Seen) => portOf(firstMatch(sources, PORTS)),
  health: (seen) => ownRoute(seen, ''),
  portVariable: '',
  stopEnv: () => '',
};
