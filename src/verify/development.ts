import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Packages that the manifests in a folder name for development only. */
export async function developmentPackages(folder: string): Promise<readonly string[]> {
  const text = async (name: string): Promise<string> => readFile(join(folder, name), 'utf8').catch(() => '');
  return [...nodePackages(await text('package.json')), ...pythonPackages(await text('pyproject.toml'))];
}

function nodePackages(manifest: string): readonly string[] {
  try {
    return Object.keys((JSON.parse(manifest) as { devDependencies?: Record<string, string> }).devDependencies ?? {});
  } catch {
    return [];
  }
}

/** Lines of `[dependency-groups]` and of Poetry's dev group, up to the next table. */
function pythonPackages(project: string): readonly string[] {
  const groups = project
    .split(/^(?=\[)/m)
    .filter((table) => /^\[(?:dependency-groups|tool\.poetry\.group\.dev\.dependencies)\]/.test(table));
  return groups.flatMap((group) => {
    const listed = [...group.matchAll(/["']([A-Za-z][\w.-]*)\s*(?:[<>=!~[;][^"']*)?["']/g)].map(
      (match) => match[1] ?? '',
    );
    const keyed = group.startsWith('[tool.poetry')
      ? [...group.matchAll(/^([A-Za-z][\w.-]*)\s*=/gm)].map((match) => match[1] ?? '')
      : [];
    return [...listed, ...keyed];
  });
}

/** Deviations that a file made by ironhull declares in its head: `# Deviation from H5: why`. */
export function declaredDeviations(dockerfile: string): readonly { readonly promise: string; readonly why: string }[] {
  return [...dockerfile.matchAll(/^# Deviation from (H\d+): (.+)$/gm)].map((match) => ({
    promise: match[1] ?? '',
    why: match[2] ?? '',
  }));
}
