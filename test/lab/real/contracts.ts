import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import type { CatalogueImage } from '../../../src/model/image.ts';
import { LabFault } from '../faults.ts';
import type { LabHome } from '../home.ts';
import { compareWithContract } from '../stand-ins/compare.ts';
import { imageFacts } from '../stand-ins/facts.ts';

/** What came of holding a catalogue row against the real image. */
export interface ContractCheck {
  /** As in `node-24-distroless`. */
  readonly id: string;
  /** Reference that was pulled. */
  readonly from: string;
  /** Day of the comparison (ISO date). */
  readonly date: string;
  /** Of the contract that was compared: a row that has changed since is unverified again. */
  readonly sha256: string;
  /** Where the image is not what the row says; empty when they agree. */
  readonly differs: readonly string[];
}

export interface ContractRun {
  readonly home: LabHome;
  readonly images: readonly CatalogueImage[];
  /** Whether pulled images stay, because rows are to be built on them. */
  readonly keep: boolean;
  readonly report: (line: string) => void;
}

/** Pulls each real image with the Docker that is there and compares config, accounts and files with its row. */
export async function compareRealImages(run: ContractRun): Promise<readonly ContractCheck[]> {
  const checks: ContractCheck[] = [];
  const images = run.images.filter(({ name, login }) => name !== 'scratch' && !login);
  for (const [index, image] of images.entries()) {
    const check = await compareReal(image, run);
    if (check !== null) checks.push(check);
    const came = check === null ? 'not pulled' : check.differs.join('; ') || 'as its row says';
    run.report(`contracts: ${index + 1} of ${images.length}: ${referenceOf(image)}: ${came}`);
  }
  return checks;
}

async function compareReal(image: CatalogueImage, { home, keep, report }: ContractRun): Promise<ContractCheck | null> {
  const from = referenceOf(image);
  const there = !(await execa('docker', ['image', 'inspect', from], { reject: false })).failed;
  try {
    const facts = await imageFacts({ env: {}, log: join(home.logs, 'contracts.log') }, from);
    const differs = compareWithContract(image, facts);
    return { id: image.id, from, date: new Date().toISOString().slice(0, 10), sha256: contractHash(image), differs };
  } catch (error) {
    if (!(error instanceof LabFault)) throw error;
    report(`    ${error.message.split('\n').slice(0, 2).join(' ')}`);
    return null;
  } finally {
    if (!there && !keep) await execa('docker', ['image', 'rm', from], { reject: false });
  }
}

function referenceOf({ name, tag }: CatalogueImage): string {
  return `${name}:${tag}`;
}

/** Of everything that a row says of its image. */
export function contractHash({ name, tag, contract }: CatalogueImage): string {
  return createHash('sha256')
    .update(JSON.stringify([name, tag, contract]))
    .digest('hex');
}
