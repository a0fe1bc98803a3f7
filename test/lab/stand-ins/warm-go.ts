import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../src/model/plan.ts';
import { dockerEnv } from '../bring-up/services.ts';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';

/** What Go services import of the standard library. */
const PACKAGES =
  'net/http net/http/httptest html/template encoding/json encoding/base64 database/sql log/slog os/signal os/exec embed flag testing/fstest archive/tar compress/gzip crypto/tls sync/atomic text/tabwriter runtime/debug';

/**
 * Fills a Go row's own cache mount with the compiled standard library, for both architectures: compiled once for each release, not once for
 * each row. The row's modules and sources are compiled by its own build.
 */
export async function warmGoCache(home: LabHome, plan: Plan): Promise<void> {
  const { from } = plan.images['build'] ?? {};
  const id = plan.view['cacheId'];
  if (plan.stack !== 'go' || from === undefined || typeof id !== 'string') return;
  const context = join(home.cache, 'empty');
  await mkdir(context, { recursive: true });
  const args = ['buildx', 'build', '--output', 'type=cacheonly', '-f', '-', context];
  await run('docker', args, { env: dockerEnv(home), log: join(home.logs, 'warm-go.log'), input: dockerfile(from, id) });
}

function dockerfile(from: string, id: string): string {
  const compile = (env: string): string => `${env} GOCACHE=/warm go build -trimpath ${PACKAGES}`;
  return `FROM ${from}
ENV GOTOOLCHAIN=local GOFLAGS=-buildvcs=false
RUN --network=none ${['amd64', 'arm64'].map((arch) => compile(`CGO_ENABLED=0 GOARCH=${arch}`)).join(' && ')} && ${compile('CGO_ENABLED=1')}
RUN --network=none --mount=type=cache,id=${id},target=/root/.cache/go-build cp -an /warm/. /root/.cache/go-build/
`;
}
