import type { ImageReference, Range } from '../model/dockerfile.ts';
import { type DockerfileInput, type Mend, defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

/** Tags that name a channel rather than a version. */
const CHANNEL =
  /^(?:latest|lts|stable|edge|main|master|nightly|rolling|current|mainline|dev|debug|nonroot|alpine|slim|bullseye|bookworm|trixie|jammy|noble|focal)(?:-|$)/;
/** A version, or the day on which Debian and Ubuntu made it. */
const VERSIONED = /\d+\.\d+|-\d{8}(?:-|$)/;

export default defineRule({
  name: 'base-image-tag',
  summary: 'Every image from outside names an exact version.',
  severity: 'high',
  builder: 'less',
  references: [
    'hadolint DL3006',
    'hadolint DL3007',
    'Trivy DS-0001',
    'Checkov CKV_DOCKER_7',
    'KICS 9efb0b2d',
    'KICS f45ea400',
    'CIS-DI-0006',
    'CIS Docker 5.28',
    'NIST SP 800-190 4.1.5',
  ],
  messages: {
    untagged: '{image} has no tag: the next build may take another major version',
    latest: '{image} follows latest: the next build may take another major version',
    channel: '{image} names a channel, not a version',
    partial: '{image} names no patch version: two builds of one commit may differ',
  },
  check(input, report) {
    for (const { reference, range, stage } of externalImages(input)) {
      const message = weakness(reference);
      if (message === null) continue;
      report({
        at: range,
        message,
        data: { image: reference.text },
        ...(message === 'partial' ? { severity: partial(reference, input.shippedStages.has(stage)) } : {}),
        ...fixOf(input, reference, range),
      });
    }
  },
});

/** A missing patch version alone is the least of it. */
function partial({ tag }: ImageReference, shipped: boolean): 'medium' | 'low' {
  return shipped && !/^v?\d+\.\d/.test(tag ?? '') ? 'medium' : 'low';
}

/** The exact version of the same line and flavour, where the name stands as it is meant and not behind a variable. */
function fixOf({ vetted, dockerfile }: DockerfileInput, reference: ImageReference, range: Range): { fix?: Mend } {
  const exact = vetted.exact(reference);
  if (exact === null) return {};
  const written = dockerfile.text.slice(range.start, range.end);
  const at = written.lastIndexOf(reference.text);
  if (at === -1 || !written.endsWith(reference.text)) return {};
  const edit = { range: { start: range.start + at, end: range.end }, text: exact.from };
  return { fix: { title: `take ${exact.from}`, safe: exact.same, edits: [edit] } };
}

/** What is loose about a tag; `null` when it names a version or a digest stands behind it. */
function weakness(reference: ImageReference): 'untagged' | 'latest' | 'channel' | 'partial' | null {
  const { tag, digest } = reference;
  if (digest !== null || isFloatingPublisher(reference)) return null;
  if (tag === null) return 'untagged';
  if (/(?:^|-)latest$/.test(tag)) return 'latest';
  if (CHANNEL.test(tag) && !VERSIONED.test(tag)) return 'channel';
  return isPartial(reference, tag) ? 'partial' : null;
}

function isPartial(reference: ImageReference, tag: string): boolean {
  if (/^v?\d+(?:-|$)/.test(tag)) return !isWhole(reference, tag);
  return /^v?\d+\.\d+(?:-|$)/.test(tag) && THREE_PARTS.test(reference.repository);
}

/** Products whose versions have three parts, so that two of them still move. */
const THREE_PARTS = /^library\/(?:node|python|golang|ruby|php|rust)$/;

/** Distroless and the free tags of hardened vendors have no exact versions: `base-image-digest` speaks of them. */
function isFloatingPublisher({ registry, repository }: ImageReference): boolean {
  return registry === 'cgr.dev' || repository.startsWith('distroless/') || repository.startsWith('docker/dockerfile');
}

/** Products whose whole version is one number or a date. */
function isWhole({ repository }: ImageReference, tag: string): boolean {
  return /^\d{4,}/.test(tag) || /\/(?:fedora|centos|amazonlinux|archlinux|postgres)$/.test(repository);
}
