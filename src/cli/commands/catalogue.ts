import { catalogue as images, proofOf, proven, provenBuilders, type CatalogueImage } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { table } from '../dialog/layout.ts';
import type { Call } from '../parse-arguments.ts';
import { stackNames } from '../stack-names.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf, type Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';

/** `ironhull catalogue` */
export async function catalogue(call: Call, { stdout }: Streams): Promise<number> {
  if (call.argument !== null) throw new UsageError(`catalogue takes no folder: ${visible(call.argument)}.`);
  const terminal = terminalOf(stdout, process.env);
  stdout.write(call.options['json'] === true ? report() : `${inMarksOf(terminal, screen(terminal).join('\n'))}\n`);
  return EXIT.ok;
}

function report(): string {
  return `${JSON.stringify({ schemaVersion: 1, command: 'catalogue', asOf: asOf(), images, proven }, null, 2)}\n`;
}

function screen(terminal: Terminal): readonly string[] {
  const groups = Map.groupBy(images, (image) => `${image.provides[0] ?? ''} ${image.cycle}`);
  const lines = [...groups].flatMap(([title, rows]) => [
    '',
    `  ${terminal.paint('strong', title)} · ${endOf(rows)}`,
    ...table(
      rows.map((row) => ({ label: row.family, value: fromOf(row), from: notes(row) })),
      terminal,
    ),
  ]);
  return [`  catalogue as of ${asOf()}, judged by that day`, ...lines];
}

function endOf(rows: readonly CatalogueImage[]): string {
  const ends = rows.flatMap((row) => (row.endOfLife === null ? [] : [row.endOfLife]));
  if (ends.length === 0) return 'no end of life';
  const end = ends.reduce((first, next) => (next < first ? next : first));
  return end < asOf() ? `ended ${end}` : `supported until ${end}`;
}

function asOf(): string {
  return images.map((image) => image.asOf).reduce((latest, next) => (next > latest ? next : latest));
}

function fromOf(image: CatalogueImage): string {
  const name = image.tag === '' ? image.name : `${image.name}:${image.tag}`;
  return image.digest === null ? name : `${name}@${image.digest.slice(0, 19)}…`;
}

function notes(image: CatalogueImage): string {
  const account = image.contract.user === '' ? 'root' : image.contract.user;
  return [
    image.roles.join('+'),
    `user ${account}`,
    ...(image.contract.shell === null ? ['no shell'] : []),
    ...(image.floating && image.digest === null ? ['floating tag'] : []),
    ...(image.login ? ['needs a login'] : []),
    ...(isUnproven(image) ? ['unproven'] : []),
  ].join(', ');
}

/**
 * What a stack ships on and the lab has never built and run, and what nothing that it proved was built with; bases that several stacks share are
 * proven by the sites on them.
 */
function isUnproven({ roles, provides: [product = ''], family }: CatalogueImage): boolean {
  if (roles.every((role) => role === 'build')) return !provenBuilders.includes(product);
  return roles.includes('runtime') && stackNames.includes(product) && proofOf(product, family, proven) === null;
}
