import type { Found } from '../../../model/evidence.ts';
import type { Requirement } from './go-mod.ts';

const KNOWN: readonly (readonly [string, string])[] = [
  ['github.com/gin-gonic/gin', 'Gin'],
  ['github.com/labstack/echo', 'Echo'],
  ['github.com/gofiber/fiber', 'Fiber'],
  ['github.com/go-chi/chi', 'chi'],
  ['github.com/gorilla/mux', 'gorilla/mux'],
  ['connectrpc.com/connect', 'Connect'],
  ['google.golang.org/grpc', 'gRPC'],
];

/** The web framework that go.mod names, with its major version: `chi 5`. */
export function findFramework(requires: readonly Found<Requirement>[]): Found<string> | null {
  for (const [path, title] of KNOWN) {
    const hit = requires.find(
      ({ value }) => !value.indirect && (value.path === path || value.path.startsWith(`${path}/v`)),
    );
    const major = hit === undefined ? undefined : /^v(\d+)/.exec(hit.value.version)?.[1];
    if (hit !== undefined && major !== undefined) return { value: `${title} ${major}`, from: hit.from };
  }
  return null;
}
