import { afterAll, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { readerOf } from './reader.ts';

const axum = readerOf('rust', 'axum');
const foghorn = readerOf('rust', 'musl');
const stamps = readerOf('go', 'vendored');
afterAll(() => [axum, foghorn, stamps].forEach(({ cwd }) => discard(cwd)));

describe('tools that crates were compiled with', () => {
  const chef = [
    'FROM rust:1.99 AS build',
    'RUN cargo install cargo-chef cargo-auditable',
    'COPY recipe.json .',
    'RUN cargo chef cook --release',
    'COPY . .',
    'RUN cargo auditable build --release',
    'FROM debian:13-slim',
    'COPY --from=build /target/release/berths /app',
    'CMD ["/app"]',
  ];

  it('are asked for again, at our version of them', () => {
    const { answers, kept: own } = axum.read(chef);
    expect(answers.cargoChef).toEqual({ value: true, from: 'Dockerfile:4' });
    expect(answers.cargoAuditable).toEqual({ value: true, from: 'Dockerfile:6' });
    expect(own.instructions).toEqual([]);
    expect(axum.written(chef)).toContain('cargo auditable build --frozen');
  });

  it('are not where they have nothing to do', () => {
    expect(foghorn.read(chef).answers.cargoChef).toBeUndefined();
    expect(stamps.read(['FROM golang:1.27', 'RUN cargo chef cook', 'CMD ["/app"]']).answers.cargoChef).toBeUndefined();
  });
});
