import { expect, it } from 'vitest';
import type { Bench } from '../../src/verify/bench.ts';
import { anyArchitecture } from '../../src/verify/promises/any-architecture.ts';

async function stateOf(...lines: readonly string[]): Promise<string> {
  const dockerfileText = ['FROM golang:1.26 AS build', ...lines].join('\n');
  const bench = { dockerfileText, subject: { compiled: false } } as unknown as Bench;
  return (await anyArchitecture.prove(bench)).state;
}

it.each([
  ['a default for a platform argument', 'ARG TARGETARCH=amd64'],
  ['a stage for one platform', 'FROM --platform=linux/amd64 node:24'],
  ['Go compiled for one', 'RUN CGO_ENABLED=0 GOARCH=amd64 go build -o /parcel ./cmd/parcel'],
  ['Go compiled for one, in quotes', 'RUN GOOS=linux GOARCH="arm64" go build .'],
  ['Go compiled for one by the environment', 'ENV GOOS=linux GOARCH=amd64'],
  ['Rust compiled for one', 'RUN cargo build --release \\\n    --target x86_64-unknown-linux-musl'],
  ['.NET published for one', 'RUN dotnet publish -c Release -r linux-x64 -o /out'],
])('%s fixes the platform', async (_, line) => expect(await stateOf(line)).toBe('broken'));

it.each([
  ['an argument without default', 'ARG TARGETARCH'],
  ['a stage on the platform of the builder', 'FROM --platform=$BUILDPLATFORM node:24'],
  ['Go compiled for the platform asked for', 'RUN GOARCH=$TARGETARCH go build .'],
  ['Go compiled for the platform asked for, in braces', 'RUN GOARCH="${TARGETARCH}" go build .'],
  ['a choice by the platform asked for', 'RUN if [ "$TARGETARCH" = arm64 ]; then GOARCH=arm64 go build .; fi'],
  ['Rust compiled for a variable', 'RUN cargo build --target "$RUST_TARGET"'],
  ['.NET published for a variable', 'RUN dotnet publish -r linux-$TARGETARCH'],
])('%s does not', async (_, line) => expect(await stateOf(line)).toBe('proven'));
