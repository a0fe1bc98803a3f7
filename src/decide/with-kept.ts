import type { Facts } from '../model/facts.ts';
import type { Plan, PlannedImage, Process } from '../model/plan.ts';
import type { Kept } from '../model/takeover.ts';

/** The plan with what a person's own Dockerfile said and no question asks for. */
export function withKept(plan: Plan, { kept, dockerfile }: Pick<Facts, 'kept' | 'dockerfile'>): Plan {
  const named = dockerfile === undefined ? plan : { ...plan, dockerfile };
  if (kept === undefined) return named;
  return {
    ...named,
    kept: withoutRepeats(kept, plan),
    user: kept.user ?? plan.user,
    images: mirrored(plan.images, kept),
    process: { ...started(plan.process, kept), ...healthOf(plan.process, kept), ...optionsOf(kept) },
    context: { ...plan.context, include: [...new Set([...plan.context.include, ...kept.include])] },
  };
}

/** A variable that the plan sets itself is not set twice. */
function withoutRepeats(kept: Kept, { process, view }: Plan): Kept {
  const environment = Array.isArray(view['environment']) ? view['environment'].join(' ') : '';
  const repeated = `PORT=${process.port ?? ''}`;
  if (!environment.split(' ').includes(repeated)) return kept;
  return { ...kept, instructions: kept.instructions.filter(({ text }) => text !== `ENV ${repeated}`) };
}

/** The script stands in front of the program, behind tini where that is process 1. */
function started(process: Process, { entrypoint, stopSignal, arguments: words }: Kept): Process {
  const more =
    process.cmd.length > 0 ? { cmd: [...process.cmd, ...words] } : { entrypoint: [...process.entrypoint, ...words] };
  const signal = { ...process, ...more, stopSignal: stopSignal ?? process.stopSignal };
  if (entrypoint === null) return signal;
  const behind = process.entrypoint[0] === '/tini' ? 2 : 0;
  const program = [...signal.entrypoint.slice(behind), ...signal.cmd];
  return { ...signal, entrypoint: [...process.entrypoint.slice(0, behind), ...entrypoint], cmd: program };
}

function healthOf({ health, healthWhyNot }: Process, kept: Kept): Pick<Process, 'health' | 'healthWhyNot'> {
  return kept.health === null || health.length > 0
    ? { health, healthWhyNot }
    : { health: kept.health, healthWhyNot: '' };
}

const OPTION =
  /^--(?:(?:interval|timeout|start-period|start-interval)=[\d.]+(?:ms|s|m|h)(?:[\d.]+(?:ms|s|m))*|retries=\d+)$/;
const USUAL = { '--interval': '30s', '--timeout': '3s', '--start-period': '30s', '--start-interval': '1s' };

/** What the old check said of its times stands above what is usual. */
function optionsOf({ healthOptions = [] }: Kept): Pick<Process, 'healthOptions'> {
  const own = healthOptions.filter((option) => OPTION.test(option));
  if (own.length === 0) return {};
  const given = Object.fromEntries(own.map((option) => option.split('=', 2) as [string, string]));
  return { healthOptions: Object.entries({ ...USUAL, ...given }).map(([name, value]) => `${name}=${value}`) };
}

/** Official images come by way of the mirror that the old file named; others have no place in it. */
function mirrored(images: Plan['images'], { mirror }: Kept): Plan['images'] {
  if (mirror === null) return images;
  const through = (image: PlannedImage): PlannedImage =>
    /^[a-z0-9-]+:/.test(image.from) ? { ...image, from: `${mirror}/${image.from}` } : image;
  return Object.fromEntries(Object.entries(images).map(([role, image]) => [role, through(image)]));
}
