import type { Found } from '../../../model/evidence.ts';
import { firstMatch } from '../../_shared/code.ts';
import type { Seen } from './framework.ts';

const NAMES = 'healthz|health|livez|readyz|api/healthz|api/health|ping|status';
/** Routes as the frameworks name them: annotations, a handler's path, a call of a router. */
const ROUTES: readonly RegExp[] = [
  new RegExp(
    String.raw`@(?:GetMapping|RequestMapping|Get|Path)\(\s*(?:(?:value|path|uri)\s*=\s*)?\{?\s*"(/?(?:${NAMES})/?)"`,
  ),
  new RegExp(String.raw`\b(?:createContext|get|GET|route|path|addHandler)\(\s*"(/(?:${NAMES})/?)"`),
];

/** A route of the program's own whose name says that it tells how the program is. */
export function ownRoute({ sources }: Seen, prefix: string): Found<string> | null {
  const found = firstMatch(sources, ROUTES);
  return found === null ? null : { value: `${prefix}/${found.value.replace(/^\//, '')}`, from: found.from };
}
