import { join } from 'node:path';

/** An app that is built twice: with our files, and as tutorials do it. */
export interface BesideApp {
  /** As people call it. */
  readonly name: string;
  /** Row whose fixture and files are ours. */
  readonly row: string;
  /** The tutorial's single-stage Dockerfile. */
  readonly tutorial: string;
  /** Catalogue row of the image that tutorials start from, and the short tag they write. */
  readonly image: { readonly id: string; readonly tag: string };
  /** A source file, and how a comment in it is written: a change that a developer makes twenty times a day. */
  readonly source: { readonly path: string; readonly comment: string };
  /** What a tutorial's repository has and the fixture has not. */
  readonly files: Readonly<Record<string, string>>;
}

/** One app for each kind of thing that people put into containers. */
export const BESIDE_APPS: readonly BesideApp[] = [
  {
    name: 'Express',
    row: 'node/express-npm',
    tutorial: tutorial('express'),
    image: { id: 'node-24-full', tag: '24' },
    source: { path: 'src/server.js', comment: '//' },
    files: {},
  },
  {
    name: 'Next.js',
    row: 'node/next-public',
    tutorial: tutorial('next'),
    image: { id: 'node-24-full', tag: '24' },
    source: { path: 'app/page.js', comment: '//' },
    files: {},
  },
  {
    name: 'FastAPI',
    row: 'python/fastapi-uv',
    tutorial: tutorial('fastapi'),
    image: { id: 'python-3.13-full', tag: '3.13' },
    source: { path: 'orders/main.py', comment: '#' },
    files: { 'requirements.txt': 'fastapi>=0.115\nuvicorn>=0.34\n' },
  },
  {
    name: 'Go',
    row: 'go/chi',
    tutorial: tutorial('go'),
    image: { id: 'go-1.26-full', tag: '1.26' },
    source: { path: 'cmd/berths/main.go', comment: '//' },
    files: {},
  },
  {
    name: 'Go on scratch',
    row: 'go/chi@scratch',
    tutorial: tutorial('go'),
    image: { id: 'go-1.26-full', tag: '1.26' },
    source: { path: 'cmd/berths/main.go', comment: '//' },
    files: {},
  },
  {
    name: 'Rust',
    row: 'rust/axum',
    tutorial: tutorial('rust'),
    image: { id: 'rust-1.99-slim', tag: '1.99-slim' },
    source: { path: 'src/main.rs', comment: '//' },
    files: {},
  },
  {
    name: 'Rust on scratch',
    row: 'rust/axum@scratch',
    tutorial: tutorial('rust'),
    image: { id: 'rust-1.99-slim', tag: '1.99-slim' },
    source: { path: 'src/main.rs', comment: '//' },
    files: {},
  },
];

function tutorial(name: string): string {
  return join(import.meta.dirname, `${name}.Dockerfile`);
}
