import type { ImageReference } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

/** Tags that name a channel rather than a version. */
const CHANNEL =
  /^(?:latest|lts|stable|edge|main|master|nightly|rolling|current|mainline|dev|debug|nonroot|alpine|slim|bullseye|bookworm|trixie|jammy|noble|focal)(?:-|$)/;
const VERSIONED = /\d+\.\d+/;

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
      const partial = input.shippedStages.has(stage) ? 'medium' : 'low';
      report({
        at: range,
        message,
        data: { image: reference.text },
        ...(message === 'partial' ? { severity: partial } : {}),
      });
    }
  },
});

/** What is loose about a tag; `null` when it names a version or a digest stands behind it. */
function weakness(reference: ImageReference): 'untagged' | 'latest' | 'channel' | 'partial' | null {
  const { tag, digest } = reference;
  if (digest !== null || isFloatingPublisher(reference)) return null;
  if (tag === null) return 'untagged';
  if (/(?:^|-)latest$/.test(tag)) return 'latest';
  if (CHANNEL.test(tag) && !VERSIONED.test(tag)) return 'channel';
  return /^v?\d+(?:-|$)/.test(tag) && !isWhole(reference, tag) ? 'partial' : null;
}

/** Distroless and the free tags of hardened vendors have no exact versions: `base-image-digest` speaks of them. */
function isFloatingPublisher({ registry, repository }: ImageReference): boolean {
  return registry === 'cgr.dev' || repository.startsWith('distroless/') || repository.startsWith('docker/dockerfile');
}

/** Products whose whole version is one number or a date. */
function isWhole({ repository }: ImageReference, tag: string): boolean {
  return /^\d{4,}/.test(tag) || /\/(?:fedora|centos|amazonlinux|archlinux|postgres)$/.test(repository);
}
