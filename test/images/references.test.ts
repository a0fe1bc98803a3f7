import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { parseImageLines, renderImageLines, renderReferences } from '../../scripts/image-lines.ts';
import type { ImageLine } from '../../scripts/image-lines.ts';
import { catalogue } from '../../src/images/index.ts';
import { imageReference } from '../../src/images/resolve.ts';

const folder = new URL('../../src/images/', import.meta.url);
const dockerfile = readFileSync(new URL('images.Dockerfile', folder), 'utf8');
const lines = parseImageLines(dockerfile);

describe('images.Dockerfile', () => {
  it('is a Dockerfile of FROM lines, one per catalogue row, as bots read it', () => {
    const stages = DockerfileParser.parse(dockerfile).getFROMs();
    const seen = stages.map((from) => `${from.getImage()} ${from.getBuildStage()}`);
    expect(seen.toSorted()).toEqual(catalogue.map((row) => `${imageReference(row)} ${row.id}`).toSorted());
  });

  it('agrees with references.ts (else: npm run catalogue -- --offline)', () => {
    expect(readFileSync(new URL('references.ts', folder), 'utf8')).toBe(renderReferences(lines));
  });

  it('is dated', () => {
    expect(lines.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('comes back unchanged when nothing is new', () => {
    expect(renderImageLines(dockerfile, lines)).toBe(dockerfile);
  });

  it('takes new tags, digests and date and keeps every comment', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const bumped = (image: ImageLine): ImageLine =>
      image.id === 'node-24-slim' ? { ...image, tag: '24.99.0-trixie-slim', digest } : image;
    const images = lines.images.map(bumped);
    const text = renderImageLines(dockerfile, { checked: '2030-01-02', images });
    expect(text).toContain(`\nFROM node:24.99.0-trixie-slim@${digest} AS node-24-slim\n`);
    expect(text).toContain('# Checked: 2030-01-02\n');
    expect(text.split('\n').length).toBe(dockerfile.split('\n').length);
    expect(parseImageLines(text)).toEqual({ checked: '2030-01-02', images });
  });

  it.each([
    'RUN id',
    'FROM node',
    'FROM node:24',
    'FROM --platform=x node:24 AS a',
    'FROM $BASE AS a',
    "FROM node:24' AS a",
    'FROM a:1@sha256:12 AS a',
  ])('refuses the line %j with its number', (line) => {
    expect(() => parseImageLines(`# Checked: 2026-01-01\n\n${line}\n`)).toThrow('images.Dockerfile:3 ');
  });
});
