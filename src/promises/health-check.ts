import type { Generated } from './read-dockerfile.ts';

const FOREIGN = /^(?:curl|sh|bash|ash|nc|ncat|http|httpie)$/;

/** H11: the image asks itself in exec form by what it has anyway; without a means the file says why there is none. */
export function healthCheck({ shipped, lines }: Generated): readonly string[] {
  const checks = shipped.body.filter((one) => one.keyword === 'HEALTHCHECK');
  if (checks.length === 0)
    return lines.some((line) => line.startsWith('# H11:')) ? [] : ['no HEALTHCHECK and no reason'];
  return checks.flatMap((one) => {
    if (one.exec === null) return [`line ${one.line}: shell form`];
    const program = one.exec[0]?.split('/').at(-1) ?? '';
    return [
      ...(FOREIGN.test(program) ? [`line ${one.line}: asks with ${program}`] : []),
      ...(one.exec.some((word) => word.includes('//localhost')) ? [`line ${one.line}: localhost may be ::1`] : []),
      ...(one.exec[0]?.startsWith('/') ? [] : [`line ${one.line}: ${one.exec[0]} depends on PATH`]),
    ];
  });
}
