import type { Stage } from '../../model/dockerfile.ts';
import { written } from './placed.ts';
import { osPackageCalls, packageName } from './packages.ts';

/**
 * Whether stages follow the convention of Azure App Service: an OpenSSH server on port 2222, which the platform alone reaches
 * and opens in the browser.
 */
export function hasAzureConsole(stages: ReadonlySet<Stage>): boolean {
  const ports = written(stages, 'EXPOSE').flatMap(({ instruction }) => instruction.words.map(({ value }) => value));
  const packages = osPackageCalls(stages).flatMap(({ action, packages: all }) => (action === 'install' ? all : []));
  return (
    ports.some((port) => /^2222(?:\/tcp)?$/i.test(port)) && packages.some((word) => SERVER.test(packageName(word)))
  );
}

const SERVER = /^(?:openssh-server|openssh)$/;
