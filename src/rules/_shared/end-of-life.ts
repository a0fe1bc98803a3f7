import type { ImageReference } from '../../model/dockerfile.ts';

/** Day after which a release line gets no fixes (ISO dates, upstream schedules, as of 2026-11-22). */
const CYCLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  node: {
    10: '2021-04-30',
    12: '2022-04-30',
    14: '2023-04-30',
    15: '2021-06-01',
    16: '2023-09-11',
    17: '2022-06-01',
    18: '2025-04-30',
    19: '2023-06-01',
    20: '2026-04-30',
    21: '2024-06-01',
    22: '2027-04-30',
    23: '2025-06-01',
    24: '2028-04-30',
    25: '2026-06-01',
    26: '2029-04-30',
  },
  python: {
    2: '2020-04-20',
    2.7: '2020-04-20',
    3.5: '2020-09-30',
    3.6: '2021-12-23',
    3.7: '2023-06-27',
    3.8: '2024-10-07',
    3.9: '2025-10-31',
    '3.10': '2026-10-31',
    3.11: '2027-10-31',
    3.12: '2028-10-31',
    3.13: '2029-10-31',
    3.14: '2030-10-31',
  },
  golang: {
    1.16: '2022-03-15',
    1.17: '2022-08-02',
    1.18: '2023-02-01',
    1.19: '2023-08-08',
    '1.20': '2024-02-06',
    1.21: '2024-08-13',
    1.22: '2025-02-11',
    1.23: '2025-08-12',
    1.24: '2026-02-10',
    1.25: '2026-08-19',
  },
  debian: {
    8: '2020-06-30',
    9: '2022-06-30',
    10: '2024-06-30',
    11: '2026-08-31',
    12: '2026-07-11',
    jessie: '2020-06-30',
    stretch: '2022-06-30',
    buster: '2024-06-30',
    bullseye: '2026-08-31',
    bookworm: '2026-07-11',
  },
  ubuntu: {
    14.04: '2019-04-30',
    16.04: '2021-04-30',
    18.04: '2023-05-31',
    20.04: '2025-05-31',
    22.04: '2027-06-01',
    24.04: '2029-05-31',
    xenial: '2021-04-30',
    bionic: '2023-05-31',
    focal: '2025-05-31',
  },
  alpine: {
    3.12: '2022-05-01',
    3.13: '2022-11-01',
    3.14: '2023-05-01',
    3.15: '2023-11-01',
    3.16: '2024-05-23',
    3.17: '2024-11-22',
    3.18: '2025-05-09',
    3.19: '2025-11-01',
    '3.20': '2026-04-01',
    3.21: '2026-11-01',
    3.22: '2027-05-01',
    3.23: '2027-11-01',
    3.24: '2028-06-01',
  },
  php: {
    5.6: '2018-12-31',
    7.2: '2020-11-30',
    7.3: '2021-12-06',
    7.4: '2022-11-28',
    '8.0': '2023-11-26',
    8.1: '2025-12-31',
    8.2: '2026-12-31',
    8.3: '2027-12-31',
    8.4: '2028-12-31',
  },
  ruby: {
    2.5: '2021-04-05',
    2.6: '2022-04-12',
    2.7: '2023-03-31',
    '3.0': '2024-04-23',
    3.1: '2025-03-26',
    3.2: '2026-03-31',
    3.3: '2027-03-31',
  },
  postgres: {
    11: '2023-11-09',
    12: '2024-11-14',
    13: '2025-11-13',
    14: '2026-11-12',
    15: '2027-11-11',
    16: '2028-11-09',
  },
  fedora: { 38: '2024-05-21', 39: '2024-11-26', 40: '2025-05-13', 41: '2025-11-19' },
};

/** Releases that stand in other images' tags, as in `node:20-bullseye`. */
const RELEASES: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /(?:^|-)(jessie|stretch|buster|bullseye|bookworm)(?:-|$)/, name: 'debian' },
  { pattern: /(?:^|-)alpine(3\.\d+)(?:-|$)/, name: 'alpine' },
  { pattern: /(?:^|-)(xenial|bionic|focal)(?:-|$)/, name: 'ubuntu' },
];

/** A release line whose support has ended. */
export interface Ended {
  /** As in `node 16` or `debian buster`. */
  readonly line: string;
  readonly date: string;
}

/** The ended release line of an image, by name and tag, judged by a day; `null` when it is supported or not known. */
export function endOfLife(reference: ImageReference, today: string): Ended | null {
  const tag = reference.tag ?? '';
  const official = /^library\/(.+)$/.exec(reference.repository)?.[1] ?? '';
  const distroless = /^distroless\/.*-debian(\d+)$/.exec(reference.repository)?.[1];
  const lines = [
    ...versionsIn(tag).flatMap((version) => lineOf(official, version)),
    ...RELEASES.flatMap(({ pattern, name }) => lineOf(name, pattern.exec(tag)?.[1])),
    ...lineOf('debian', distroless),
  ];
  return lines.find(({ date }) => date < today) ?? null;
}

/** `3.12` and `3` of `3.12.1-slim`. */
function versionsIn(tag: string): readonly string[] {
  return /^v?((\d+)(?:\.\d+)?)/.exec(tag)?.slice(1) ?? [];
}

function lineOf(name: string, cycle: string | undefined): Ended[] {
  const date = cycle === undefined ? undefined : CYCLES[name]?.[cycle];
  return date === undefined ? [] : [{ line: `${name} ${cycle}`, date }];
}
