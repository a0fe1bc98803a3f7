import { hashOf, type AuditedFile, type Check, type Stale } from '../api.ts';
import { staleText } from './dialog/check-screen.ts';

/** What is stale, as findings for code scanning: at the place that says otherwise now, or at the Dockerfile. */
export function staleFiles(services: readonly Check[]): readonly AuditedFile[] {
  return services.flatMap(({ service, stale }) => stale.map((one) => fileOf(one, service)));
}

function fileOf(stale: Stale, service: string): AuditedFile {
  const [, path = '', line = '1'] = /^(.*?)(?::(\d+)(?::\d+)?)?$/.exec(stale.from) ?? [];
  const file = path === '' ? `${service === '' ? '' : `${service}/`}Dockerfile` : path;
  const place = { line: Number(line), column: 1 };
  const finding = {
    rule: 'stale',
    severity: 'medium' as const,
    confidence: 'high' as const,
    message: `${staleText(stale)}; ironhull update renews the files`,
    file,
    range: { start: 0, end: 0 },
    start: place,
    end: place,
    references: [],
    fingerprint: hashOf(`stale\n${service}\n${stale.about}`).slice(0, 16),
    fix: null,
  };
  return { file, text: '', findings: [finding], suppressed: 0, secrets: [], mendable: false };
}
