import type { BuildTarget } from '../model/deployment.ts';
import { folderOf, joinPath, nameOf } from './paths.ts';

/** Projects of .NET, in which Visual Studio writes down from where their Dockerfile is built. */
export const PROJECT = /\.(?:cs|fs|vb)proj$/;

/** The build that a project speaks of: its Dockerfile lies beside it, the folder that is sent is most often the solution's. */
export function readProject(file: string, text: string): readonly BuildTarget[] {
  const context = /<DockerfileContext>([^<>\n]{1,300})<\/DockerfileContext>/.exec(text);
  if (context === null) return [];
  const folder = folderOf(file);
  const path = joinPath(folder, slashed(context[1] ?? ''));
  const named = /<DockerfileFile>([^<>\n]{1,300})<\/DockerfileFile>/.exec(text)?.[1] ?? 'Dockerfile';
  const dockerfile = joinPath(folder, slashed(named));
  if (path === null || dockerfile === null) return [];
  const line = text.slice(0, context.index).split('\n').length;
  return [
    {
      source: 'visual-studio',
      name: nameOf(file).replace(PROJECT, ''),
      context: path,
      dockerfile,
      target: null,
      args: {},
      secrets: [],
      tags: [],
      pushes: false,
      production: true,
      from: `${file}:${line}`,
    },
  ];
}

function slashed(path: string): string {
  return path.trim().replaceAll('\\', '/');
}
