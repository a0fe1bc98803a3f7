import { baseImages } from './base-images.ts';
import { buildContext } from './build-context.ts';
import { buildPlatform } from './build-platform.ts';
import { containerUser } from './container-user.ts';
import { fileOwnership } from './file-ownership.ts';
import { frontend } from './frontend.ts';
import { frozenInstall } from './frozen-install.ts';
import { healthCheck } from './health-check.ts';
import { imageLabels } from './image-labels.ts';
import { installOrder, sameEveryDay } from './install-order.ts';
import { noSecrets } from './no-secrets.ts';
import { operatingSystem } from './operating-system.ts';
import { ports } from './ports.ts';
import { processForm } from './process-form.ts';
import type { Generated } from './read-dockerfile.ts';
import { secretMounts } from './secret-mounts.ts';
import { severalStages } from './several-stages.ts';

/** One thing that the text of generated files can show, and what speaks against it. */
export interface TextPromise {
  readonly name: string;
  /** Empty when it is kept. */
  readonly broken: (files: Generated) => readonly string[];
}

/** The promises of the hardening contract that text can show. They know neither templates nor plans. */
export const promises: readonly TextPromise[] = [
  { name: 'H1 numeric user', broken: containerUser },
  { name: 'H2 file ownership', broken: fileOwnership },
  { name: 'H4 several stages', broken: severalStages },
  { name: 'H5 base images', broken: baseImages },
  { name: 'H6 frontend', broken: frontend },
  { name: 'H7 frozen install', broken: frozenInstall },
  { name: 'H8 secret mounts', broken: secretMounts },
  { name: 'H9 build context', broken: buildContext },
  { name: 'H10 H16 process form', broken: processForm },
  { name: 'H11 health check', broken: healthCheck },
  { name: 'H12 H18 operating system', broken: operatingSystem },
  { name: 'H13 image labels', broken: imageLabels },
  { name: 'H14 same every day', broken: sameEveryDay },
  { name: 'H15 build platform', broken: buildPlatform },
  { name: 'H17 install order', broken: installOrder },
  { name: 'H16 H19 ports', broken: ports },
  { name: 'H20 no secrets', broken: noSecrets },
];
