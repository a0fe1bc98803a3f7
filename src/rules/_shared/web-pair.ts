import type { Stage, Word } from '../../model/dockerfile.ts';
import { osPackageCalls, packageName } from './packages.ts';
import type { startCommands } from './starts.ts';

type Start = ReturnType<typeof startCommands>[number];

/** nginx in front of PHP-FPM, and no service beside: neither is of use without the other. */
export function isWebPair(starts: readonly Start[], daemons: readonly Word[], stages: ReadonlySet<Stage>): boolean {
  if (daemons.some((word) => !/^(?:nginx|supervisor)$/.test(packageName(word)))) return false;
  const started = starts.map(({ command }) => command.name).filter((name) => !/^(?:sh|bash|exec|wait)$/.test(name));
  const bySupervisor = started.length > 0 && started.every((name) => name === 'supervisord');
  const names = bySupervisor ? installedPair(daemons, stages) : started;
  return (
    names.some((name) => name === 'nginx') &&
    names.every((name) => name === 'nginx' || FPM.test(name)) &&
    names.some((name) => FPM.test(name))
  );
}

const FPM = /^php[\w.-]*fpm[\d.]*$/;

/** What a supervisor without a look into its settings can only start: nginx as installed, PHP-FPM by the base or a package. */
function installedPair(daemons: readonly Word[], stages: ReadonlySet<Stage>): string[] {
  const base = [...stages].at(-1)?.base;
  const fpm =
    base?.kind === 'image' && base.reference.repository === 'library/php' && /fpm/.test(base.reference.tag ?? '');
  const packages = osPackageCalls(stages).flatMap((call) =>
    call.action === 'install' ? call.packages.map(packageName) : [],
  );
  const named = packages.filter((name) => FPM.test(name));
  return [...daemons.map(packageName).filter((name) => name === 'nginx'), ...(fpm ? ['php-fpm'] : []), ...named];
}
