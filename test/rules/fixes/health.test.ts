import rule from '../../../src/rules/healthcheck-missing.ts';
import type { Process } from '../../../src/model/plan.ts';
import { fixTable } from './fix-table.ts';
import { projectWith } from './project-with.ts';

const NODE = '/usr/local/bin/node';
const PYTHON = '/usr/local/bin/python';

const around = (process: Partial<Process>) => {
  const all = {
    ...projectWith({}).plan.process,
    port: 3000,
    endpoint: '/up',
    health: [NODE, 'http://x:3000/up?30001'],
  };
  return { project: projectWith({ plan: { process: { ...all, ...process } } }) };
};
const check = (port: number, program = NODE) =>
  `HEALTHCHECK --interval=30s --timeout=3s --start-period=30s CMD ["${program}", "http://x:${port}/up?30001"]`;
const at = (before: string, start: string, port: number) =>
  [`FROM node:24\n${before}${start}`, `FROM node:24\n${before}${check(port)}\n${start}`] as const;
const PYTHONS = around({ health: [PYTHON, 'http://x:3000/up?30001'] });

fixTable(rule, {
  around: around({}),
  says: { title: 'ask /up', safe: false },
  mends: [
    at('', 'CMD ["node", "a.js"]', 3000),
    at('COPY a b\n', 'ENTRYPOINT ["node"]\nCMD ["a.js"]', 3000),
    ['FROM python:3.13\nCMD ["x"]', `FROM python:3.13\n${check(3000, PYTHON)}\nCMD ["x"]`, PYTHONS],
    // The port that the start names, else the only one that is exposed.
    ...[
      'CMD ["x", "--port", "8080"]',
      'CMD ["x", "--port=8080"]',
      'CMD ["x", "-p", "8080"]',
      'CMD ["x", "--bind", "0.0.0.0:8080"]',
      'CMD ["x", "--bind=:8080"]',
      'CMD ["x", "-b", "[::]:8080"]',
    ].map((start) => at('EXPOSE 9090\n', start, 8080)),
    at('EXPOSE 8080\n', 'CMD ["x", "--ports", "9090"]', 8080),
    at('EXPOSE 8080/tcp\n', 'CMD ["x"]', 8080),
    ...[
      'EXPOSE 8080 9090\n',
      'EXPOSE 8080\nEXPOSE 9090\n',
      'EXPOSE 8080/udp\n',
      'EXPOSE 8080-8090\n',
      'EXPOSE $PORT\n',
    ].map((ports) => at(ports, 'CMD ["x"]', 3000)),
  ],
  leaves: [
    ['FROM node:24\nCMD ["x"]', {}],
    ['FROM node:24\nCMD ["x"]', around({ port: null })],
    ['FROM node:24\nCMD ["x"]', around({ endpoint: null })],
    ['FROM node:24\nCMD ["x"]', around({ health: [] })],
    ['FROM node:24\nCMD ["x"]', around({ health: ['curl', 'x'] })],
    ['FROM node:24\nCMD ["x"]', PYTHONS],
    ['FROM python:3.13\nCMD ["x"]', around({})],
    'FROM python:3.13\nCMD ["x"]',
    'FROM debian:13\nCMD ["x"]',
    'FROM scratch\nCMD ["x"]',
    'FROM node:24 AS base\nFROM base\nCMD ["x"]',
  ],
});
