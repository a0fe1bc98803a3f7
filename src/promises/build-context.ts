import dockerignore from '@balena/dockerignore';
import type { Generated } from './read-dockerfile.ts';

/** What people have lying about in a checkout and no build may see. */
const PLANTED = [
  '.env',
  '.env.local',
  'src/.env',
  '.git/config',
  'apps/web/.git/HEAD',
  '.netrc',
  '.ssh/id_ed25519',
  'deploy/id_rsa',
  'certs/server.key',
  'src/server.pem',
  'terraform.tfstate',
  'backup.sql.gz',
  'node_modules/left/index.js',
  '.venv/bin/python',
  'Dockerfile',
  '.ironhull/state.json',
];

/** H9: the context denies everything first and lets in by name, and nothing that was planted gets through. */
export function buildContext(files: Generated): readonly string[] {
  const patterns = files.dockerignore.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const ignores = dockerignore.default().add(patterns);
  return [
    ...(patterns[0] === '*' || patterns[0] === '**' ? [] : ['the first pattern does not deny everything']),
    ...(patterns.some((pattern) => pattern.startsWith('!')) ? [] : ['nothing is let in']),
    ...PLANTED.filter((path) => !ignores.ignores(path)).map((path) => `${path} reaches the build`),
  ];
}
